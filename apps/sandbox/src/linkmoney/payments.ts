import { Injectable } from '@nestjs/common';
import { Timers } from '../time/timers';
import type { CreateBody } from './create.body';
import type { Customer } from './customer';
import { News } from './news';
import { Payment } from './payment';
import type { Step } from './payment.script';
import { Store } from './store';

/** What happens to payments, step by step. */
@Injectable()
export class Payments {
  constructor(
    private readonly store: Store,
    private readonly news: News,
    private readonly timers: Timers,
  ) {}

  begin(customer: Customer, details: NonNullable<CreateBody['paymentDetails']>, script: readonly Step[]): Payment {
    const payment = new Payment(customer, details);
    this.store.addPayment(payment);
    this.play(payment, script);
    return payment;
  }

  /** Steps without a wait happen before this returns. */
  play(payment: Payment, script: readonly Step[]): void {
    payment.script = script;
    this.next(payment, script, 0);
  }

  private next(payment: Payment, script: readonly Step[], index: number): void {
    const step = script[index];
    if (!step) return;
    const act = (): void => {
      if (payment.script !== script) return;
      this.happen(payment, step);
      this.next(payment, script, index + 1);
    };
    if (step.afterMs) this.timers.after(step.afterMs, act);
    else act();
  }

  private happen(payment: Payment, { state, event, failure, half, achReturnCode, extra }: Step): void {
    if (state !== undefined) payment.state = state;
    if (failure) payment.failure = failure;
    if (half) payment.debited = Math.floor(payment.asked.value * 50) / 100;
    if (event !== undefined) this.news.ofPayment(payment, event, achReturnCode);
    if (extra === 'payout') this.news.ofPayout(payment.customer);
    if (extra === 'credit') this.news.ofCredit(payment);
  }
}
