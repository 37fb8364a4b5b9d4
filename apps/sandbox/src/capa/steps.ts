/** One thing that happens to a verification, `afterMs` (unscaled) after the one before. */
export interface Step {
  afterMs: number;
  /** The webhook's `event`, or nothing is sent. */
  event?: string;
  /** The details' new word. */
  result?: string;
  /** What is odd about the webhook. */
  oddity?: 'missigned' | 'twice' | 'indented' | 'transaction';
}

const EVENT_OF: Record<string, string> = {
  VERIFIED: 'VERIFIED_USER',
  APPROVED: 'VERIFIED_USER',
  DECLINED: 'REJECTED_KYC',
  REVIEW: 'REVIEW_NEEDED_KYC',
};
const CREATED: Step = { afterMs: 0, event: 'CREATED_KYC' };

/** The details show `result`, and the webhook says so where Capa has an event for it. */
export function verdict(result: string, afterMs: number, oddity?: Step['oddity']): Step {
  const event = EVENT_OF[result];
  return { afterMs, result, ...(event !== undefined && { event }), ...(oddity && { oddity }) };
}

/** Handed in, and one second later the verdict (contract §11). */
export function finish(...results: readonly string[]): Step[] {
  return [CREATED, ...results.map((result, index) => verdict(result, index === 0 ? 1000 : 5000))];
}

/** What finishing leads to for magic users (contract §11). */
export const ON_FINISH: Record<string, Step[]> = {
  '0a01': finish('VERIFIED'),
  '0a02': finish('APPROVED'),
  '0d01': finish('DECLINED'),
  '0e01': finish('REVIEW'),
  '0e02': finish('REVIEW', 'VERIFIED'),
  '0e03': finish('REVIEW', 'DECLINED'),
  '0c01': [CREATED],
  '0f01': [{ ...CREATED, oddity: 'missigned' }, verdict('VERIFIED', 1000, 'missigned')],
  '0f02': [{ ...CREATED, oddity: 'twice' }, verdict('VERIFIED', 1000, 'twice')],
  '0f03': [verdict('VERIFIED', 0), { ...CREATED, afterMs: 1000 }],
  '0f04': [{ afterMs: 0, result: 'VERIFIED' }],
  '0f05': [CREATED, verdict('VERIFIED', 1000, 'indented')],
  '0f09': [CREATED, { afterMs: 1000, event: 'VERIFIED_USER' }],
  '0f0a': [CREATED, { afterMs: 1000, event: 'REJECTED_KYC', result: 'APPROVED' }],
};
/** What happens to them without anybody's doing. */
export const BY_ITSELF: Record<string, Step[]> = {
  ...ON_FINISH,
  '0f06': [{ afterMs: 0, event: 'PAUSED_KYC' }],
  '0f07': [{ afterMs: 0, result: 'ON_HOLD' }],
  '0f08': [{ afterMs: 0, event: 'TRANSACTION_COMPLETED', oddity: 'transaction' }],
};
export const BY_ITSELF_MS = 2000;

/** The person has handed everything in. */
export function handsIn({ event }: Step): boolean {
  return event !== undefined && [CREATED.event, ...Object.values(EVENT_OF)].includes(event);
}

/** `advance`: every word of Capa's with its webhook, any other in the details alone. */
export function stepTo(word: string): Step {
  return word === 'CREATED_KYC' ? CREATED : verdict(word, 0);
}
