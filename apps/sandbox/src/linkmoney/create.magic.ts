import { Injectable } from '@nestjs/common';
import { NO_ANSWER, type Reply } from '../http/reply';
import type { CreateBody } from './create.body';
import { refusal } from './envelope';
import { magicOf } from './magic';
import { Store } from './store';

const REFUSALS = ['e400', 'e401', 'e403', 'e404', 'e409', 'e422', 'e500', 'e503'];

/** Creates that end badly, by the local part of the e-mail (contract §11). */
@Injectable()
export class CreateMagic {
  private readonly seen = new Map<string, number>();

  constructor(private readonly store: Store) {}

  /** Before anything is stored. undefined: the create goes on */
  refuses({ email, paymentDetails }: CreateBody): Reply | undefined {
    const magic = magicOf(email);
    if (magic === 'lost') return NO_ANSWER;
    if (REFUSALS.includes(magic)) return refusal(Number(magic.slice(1)), 'Simulated refusal');
    if (magic === 'e429' && this.isAmongFirst(email, 2))
      return refusal(429, 'Slow down', undefined, { 'Retry-After': '1' });
    if (magic === 'flaky' && this.isAmongFirst(email, 1)) return refusal(500, 'Simulated failure');
    if (magic === 'dupkey' && paymentDetails && this.store.knowsRequestKey(paymentDetails.requestKey))
      return refusal(409, 'A payment with this requestKey exists', 'DUPLICATE_REQUEST_KEY');
    return undefined;
  }

  /** Instead of the answer, after the session was stored. undefined: the usual one */
  spoils({ email }: CreateBody, sessionKey: string): Reply | undefined {
    switch (magicOf(email)) {
      case 'timeout':
        return NO_ANSWER;
      case 'timeout1':
        return this.isAmongFirst(email, 1) ? NO_ANSWER : undefined;
      case 's500':
        return refusal(500, 'Simulated failure');
      case 'nourl':
        return { status: 200, body: { sessionKey } };
      case 'html':
        return { status: 200, html: '<html><body>Bad gateway</body></html>' };
      default:
        return undefined;
    }
  }

  private isAmongFirst(email: string, times: number): boolean {
    const seen = this.seen.get(email) ?? 0;
    this.seen.set(email, seen + 1);
    return seen < times;
  }
}
