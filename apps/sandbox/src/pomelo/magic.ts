import { Injectable } from '@nestjs/common';
import { NO_ANSWER, type Reply } from '../http/reply';
import { refusal } from './envelope';

const REFUSALS = ['E400', 'E403', 'E404', 'E409', 'E422', 'E500', 'E503'];

/** Creates that end badly before anything is stored, by the last four characters of the company's id (contract §11). */
@Injectable()
export class Magic {
  private readonly seen = new Map<string, number>();

  /** @param dropToken makes the caller's token unknown. undefined: the create goes on */
  refuses(companyId: string, dropToken: () => void): Reply | undefined {
    const magic = companyId.slice(-4);
    if (magic === 'LOST') return NO_ANSWER;
    if (REFUSALS.includes(magic)) return refusal(Number(magic.slice(1)), magic.toLowerCase(), 'Simulated refusal');
    if (magic === 'E429' && this.isAmongFirst(companyId, 2))
      return refusal(429, 'too_many_requests', 'Slow down', { 'Retry-After': '1' });
    if (magic === 'A401' && this.isAmongFirst(companyId, 1)) {
      dropToken();
      return refusal(401, 'unauthorized', 'Unknown or expired token');
    }
    return undefined;
  }

  private isAmongFirst(companyId: string, times: number): boolean {
    const seen = this.seen.get(companyId) ?? 0;
    this.seen.set(companyId, seen + 1);
    return seen < times;
  }
}
