/** One thing that happens to a payment. */
export interface Step {
  /** Before it, unscaled. */
  afterMs?: number;
  state?: string;
  event?: string;
  achReturnCode?: string;
  failure?: { code: string; description: string };
  /** Only half of the amount was debited. */
  half?: boolean;
  /** News about something else that comes along. */
  extra?: 'payout' | 'credit';
}

const SECOND = 1000;
const step = (word: string, afterMs = 0): Step => ({ afterMs, state: word.toUpperCase(), event: `payment.${word}` });

const BEGUN = [step('created'), step('pending')];
const AUTHORIZED = [...BEGUN, step('authorized')];
const UNDERWAY = [...AUTHORIZED, step('scheduled', SECOND), step('initiated', SECOND)];
const PAID = [...UNDERWAY, step('succeeded', SECOND)];
const DECLINED = { code: 'PAYMENT_DECLINED', description: 'The payment was declined' };
const RETURNED = { code: 'R01', description: 'Insufficient funds' };

/** A payment that goes well, by what the e-mail asks for (contract §11). */
const SCRIPTS: Record<string, Step[]> = {
  'return.r01': [...PAID, { ...step('failed', 2 * SECOND), achReturnCode: 'R01', failure: RETURNED }],
  retryable: [...UNDERWAY, { afterMs: SECOND, state: 'RETRYABLE_FAILED' }],
  canceled: [...AUTHORIZED, step('canceled', SECOND)],
  partial: [...UNDERWAY, { ...step('succeeded', SECOND), half: true }],
  shuffle: [
    ...BEGUN,
    step('succeeded', SECOND),
    ...['authorized', 'scheduled', 'initiated'].map((word) => ({ afterMs: SECOND, event: `payment.${word}` })),
  ],
  unknown: [...BEGUN, { afterMs: SECOND, state: 'ON_HOLD', event: 'payment.reversed' }],
  payout: [...AUTHORIZED, { extra: 'payout' }, ...PAID.slice(AUTHORIZED.length)],
  credit: [...AUTHORIZED, { extra: 'credit' }, ...PAID.slice(AUTHORIZED.length)],
};

export type Ending = 'pay' | 'decline' | 'pending';

export function scriptOf(ending: Ending, magic: string): Step[] {
  if (ending === 'pending') return BEGUN;
  if (ending === 'decline') return [step('created'), { ...step('failed'), failure: DECLINED }];
  return SCRIPTS[magic] ?? PAID;
}

/** The steps that lead from one state to another by hand; a word off the usual way is one step. */
export function stepsTo(to: string, from: string | null): Step[] {
  const way = PAID.map(({ state, event }) => ({ state, event }));
  const target = way.findIndex(({ state, event }) => state === to || event === to);
  const begun = way.findIndex(({ state }) => state === from);
  if (target > begun) return way.slice(begun + 1, target + 1);
  const created = from === null ? way.slice(0, 1) : [];
  if (to.includes('.')) return [...created, { event: to, ...(OFF_EVENTS[to] && { state: OFF_EVENTS[to] }) }];
  const event = to in OFF_STATES ? OFF_STATES[to] : `payment.${to.toLowerCase()}`;
  return [...created, { state: to, ...(event !== undefined && { event }) }];
}

/** States whose event isn't called like them; undefined: no event is known. */
const OFF_STATES: Record<string, string | undefined> = {
  SETTLED: 'payment.succeeded',
  TERMINAL_FAILED: 'payment.failed',
  CANCELLED: 'payment.canceled',
  RETRYABLE_FAILED: undefined,
};
const OFF_EVENTS: Record<string, string> = { 'payment.failed': 'FAILED', 'payment.canceled': 'CANCELED' };
