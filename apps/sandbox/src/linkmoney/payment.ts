import { randomUUID } from 'node:crypto';
import type { Amount, CreateBody } from './create.body';
import type { Customer } from './customer';
import type { Step } from './payment.script';

/** One debit; there is never a second one with the same request key. */
export class Payment {
  readonly id = randomUUID();
  readonly requestKey: string;
  readonly clientReferenceId: string | undefined;
  readonly asked: Amount;
  state = 'CREATED';
  /** What was debited, where that differs from what was asked. */
  debited: number | null = null;
  failure: { code: string; description: string } | null = null;

  /** What is happening to it; another script takes the place of the rest of this one. */
  script: readonly Step[] = [];

  constructor(
    readonly customer: Customer,
    details: NonNullable<CreateBody['paymentDetails']>,
  ) {
    this.requestKey = details.requestKey;
    this.clientReferenceId = details.clientReferenceId;
    this.asked = details.amount;
  }

  view(): object {
    return {
      transactionId: this.id,
      transactionStatus: this.state,
      clientReferenceId: this.clientReferenceId,
      customerId: this.customer.id,
      amount: { value: this.debited ?? this.asked.value, currency: this.asked.currency },
      accountDetails: { accountLastFourDigits: '6789' },
      ...(this.failure && { transactionFailureReason: this.failure }),
    };
  }
}
