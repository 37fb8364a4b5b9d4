import type { Facts, LinkFacts, Seen } from '@sessionlink/providers';
import { complete } from '../../support/bodies/leap.base';
import { bodyOf, LeapBench, phoneOf } from '../../support/leap';
import type { FaultRule } from '../../support/sandbox';

let bench: LeapBench;
beforeAll(async () => {
  bench = await LeapBench.start();
});
afterEach(() => bench.sandbox.faults([]));
afterAll(() => bench.stop());

const elevenMinutesAgo = (): Date => new Date(Date.now() - 11 * 60_000);
const statusOf = ({ change }: Seen): string =>
  change ? [change.status, change.outcome].filter((word) => word !== undefined).join(' / ') : 'keep';
/** What was seen on the way, each once. */
const waysOf = (all: Seen[]): string[] => [...new Set(all.map(statusOf))];
const isOver = ({ change }: Seen): boolean => change?.status === 'completed';
const codes = ({ notes = [] }: Seen): string[] => notes.map(({ code }) => code);

/** The facts of a session whose link somebody was sent to. */
async function visited(body: object, ...buttons: string[]): Promise<Facts<object>> {
  const { facts, url } = await bench.issued(body, { openedAt: new Date() });
  await bench.press(url, ...buttons);
  return facts;
}

const withLink = (facts: Facts<object>, change: Partial<LinkFacts>): Facts<object> => {
  const link = { ...facts.link, ...change };
  return { ...facts, link, links: [link] };
};

describe('a lookup at Leap', () => {
  it('learns the user, and moves nothing before the customer did something', async () => {
    const { facts } = await bench.issued(bodyOf(phoneOf()));
    expect(await bench.lookedUp(facts)).toEqual({
      by: 'lookup',
      word: 'UpgradePending',
      link: { refs: { baseline_status: 'UpgradePending', baseline_detail: 'None' } },
      refs: { user_id: expect.stringMatching(/^\w{28}$/) as string },
      handles: [expect.objectContaining({ use: 'subject' }), expect.objectContaining({ use: 'apply' })],
    });
  });

  it('asks by phone and country alone: an e-mail of somebody else changes nothing', async () => {
    const email = 'shared@example.com';
    const other = await bench.issued(bodyOf(phoneOf(), { email }));
    await bench.press(other.url, 'fail');
    const { facts } = await bench.issued(bodyOf(phoneOf(), { email }));
    expect(statusOf(await bench.lookedUp(facts))).toBe('keep');
  });

  it('9020: a returning user who says Completed at once is done only after having been there', async () => {
    const { facts } = await bench.issued(bodyOf(phoneOf('9020')));
    expect(statusOf(await bench.lookedUp(facts))).toBe('keep');
    expect(statusOf(await bench.lookedUp(withLink(facts, { openedAt: new Date() })))).toBe('keep');
    expect(statusOf(await bench.lookedUp(withLink(facts, { openedAt: elevenMinutesAgo() })))).toBe(
      'completed / approved',
    );
  });

  it('follows a new user through the widget', async () => {
    const facts = await visited(bodyOf(phoneOf()), 'consent');
    expect(statusOf(await bench.lookedUp(facts))).toBe('keep');
    const done = await visited(bodyOf(phoneOf()), 'consent', 'finish');
    expect(waysOf(await bench.seenUntil(done, isOver)).at(-1)).toBe('completed / approved');
  });

  it('before consent, the widget asks: open', async () => {
    expect(await bench.lookedUp(await visited(bodyOf(phoneOf()), 'details'))).toMatchObject({
      word: 'UpgradePending/OtpPrivacyMissing',
      change: { status: 'open' },
    });
  });

  it.each<[string, string, string | undefined]>([
    ['9021', 'requires_action', 'unreadable_doc'],
    ['9022', 'completed / declined', 'identity_failed'],
    ['9023', 'completed / declined', 'ofac_failed'],
    ['9024', 'requires_action', 'invalid_address'],
  ])('%s, finished: %s, %s', async (end, status, code) => {
    const facts = await visited(bodyOf(phoneOf(end)), 'consent', 'finish');
    const seen = await bench.lookedUp(facts);
    expect([statusOf(seen), seen.change?.reason?.code]).toEqual([status, code]);
  });

  it.each([
    ['9025', 'in_review', 'completed / approved'],
    ['9026', 'in_review', 'completed / declined'],
    ['9029', 'processing', 'completed / approved'],
  ])('%s, finished: %s, and later %s', async (end, meanwhile, status) => {
    const facts = await visited(bodyOf(phoneOf(end)), 'finish');
    const ways = waysOf(await bench.seenUntil(facts, isOver));
    expect([meanwhile, status]).toEqual(expect.arrayContaining(ways));
    expect(ways.at(-1)).toBe(status);
  });

  it.each([
    ['UpgradeInProgress/Compliance', 'in_review'],
    ['AccountUpgradeInProgress', 'processing'],
    ['Completed/ComplianceBlocked', 'in_review'],
    ['UpgradeFailed/ComplianceBlocked', 'completed / declined'],
  ])('advanced by hand to %s: %s', async (to, status) => {
    const phone = phoneOf();
    const { facts } = await bench.issued(bodyOf(phone));
    await bench.sandbox.advance('leap', phone, to);
    expect(statusOf(await bench.lookedUp(facts))).toBe(status);
  });

  it('9021: a reissued link lets the customer finish', async () => {
    const phone = phoneOf('9021');
    const facts = await visited(bodyOf(phone), 'finish');
    const again = await bench.issued(bodyOf(phone));
    await bench.press(again.url, 'finish');
    expect(statusOf(await bench.lookedUp(facts))).toBe('completed / approved');
  });

  it.each(['9027', '9028'])('%s: keeps the status at words that nobody knows, and goes on', async (end) => {
    const { facts } = await bench.issued(bodyOf(phoneOf(end)));
    const ways = waysOf(await bench.seenUntil(facts, isOver));
    expect(['keep', 'completed / approved']).toEqual(expect.arrayContaining(ways));
  });

  it.each(['UpgradeParked', 'UpgradeInProgress/SomethingNew'])('tells the unknown words %s once', async (to) => {
    const phone = phoneOf();
    const { facts } = await bench.issued(bodyOf(phone));
    await bench.sandbox.advance('leap', phone, to);
    const odd = await bench.lookedUp(facts);
    expect([odd.word, statusOf(odd), codes(odd)]).toEqual([to, 'keep', ['unknown_status']]);
    const later = withLink(facts, { refs: { ...facts.link.refs, ...odd.link?.refs } });
    expect(codes(await bench.lookedUp(later))).toEqual([]);
  });

  it.each([
    ['9060', 'completed / partial'],
    ['9061', 'completed / approved'],
  ])('%s: approves with the payment method as it was: %s', async (end, status) => {
    const facts = await visited({ ...complete(0), phoneNumber: phoneOf(end) }, 'consent', 'finish');
    expect(waysOf(await bench.seenUntil(facts, isOver)).at(-1)).toBe(status);
  });

  it('advanced by hand to a contradiction, approves and tells it', async () => {
    const phone = phoneOf();
    const { facts } = await bench.issued(bodyOf(phone));
    await bench.sandbox.advance('leap', phone, 'Completed/OtpContractMissing');
    const seen = await bench.lookedUp(facts);
    expect([statusOf(seen), codes(seen)]).toEqual(['completed / approved', ['contradiction']]);
  });

  it('9040: finds nobody while the registration is queued, which means nothing', async () => {
    const { facts } = await bench.issued(bodyOf(phoneOf('9040')));
    const all = await bench.seenUntil(facts, ({ word }) => word === 'UpgradePending');
    for (const seen of all.slice(0, -1)) expect(seen).toEqual({ by: 'lookup', word: null, notes: [] });
  });

  it('tells that nobody is found a quarter of an hour later', async () => {
    const facts = withLink(bench.factsOf(bodyOf(phoneOf())), {
      state: 'active',
      sentAt: new Date(Date.now() - 16 * 60_000),
    });
    expect(codes(await bench.lookedUp(facts))).toEqual(['upstream_not_found']);
  });

  it('9041: ends unknown at a 500, and works later', async () => {
    const { facts } = await bench.issued(bodyOf(phoneOf('9041')));
    expect(await bench.lookup(facts)).toMatchObject({ end: 'unknown' });
    expect(await bench.lookup(facts)).toMatchObject({ end: 'unknown' });
    expect((await bench.lookedUp(facts)).word).toBe('UpgradePending');
  });

  it('9042: a user without a word keeps the status', async () => {
    const { facts } = await bench.issued(bodyOf(phoneOf('9042')));
    const seen = await bench.lookedUp(facts);
    expect([seen.word, statusOf(seen), Object.keys(seen.refs ?? {})]).toEqual([null, 'keep', ['user_id']]);
  });

  it('9043: another user than before changes nothing', async () => {
    const { facts } = await bench.issued(bodyOf(phoneOf('9043')));
    const { refs = {} } = await bench.lookedUp(facts);
    expect(await bench.lookedUp({ ...facts, refs })).toEqual({
      by: 'lookup',
      word: null,
      notes: [{ code: 'customer_mismatch' }],
    });
  });

  it.each([
    ['9000', 1],
    ['9001', 0],
    ['9002', 1],
    ['9003', 0],
    ['9004', 1],
    ['9005', 0],
    ['9006', 1],
  ])('of a create without an answer finds its user, if there is one: %s, %i', async (end, users) => {
    const facts = bench.factsOf({ ...complete(0), phoneNumber: phoneOf(end) });
    await bench.create(facts, await bench.impatient());
    const found = await bench.lookup(withLink(facts, { state: 'unknown' }));
    const seen = { by: 'lookup', word: 'UpgradePending', notes: [{ code: 'payment_method_unconfirmed' }] };
    const candidates = users === 1 ? [expect.objectContaining(seen)] : [];
    expect(found).toEqual({ end: 'definite', answer: candidates });
  });

  it('with a key that may only create stops the credential', async () => {
    const { facts } = await bench.issued(bodyOf(phoneOf()));
    expect(await bench.lookup(facts, bench.api, bench.withKey('sim-leap-send'))).toMatchObject({
      end: 'definite',
      answer: { httpStatus: 502, upstreamStatus: 401, stops: 'credential', reason: { code: 'upstream_auth' } },
    });
  });

  it('for another country than the user’s is refused', async () => {
    const phone = phoneOf();
    await bench.issued(bodyOf(phone));
    expect(await bench.lookup(bench.factsOf(bodyOf(phone, { countryCode: 'CO' })))).toMatchObject({
      end: 'definite',
      answer: { httpStatus: 422, upstreamStatus: 400, reason: { upstream_code: 'ERROR_COUNTRY_NOT_SUPPORTED' } },
    });
  });

  it.each<FaultRule>([
    { effect: 'reset_before' },
    { effect: 'reset_after' },
    { effect: 'hang' },
    { effect: 'garbage' },
    { effect: 'slow_body', ms: 5000 },
    { effect: 'status', status: 503 },
  ])('ends unknown after %j', async (rule) => {
    const { facts } = await bench.issued(bodyOf(phoneOf()));
    await bench.sandbox.faults([{ provider: 'leap', kind: 'lookup', ...rule }]);
    expect(await bench.lookup(facts, await bench.impatient())).toMatchObject({ end: 'unknown' });
  });
});
