import { BadRequestException, Injectable } from '@nestjs/common';
import type { Move } from '../advance/advances';
import type { LinkSession } from './link-session';
import { News } from './news';
import { stepsTo } from './payment.script';
import { Payments } from './payments';
import { Store } from './store';
import { Visit } from './visit';

/** Moves by hand: a key's, a customer's or a payment's state, or an event type; what must come before comes before. */
@Injectable()
export class Advance {
  constructor(
    private readonly store: Store,
    private readonly visit: Visit,
    private readonly payments: Payments,
    private readonly news: News,
  ) {}

  /** @returns the id of the payment, else of the customer, else the key; null: no session under that e-mail */
  move({ key: email, to, id }: Move): string | null {
    const session = this.store.sessionOf(email, id);
    if (!session) return null;
    if (to === 'USED' || to === 'EXPIRED') return moveKey(session, to);
    if (/^(customer\.|ACTIVE$|INACTIVE$)/.test(to)) return this.moveCustomer(session, to);
    return this.movePayment(session, to);
  }

  private moveCustomer(session: LinkSession, to: string): string {
    if (to === 'customer.created') return this.visit.start(session).id;
    if (to === 'ACTIVE' || to === 'customer.activated' || to === 'customer.account.linked') {
      if (!session.paysIn) session.use();
      return this.visit.link(session).id;
    }
    const customer = this.store.customerOf(session.body.email) ?? this.visit.link(session);
    if (to === 'INACTIVE' || to === 'customer.deactivated') this.visit.unlink(customer);
    else this.news.ofCustomer(customer, to);
    if (to === 'customer.account.deactivated' && customer.account) customer.account.status = 'INACTIVE';
    return customer.id;
  }

  private movePayment(session: LinkSession, to: string): string {
    const details = session.body.paymentDetails;
    if (!details) throw new BadRequestException('This session links an account, it has no payment');
    const payment = this.store.paymentFor(details.requestKey);
    const steps = stepsTo(to, payment?.state ?? null);
    if (payment) {
      this.payments.play(payment, steps);
      return payment.id;
    }
    const known = this.store.customerOf(session.body.email);
    const customer = known?.status === 'ACTIVE' ? known : this.visit.link(session);
    session.use();
    return this.payments.begin(customer, details, steps).id;
  }
}

function moveKey(session: LinkSession, to: 'USED' | 'EXPIRED'): string {
  if (to === 'USED') session.use();
  else session.expire();
  return session.key;
}
