import type { Facts, Seen } from '@sessionlink/providers';
import type { Bench } from '../../support/bench';
import { PomeloBench } from '../../support/pomelo';

let pomelo: PomeloBench;
let bench: Bench;
beforeAll(async () => {
  pomelo = await PomeloBench.start();
  ({ bench } = pomelo);
});
afterEach(() => bench.faults());
afterAll(() => bench.stop());

describe('a lookup at Pomelo, by id', () => {
  it('finds the data in, with API', async () => {
    const { facts, id } = await pomelo.made();
    expect(await bench.lookedUp(facts)).toEqual([
      {
        by: 'lookup',
        word: 'IN_PROGRESS',
        change: { status: 'in_progress' },
        link: { expiresAt: expect.any(Date) as Date, refs: expect.objectContaining({ session_id: id }) as object },
        notes: [],
      },
    ]);
  });

  it('claims nothing before somebody used the page, and then that they did', async () => {
    const { facts, url } = await pomelo.made('0000', 'WEB');
    const [untouched] = await bench.lookedUp(facts);
    expect([untouched?.word, untouched?.change]).toEqual(['IN_PROGRESS', undefined]);
    await pomelo.press(url, 'leave');
    expect(await bench.lookedUp(facts)).toMatchObject([{ word: 'IN_PROGRESS', change: { status: 'in_progress' } }]);
  });

  it.each<[string, string, Seen['change']]>([
    ['finish', 'VERIFIED', { status: 'completed', outcome: 'approved' }],
    ['review', 'MANUAL_REVIEW', { status: 'in_review' }],
  ])('finds what came of "%s": %s', async (button, word, change) => {
    const { facts, url } = await pomelo.made('0000', 'WEB');
    await pomelo.press(url, button);
    expect(await bench.lookedUpUntil(facts, (seen) => seen.word === word)).toMatchObject({ change, notes: [] });
  });

  it.each([
    ['VERF', 'VERIFIED', 'completed', undefined],
    ['REJT', 'REJECTED', 'completed', undefined],
    ['NVAL', 'NOT_VALIDATED', 'requires_action', 'failed'],
    ['EXPD', 'EXPIRED', 'requires_action', 'expired'],
    ['CANC', 'CANCELED', 'canceled', undefined],
    ['MANR', 'MANUAL_REVIEW', 'in_review', undefined],
    ['NOWH', 'VERIFIED', 'completed', undefined],
    ['UNKN', 'ON_HOLD', undefined, undefined],
  ])('finds %s as %s: %s', async (suffix, word, status, state) => {
    const { facts } = await pomelo.made(suffix, 'WEB');
    const seen = await bench.lookedUpUntil(facts, (each) => each.word === word);
    expect([seen.change?.status, seen.link?.state]).toEqual([status, state]);
  });

  it.each(['PENDING', 'PROCESSING'])('finds %s', async (word) => {
    const { facts, companyId } = await pomelo.made();
    await bench.sandbox.advance('pomelo', companyId, word);
    expect(await bench.lookedUp(facts)).toMatchObject([{ word, change: { status: 'processing' } }]);
  });

  it('says that a word is unknown', async () => {
    const { facts, companyId } = await pomelo.made();
    await bench.sandbox.advance('pomelo', companyId, 'VALIDATED');
    const [seen] = await bench.lookedUp(facts);
    expect(seen?.notes).toEqual([{ code: 'unknown_status', data: { word: 'VALIDATED' } }]);
    expect(seen?.change).toBeUndefined();
  });

  it('says that the session is gone, and claims nothing', async () => {
    const { facts } = await pomelo.made('G404');
    expect(await bench.lookedUp(facts)).toEqual([
      { by: 'lookup', word: null, notes: [{ code: 'upstream_not_found' }] },
    ]);
  });

  it('finds a session on the other path, and remembers which one works', async () => {
    const api = await bench.fresh();
    const { facts, companyId } = await pomelo.made('SING');
    expect(await bench.lookedUp(facts, api)).toMatchObject([{ word: 'IN_PROGRESS' }]);
    expect(await bench.effects('lookup', companyId)).toBe(2);
    expect(await bench.lookedUp(facts, api)).toMatchObject([{ word: 'IN_PROGRESS' }]);
    expect(await bench.effects('lookup', companyId)).toBe(3);
  });

  it.each(['reset_before', 'reset_after', 'garbage', 'status'])(
    'is unknown when something breaks: %s',
    async (effect) => {
      const { facts } = await pomelo.made();
      await bench.faults({ kind: 'lookup', effect, status: 500 });
      expect((await bench.lookup(facts))?.end).toBe('unknown');
    },
  );

  it('is unknown after its deadline, and refused with our credential', async () => {
    const { facts } = await pomelo.made();
    await bench.faults({ kind: 'lookup', effect: 'hang', times: 1 });
    expect((await bench.lookup(facts, await bench.impatient()))?.end).toBe('unknown');
    await bench.faults({ kind: 'lookup', effect: 'status', status: 403 });
    expect(await bench.lookup(facts)).toMatchObject({ end: 'definite', answer: { stops: 'credential' } });
  });
});

describe('a lookup at Pomelo, by search', () => {
  /** A create whose answer is missing. */
  async function lost(suffix: string, method: 'API' | 'WEB'): Promise<{ companyId: string; facts: Facts<object> }> {
    const companyId = pomelo.companyOf(suffix);
    const facts = pomelo.factsOf(companyId, method);
    await bench.create(facts, await bench.impatient({ send: 300, lookup: 300 }));
    return { companyId, facts: { ...facts, link: { ...facts.link, state: 'unknown' } } };
  }

  it('finds what a create made whose answer never came, with its page', async () => {
    const { facts } = await lost('TOUT', 'WEB');
    const [seen, ...more] = await bench.lookedUp(facts);
    const id = seen?.link?.refs?.session_id ?? '';
    expect(more).toEqual([]);
    expect(seen).toEqual({
      by: 'lookup',
      word: 'IN_PROGRESS',
      change: { status: 'open' },
      link: {
        state: 'active',
        url: `${bench.sandbox.url}/pomelo/session/${id}`,
        expiresAt: expect.any(Date) as Date,
        refs: { session_id: id, created_at: expect.any(String) as string, expiration_at: expect.any(String) as string },
      },
      handles: [{ kind: 'session_id', value: id, use: 'apply' }],
      notes: [],
    });
  });

  it('finds what a create made that answered without an id', async () => {
    const { facts } = await pomelo.made('NOID');
    expect(await bench.lookedUp(facts)).toMatchObject([
      { change: { status: 'in_progress' }, link: { state: 'active' }, handles: [{ kind: 'session_id' }] },
    ]);
  });

  it('finds nothing where nothing was made', async () => {
    expect(await bench.lookedUp((await lost('LOST', 'API')).facts)).toEqual([]);
  });

  it('tells all that it may be, and chooses none', async () => {
    const seen = await bench.lookedUp((await lost('TWIN', 'API')).facts);
    expect(new Set(seen.map(({ link }) => link?.refs?.session_id)).size).toBe(2);
  });

  it.each([
    ['long before', -60 * 60_000],
    ['long after', 60 * 60_000],
  ])('does not take a session of the company that was made %s', async (_, ms) => {
    const { facts } = await lost('TOUT', 'API');
    const link = { ...facts.link, sentAt: new Date(Date.now() + ms) };
    expect(await bench.lookedUp({ ...facts, link })).toEqual([]);
  });

  it('reads all pages, and asks for each session of the time', async () => {
    const { facts } = await lost('TOUT', 'API');
    await Promise.all(Array.from({ length: 120 }, () => bench.created(pomelo.factsOf(pomelo.companyOf()))));
    expect(await bench.lookedUp(facts)).toHaveLength(1);
  });

  it.each(['reset_after', 'garbage'])('is no clean search when one answer is missing: %s', async (effect) => {
    const { facts } = await lost('LOST', 'API');
    await pomelo.made();
    // the same dice in every run: the search itself answers, some of the sessions that it lists don't
    await bench.faults({ kind: 'lookup', effect, probability: 0.5 });
    expect((await bench.lookup(facts))?.end).toBe('unknown');
  });

  it('ends with its deadline', async () => {
    const { facts } = await lost('LOST', 'API');
    await bench.faults({ kind: 'lookup', effect: 'hang' });
    expect((await bench.lookup(facts, await bench.impatient({ send: 300, lookup: 300 })))?.end).toBe('unknown');
  });
});
