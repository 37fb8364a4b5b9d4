import { LINK_STATES, type LinkState, type Status, STATUSES } from '@sessionlink/providers';
import { type PageFacts, pageOf } from './page-state';

const now = new Date('2026-11-21T12:00:00Z');
const facts: PageFacts = { status: 'open', linkState: 'active', hasPage: true, linkExpiresAt: null, now };

/** Columns: preparing, sending, active, superseded, expired, unknown, failed. */
const TABLE: Record<Status, string> = {
  created: 'working working working working working working working',
  open: 'working working ready   renew   renew   working renew',
  in_progress: 'working working ready   renew   renew   working renew',
  processing: 'working working working working working working working',
  in_review: 'working working working working working working working',
  requires_action: 'working working ready   renew   renew   working renew',
  completed: 'done done done done done done done',
  failed: 'ended ended ended ended ended ended ended',
  canceled: 'ended ended ended ended ended ended ended',
  expired: 'ended ended ended ended ended ended ended',
};
const CELLS = STATUSES.flatMap((status) => {
  const kinds = TABLE[status].split(/ +/);
  return LINK_STATES.map((linkState, at): [Status, LinkState, string | undefined] => [status, linkState, kinds[at]]);
});

describe('what the page shows', () => {
  it.each(CELLS)('in %s with a link %s is %s', (status, linkState, kind) =>
    expect(pageOf({ ...facts, status, linkState })).toBe(kind),
  );

  it.each(STATUSES)('in %s is the same for a link that runs out at this moment as for one that is over', (status) =>
    expect(pageOf({ ...facts, status, linkExpiresAt: now })).toBe(pageOf({ ...facts, status, linkState: 'expired' })),
  );

  it('is ready until the link runs out', () =>
    expect(pageOf({ ...facts, linkExpiresAt: new Date(now.getTime() + 1) })).toBe('ready'));

  it.each(['open', 'in_progress', 'requires_action'] as const)(
    'in %s is only news where the upstream gave no page, however old its session is',
    (status) => {
      expect(pageOf({ ...facts, status, hasPage: false })).toBe('working');
      expect(pageOf({ ...facts, status, hasPage: false, linkExpiresAt: now })).toBe('working');
    },
  );
});
