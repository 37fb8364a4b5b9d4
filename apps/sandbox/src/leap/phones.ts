import { Injectable } from '@nestjs/common';
import type { CreateBody } from './create.check';
import { Link, Phone, User } from './user';

const SEED = {
  phone: '+5215521206706',
  userId: '5bMwDyW4ZDVgu58HKzocpZcZ7fz1',
  email: 'ariel+fielContigo@leapfinancial.com',
};
/** Numbers whose user was there before anybody asked (contract §11). */
const RETURNING = ['9008', '9010', '9020'];
const INSTRUMENTS: Record<string, string> = { '9060': 'Blocked', '9061': 'Validating' };

/** Everybody's phones, users and links, by key. */
@Injectable()
export class Phones {
  private readonly byNumber = new Map<string, Phone>();
  private readonly links = new Map<string, Link>();

  /** Makes the record when the number is asked about for the first time. */
  get(key: string, number: string): Phone {
    const at = `${key} ${number}`;
    const phone = this.byNumber.get(at) ?? withReturningUser(new Phone(number));
    this.byNumber.set(at, phone);
    return phone;
  }

  ofUser(key: string, userId: string): Phone | undefined {
    return this.ofKey(key).find(({ user }) => user?.id === userId);
  }

  ofEmail(key: string, email: string): Phone | undefined {
    return this.ofKey(key).findLast(({ user }) => user?.email === email);
  }

  /** At any key: whoever came last. */
  ofNumber(number: string): Phone | undefined {
    return [...this.byNumber.values()].findLast((phone) => phone.number === number && phone.user !== null);
  }

  /** The number's user, made of this body if it has none. */
  enrol(phone: Phone, { countryCode, email, addCardParams, ubnParams }: CreateBody): User {
    if (phone.user) return phone.user;
    const user = new User(countryCode, email ?? null);
    const usable = addCardParams ? 'ValidCard' : ubnParams ? 'ValidatedPush' : undefined;
    user.paymentMethodStatus = INSTRUMENTS[phone.magic] ?? usable;
    phone.user = user;
    return user;
  }

  newLink(phone: Phone, user: User): Link {
    const link = new Link(phone, user, phone.reissues > 0 || phone.creates > 1);
    this.links.set(link.code, link);
    return link;
  }

  link(code: string): Link | undefined {
    return this.links.get(code);
  }

  private ofKey(key: string): Phone[] {
    return [...this.byNumber].filter(([at]) => at.startsWith(`${key} `)).map(([, phone]) => phone);
  }
}

function withReturningUser(phone: Phone): Phone {
  const seeded = phone.number === SEED.phone;
  if (!seeded && !RETURNING.includes(phone.magic)) return phone;
  phone.user = seeded ? new User('MX', SEED.email, SEED.userId) : new User(null, null);
  phone.user.status = 'Completed';
  phone.user.paymentMethodStatus = 'ValidCard';
  return phone;
}
