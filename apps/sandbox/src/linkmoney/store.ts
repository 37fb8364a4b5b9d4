import { Injectable } from '@nestjs/common';
import { Customer } from './customer';
import type { LinkSession } from './link-session';
import type { Payment } from './payment';

/** All that Link Money knows. */
@Injectable()
export class Store {
  private readonly sessions: LinkSession[] = [];
  private readonly customers = new Map<string, Customer>();
  private readonly payments: Payment[] = [];

  addSession(session: LinkSession): void {
    this.sessions.push(session);
  }

  session(key: string): LinkSession | undefined {
    return this.sessions.find((session) => session.key === key);
  }

  /** @param key absent: the newest of that e-mail */
  sessionOf(email: string, key?: string): LinkSession | undefined {
    return this.sessions.findLast(
      (session) => session.body.email.toLowerCase() === email.toLowerCase() && (key ?? session.key) === session.key,
    );
  }

  knowsRequestKey(requestKey: string): boolean {
    return this.sessions.some((session) => session.body.paymentDetails?.requestKey === requestKey);
  }

  addCustomer(person: Customer['person']): Customer {
    const customer = new Customer(person);
    this.customers.set(person.email.toLowerCase(), customer);
    return customer;
  }

  customerOf(email: string): Customer | undefined {
    return this.customers.get(email.toLowerCase());
  }

  customer(id: string): Customer | undefined {
    return [...this.customers.values()].find((customer) => customer.id === id);
  }

  addPayment(payment: Payment): void {
    this.payments.push(payment);
  }

  payment(id: string): Payment | undefined {
    return this.payments.find((payment) => payment.id === id);
  }

  paymentFor(requestKey: string): Payment | undefined {
    return this.payments.find((payment) => payment.requestKey === requestKey);
  }
}
