import type { LinkState, Status } from '@sessionlink/providers';

/**
 * What the customer's page may say. `ready`: a button that goes on · `renew`: the same, but the link behind it is dead and
 * the press makes a new one · `working`: nothing to do now, look again · `done` · `ended` · `later`: it can't be done now.
 */
export const PAGE_KINDS = ['ready', 'renew', 'working', 'done', 'ended', 'later'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/** What the page depends on. The outcome isn't among it: what a verdict is, the partner tells. */
export interface PageFacts {
  status: Status;
  linkState: LinkState;
  hasPage: boolean;
  /** Null: the link lives until something else ends it. */
  linkExpiresAt: Date | null;
  now: Date;
}

type OfStatus = 'by_link' | Exclude<PageKind, 'later' | 'ready' | 'renew'>;

/** `by_link`: the customer has something to do, if there is a link to do it with. */
const BY_STATUS: Readonly<Record<Status, OfStatus>> = {
  created: 'working',
  open: 'by_link',
  in_progress: 'by_link',
  processing: 'working',
  in_review: 'working',
  requires_action: 'by_link',
  completed: 'done',
  failed: 'ended',
  canceled: 'ended',
  expired: 'ended',
};

/** `active` without a page, or past its end, is told apart below. */
const BY_LINK: Readonly<Record<LinkState, 'ready' | 'renew' | 'working'>> = {
  preparing: 'working',
  sending: 'working',
  unknown: 'working',
  active: 'ready',
  superseded: 'renew',
  expired: 'renew',
  failed: 'renew',
};

/** Pure. `later` is no state of a session: it is what a press or an error may end with. */
export function pageOf({ status, linkState, hasPage, linkExpiresAt, now }: PageFacts): Exclude<PageKind, 'later'> {
  const kind = BY_STATUS[status];
  if (kind !== 'by_link') return kind;
  if (linkState === 'active' && !hasPage) return 'working';
  const isOver = linkState === 'active' && linkExpiresAt !== null && linkExpiresAt <= now;
  return isOver ? 'renew' : BY_LINK[linkState];
}
