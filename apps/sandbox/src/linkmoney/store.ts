import { Injectable } from '@nestjs/common';
import { Customer } from './customer';
import type { LinkSession } from './link-session';
import type { Payment } from './payment';

/** All that Link Money knows. */
@Injectable()
export class Store {
  private readonly sessions = new Map<string, LinkSession>();
  private readonly customers = new Map<string, Customer>();
  private readonly customersByEmail = new Map<string, Customer>();
  private readonly payments = new Map<string, Payment>();
  private readonly paymentsByRequestKey = new Map<string, Payment>();

  addSession(session: LinkSession): void {
    this.sessions.set(session.key, session);
  }

  session(key: string): LinkSession | undefined {
    return this.sessions.get(key);
  }

  /** @param key absent: the newest of that e-mail */
  sessionOf(email: string, key?: string): LinkSession | undefined {
    return [...this.sessions.values()].findLast(
      (session) => session.body.email.toLowerCase() === email.toLowerCase() && (key ?? session.key) === session.key,
    );
  }

  knowsRequestKey(requestKey: string): boolean {
    return [...this.sessions.values()].some((session) => session.body.paymentDetails?.requestKey === requestKey);
  }

  addCustomer(person: Customer['person']): Customer {
    const customer = new Customer(person);
    this.customers.set(customer.id, customer);
    this.customersByEmail.set(person.email.toLowerCase(), customer);
    return customer;
  }

  customerOf(email: string): Customer | undefined {
    return this.customersByEmail.get(email.toLowerCase());
  }

  customer(id: string): Customer | undefined {
    return this.customers.get(id);
  }

  addPayment(payment: Payment): void {
    this.payments.set(payment.id, payment);
    this.paymentsByRequestKey.set(payment.requestKey, payment);
  }

  payment(id: string): Payment | undefined {
    return this.payments.get(id);
  }

  paymentFor(requestKey: string): Payment | undefined {
    return this.paymentsByRequestKey.get(requestKey);
  }
}
