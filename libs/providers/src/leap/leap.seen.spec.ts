import type { LinkFacts, Seen } from '../provider';
import type { Refs } from '../refs';
import { leapExample } from './leap.example';
import { isMismatch, issued, lookedUp, notFound, withoutLink } from './leap.seen';
import { factsOf, linkOf, minutesAgo, paramsOf } from './leap.testing';

const URL = 'https://links-dev.nomas.cash/Q1nO3';
const SEED_ANSWER = { paymentMethodStatus: 'ValidCard', link: URL, status: 'Completed', statusDetail: 'None' };
const WITH_CARD = { params: paramsOf(leapExample) };

const codes = ({ notes = [] }: Seen): string[] => notes.map(({ code }) => code);
const statusOf = ({ change }: Seen): string =>
  change ? [change.status, change.outcome].filter((word) => word !== undefined).join(' / ') : 'keep';
const user = (status?: string, statusDetail?: string): { userId: string } => ({
  userId: 'user-1',
  ...(status && { status }),
  ...(statusDetail && { statusDetail }),
});

describe('an answer with a link (contract §6 T1)', () => {
  it('of the seed says Completed and is open all the same, with its words as the baseline', () => {
    expect(issued(SEED_ANSWER, URL, factsOf())).toEqual({
      by: 'answer',
      word: 'Completed',
      change: { status: 'open' },
      link: {
        state: 'active',
        url: URL,
        expiresAt: null,
        refs: {
          status: 'Completed',
          status_detail: 'None',
          payment_method_status: 'ValidCard',
          baseline_status: 'Completed',
          baseline_detail: 'None',
        },
      },
      notes: [],
    });
  });

  it.each(['UpgradeFailed', 'UpgradeInProgress', 'UpgradeSoftFailed', 'UpgradeParked', undefined])(
    'is open whatever it says: %s',
    (status) => expect(statusOf(issued({ link: URL, status }, URL, factsOf()))).toBe('open'),
  );

  it('names its user, who belongs to one partner from then on', () => {
    const seen = issued({ ...SEED_ANSWER, userId: 'user-1' }, URL, factsOf());
    expect(seen.refs).toEqual({ user_id: 'user-1' });
    expect(seen.link?.refs).toMatchObject({ user_id: 'user-1' });
    expect(seen.handles).toEqual([
      { kind: 'user_id', value: 'user-1', use: 'subject' },
      { kind: 'user_id', value: 'user-1', use: 'apply' },
    ]);
  });

  it('without words has those of the lookup before it as its baseline', () => {
    const seen = issued({ link: URL }, URL, factsOf(), user('UpgradePending'));
    expect(seen.link?.refs).toEqual({ baseline_status: 'UpgradePending' });
    expect(seen.refs).toEqual({ user_id: 'user-1' });
  });

  it('tells unknown words and an unknown state of the payment method', () => {
    const odd = { ...SEED_ANSWER, status: 'UpgradeParked', paymentMethodStatus: 'Frozen' };
    const seen = issued(odd, URL, factsOf());
    expect(codes(seen)).toEqual(['unknown_status', 'unknown_payment_method_status']);
    expect(seen.link?.refs).toMatchObject({ unknown_words: 'UpgradeParked/None' });
  });

  it("throws another user's link away", () => {
    const seen = issued({ ...SEED_ANSWER, userId: 'user-2' }, URL, factsOf({ refs: { user_id: 'user-1' } }));
    expect(seen).toMatchObject({ link: { state: 'failed', url: null }, notes: [{ code: 'customer_mismatch' }] });
    expect(seen).not.toHaveProperty('change');
    expect(seen).not.toHaveProperty('refs');
  });
});

describe('a create without a link for a known user', () => {
  it('takes the user’s state, and its link is dead', () => {
    const seen = withoutLink(user('UpgradeSoftFailed', 'UnreadableDoc'), factsOf(), 204);
    expect(seen).toMatchObject({
      by: 'lookup',
      word: 'UpgradeSoftFailed/UnreadableDoc',
      change: { status: 'requires_action', reason: { code: 'unreadable_doc' } },
      link: { state: 'failed', url: null, refs: { upstream_status: '204' } },
      refs: { user_id: 'user-1' },
    });
  });

  it('claims nothing when Leap says no word', () => {
    expect(withoutLink(user(), factsOf(), 204)).not.toHaveProperty('change');
  });
});

describe('a lookup', () => {
  const baseline = { baseline_status: 'Completed', baseline_detail: 'None' };
  const seenOf = (found: { userId: string }, link: Partial<LinkFacts>, refs: Refs = {}): Seen =>
    lookedUp(found, factsOf({ refs }, linkOf({ refs: baseline, ...link })));

  it.each<[string, Partial<LinkFacts>, string]>([
    ['never sent there', { openedAt: null }, 'keep'],
    ['sent there 9 minutes ago', { openedAt: minutesAgo(9) }, 'keep'],
    ['sent there 10 minutes ago', { openedAt: minutesAgo(10) }, 'completed / approved'],
  ])('that brings the words that the link came with, customer %s: %s (T2)', (_, link, expected) =>
    expect(statusOf(seenOf(user('Completed', 'None'), link))).toBe(expected),
  );

  it('that brings other words applies at once, opened or not', () => {
    expect(statusOf(seenOf(user('UpgradeFailed', 'OfacFailed'), {}))).toBe('completed / declined');
    expect(statusOf(seenOf(user('Completed', 'Compliance'), {}))).toBe('in_review');
  });

  it('has no words of the identification: the user’s own at the link’s birth are no news either', () => {
    const refs = { baseline_status: 'UpgradePending', status: 'Completed', status_detail: 'None' };
    expect(statusOf(seenOf(user('Completed'), { refs }))).toBe('keep');
  });

  it('gives the baseline of a link whose answer had no words', () => {
    const seen = seenOf(user('Completed', 'None'), { refs: {} });
    expect(statusOf(seen)).toBe('keep');
    expect(seen.link).toEqual({ refs: baseline });
  });

  it('of a link without baseline that is no longer active applies', () => {
    expect(statusOf(seenOf(user('Completed'), { refs: {}, state: 'failed' }))).toBe('completed / approved');
  });

  it('without words stores the user and keeps the status', () => {
    const seen = seenOf(user(), {});
    expect(statusOf(seen)).toBe('keep');
    expect(seen).toMatchObject({ word: null, refs: { user_id: 'user-1' } });
  });

  it('of another user than before applies nothing', () => {
    expect(seenOf(user('UpgradeFailed'), {}, { user_id: 'user-2' })).toEqual({
      by: 'lookup',
      word: null,
      notes: [{ code: 'customer_mismatch' }],
    });
    expect(isMismatch(undefined, { refs: { user_id: 'user-2' } })).toBe(false);
  });

  it('tells an unknown pair once, and the next one again', () => {
    const first = seenOf(user('UpgradeParked'), {});
    expect([statusOf(first), codes(first)]).toEqual(['keep', ['unknown_status']]);
    const known = { ...baseline, ...first.link?.refs };
    expect(codes(seenOf(user('UpgradeParked'), { refs: known }))).toEqual([]);
    expect(codes(seenOf(user('UpgradeParked', 'Compliance'), { refs: known }))).toEqual(['unknown_status']);
  });

  it.each(['sending', 'unknown', 'preparing'] as const)(
    'of a create whose answer is missing (%s) proves the user, not a verdict nor the card',
    (state) => {
      const facts = factsOf(WITH_CARD, linkOf({ state }));
      const seen = lookedUp(user('Completed'), facts);
      expect(seen).toMatchObject({ refs: { user_id: 'user-1' }, notes: [{ code: 'payment_method_unconfirmed' }] });
      expect(seen).not.toHaveProperty('change');
      expect(seen).not.toHaveProperty('link');
      expect(lookedUp(user('Completed'), factsOf({}, linkOf({ state }))).notes).toEqual([]);
    },
  );

  it.each([
    ['Blocked', 'partial'],
    ['Removed', 'partial'],
    ['Disconnected', 'partial'],
    ['ValidCard', 'approved'],
    ['Validating', 'approved'],
    [undefined, 'approved'],
  ])('that approves, with the payment method last seen %s, is %s', (word, outcome) => {
    const link = linkOf({ refs: word ? { payment_method_status: word } : {}, state: 'superseded' });
    expect(lookedUp(user('Completed'), factsOf(WITH_CARD, link)).change).toMatchObject({
      status: 'completed',
      outcome,
    });
    expect(lookedUp(user('Completed'), factsOf({}, link)).change?.outcome).toBe('approved');
  });

  it('uses the last word of the payment method over all links', () => {
    const old = linkOf({ id: 'lnk_0', state: 'superseded', refs: { payment_method_status: 'Blocked' } });
    const refs = { payment_method_status: 'ValidCard', baseline_status: 'UpgradePending' };
    const link = linkOf({ attempt: 2, refs });
    const facts = factsOf({ ...WITH_CARD, links: [old, link] }, link);
    expect(lookedUp(user('Success', 'OtpPrivacyMissing'), facts).change?.outcome).toBe('approved');
  });

  it('that finds nobody means nothing for 15 minutes, and is told later', () => {
    expect(notFound(factsOf({}, linkOf({ sentAt: minutesAgo(14) })))).toEqual([
      { by: 'lookup', word: null, notes: [] },
    ]);
    expect(notFound(factsOf({}, linkOf({ sentAt: minutesAgo(15) })))).toEqual([
      { by: 'lookup', word: null, notes: [{ code: 'upstream_not_found' }] },
    ]);
  });

  it('that finds nobody finds no candidate of a create whose answer is missing', () => {
    expect(notFound(factsOf({}, linkOf({ state: 'unknown' })))).toEqual([]);
  });
});
