import type { Facts, LinkFacts } from '../provider';
import { leapExample } from './leap.example';
import type { LeapParams } from './leap.params';
import { readLeapParams } from './leap.read';

/** For specs: facts as the domain gives them. */
export const NOW = new Date('2026-06-15T12:00:00Z');
export const minutesAgo = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);

/** The example's body without its card. */
export function withoutCard(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(leapExample).filter(([name]) => name !== 'addCardParams' && name !== 'paymentMethodType'),
  );
}

/** @throws Error when the body isn't right */
export function paramsOf(body: object): LeapParams {
  const read = readLeapParams(body, null);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.params;
}

export function linkOf(change: Partial<LinkFacts> = {}): LinkFacts {
  const link: LinkFacts = {
    id: 'lnk_1',
    attempt: 1,
    state: 'active',
    sentAt: minutesAgo(60),
    openedAt: null,
    expiresAt: null,
    refs: {},
  };
  return { ...link, ...change };
}

export function factsOf(change: Partial<Facts<LeapParams>> = {}, link = linkOf()): Facts<LeapParams> {
  return {
    sessionId: 'ses_1',
    params: paramsOf(withoutCard()),
    metadata: {},
    locale: null,
    status: 'open',
    createdAt: minutesAgo(60),
    refs: {},
    link,
    links: [link],
    returnUrl: 'http://localhost/s/token/return/1',
    returning: false,
    now: NOW,
    ...change,
  };
}
