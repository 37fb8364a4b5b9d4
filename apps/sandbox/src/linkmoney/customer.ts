import { randomUUID } from 'node:crypto';
import type { CreateBody } from './create.body';
import { magicOf } from './magic';

/** Somebody who has begun to link an account; one per e-mail. */
export class Customer {
  readonly id = randomUUID();
  readonly magic: string;
  readonly creationDate = new Date().toISOString();
  status: 'CREATED' | 'ACTIVE' | 'INACTIVE' = 'CREATED';
  account: { id: string; status: 'ACTIVE' | 'INACTIVE' } | null = null;

  constructor(readonly person: Pick<CreateBody, 'firstName' | 'lastName' | 'email'>) {
    this.magic = magicOf(person.email);
  }

  view(): object {
    const { firstName, lastName, email } = this.person;
    return { id: this.id, customerStatus: this.status, email, firstName, lastName, creationDate: this.creationDate };
  }

  accountViews(): object[] {
    if (!this.account) return [];
    return [
      {
        accountId: this.account.id,
        accountStatus: this.account.status,
        accountType: 'checking',
        accountLastFourDigits: '6789',
        financialInstitutionId: 'sim-bank',
        financialInstitutionName: 'Simulated Bank',
        preferred: true,
        creationDate: this.creationDate,
        iconUrl: 'https://bank.example/icon.png',
        logoUrl: 'https://bank.example/logo.png',
      },
    ];
  }
}
