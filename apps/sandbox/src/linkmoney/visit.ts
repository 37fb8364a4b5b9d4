import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Timers } from '../time/timers';
import type { Customer } from './customer';
import type { LinkSession } from './link-session';
import { News } from './news';
import { type Ending, scriptOf } from './payment.script';
import { Payments } from './payments';
import { type WayBack, wayBackUrl } from './redirect';
import { Store } from './store';

const PAY_IN = ['start', 'link', 'pay', 'decline', 'pending', 'leave', 'break'] as const;
export type Button = (typeof PAY_IN)[number];
const LINK_ONLY: readonly Button[] = ['start', 'link', 'leave', 'break'];

/** More is declined (contract §9.8). */
const LIMIT = 9000;
const UNLINKED_AFTER_MS = 2000;

export function buttonsOf(session: LinkSession): readonly Button[] {
  return session.paysIn ? PAY_IN : LINK_ONLY;
}

/** What a customer does on the page. */
@Injectable()
export class Visit {
  constructor(
    private readonly store: Store,
    private readonly payments: Payments,
    private readonly news: News,
    private readonly timers: Timers,
  ) {}

  /** Where the browser goes next; null: it stays on the page, whose key is still good. */
  press(session: LinkSession, button: Button): string | null {
    if (button === 'start') {
      this.start(session);
      return null;
    }
    if (button === 'link' && session.paysIn && session.magic !== 'forge') {
      this.link(session);
      return null;
    }
    session.use();
    return wayBackUrl(session.body.redirectUrl, this.end(session, button));
  }

  start(session: LinkSession): Customer {
    const known = this.store.customerOf(session.body.email);
    if (known) return known;
    const customer = this.store.addCustomer(session.body);
    this.news.ofCustomer(customer, 'customer.created');
    return customer;
  }

  link(session: LinkSession): Customer {
    const customer = this.start(session);
    customer.status = 'ACTIVE';
    customer.account = { id: customer.account?.id ?? randomUUID(), status: 'ACTIVE' };
    this.news.ofCustomer(customer, 'customer.activated');
    this.news.ofCustomer(customer, 'customer.account.linked');
    if (session.magic === 'unlink') this.timers.after(UNLINKED_AFTER_MS, () => this.unlink(customer));
    return customer;
  }

  unlink(customer: Customer): void {
    customer.status = 'INACTIVE';
    if (customer.account) customer.account.status = 'INACTIVE';
    this.news.ofCustomer(customer, 'customer.deactivated');
  }

  private end(session: LinkSession, button: Exclude<Button, 'start'>): WayBack {
    if (button === 'leave') return { status: 204 };
    if (button === 'break') return { status: 500 };
    if (session.magic === 'forge') return { status: 200, customerId: this.somebodyElse().id };
    const customer = this.linked(session);
    const { paymentDetails } = session.body;
    if (button === 'link' || paymentDetails === undefined || session.magic === 'linkedonly')
      return { status: 200, customerId: customer.id };
    if (this.store.paymentFor(paymentDetails.requestKey)) return { status: 500 };
    const ending: Ending = paymentDetails.amount.value > LIMIT ? 'decline' : button;
    const payment = this.payments.begin(customer, paymentDetails, scriptOf(ending, session.magic));
    const paymentStatusCode = ending === 'decline' ? 1 : ending === 'pending' ? 2 : 0;
    return { status: 200, customerId: customer.id, paymentId: payment.id, paymentStatusCode };
  }

  /** Whoever paid has linked; in a LINK-ONLY session each visit links anew. */
  private linked(session: LinkSession): Customer {
    const known = this.store.customerOf(session.body.email);
    return session.paysIn && known?.status === 'ACTIVE' ? known : this.link(session);
  }

  /** For a forged way back: a customer who exists, and isn't this session's. */
  private somebodyElse(): Customer {
    const email = `forged-${randomUUID()}@forge.example`;
    const customer = this.store.addCustomer({ firstName: 'Somebody', lastName: 'Else', email });
    customer.status = 'ACTIVE';
    return customer;
  }
}
