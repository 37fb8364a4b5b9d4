import { Refusal } from '@sessionlink/providers';
import type { Bench } from '../../support/bench';
import { PomeloBench } from '../../support/pomelo';
import { startProvider } from '../../support/provider';

let pomelo: PomeloBench;
let bench: Bench;
beforeAll(async () => {
  pomelo = await PomeloBench.start();
  ({ bench } = pomelo);
});
afterEach(() => bench.faults());
afterAll(() => bench.stop());

describe('a create at Pomelo', () => {
  it('is in progress without a page, with API', async () => {
    const companyId = pomelo.companyOf();
    const facts = pomelo.factsOf(companyId);
    const seen = await bench.created(facts);
    const id = seen.link?.refs?.session_id ?? '';
    expect(id).toMatch(/^iss-[0-9A-Za-z]{27}$/);
    expect(seen).toEqual({
      by: 'answer',
      word: null,
      change: { status: 'in_progress' },
      link: {
        state: 'active',
        url: null,
        expiresAt: expect.any(Date) as Date,
        refs: { session_id: id, created_at: expect.any(String) as string, expiration_at: expect.any(String) as string },
      },
      handles: [{ kind: 'session_id', value: id, use: 'apply' }],
      notes: [],
    });
    expect(await pomelo.creates(companyId)).toBe(1);
  });

  it('is open with a page, with WEB', async () => {
    const seen = await bench.created(pomelo.factsOf(pomelo.companyOf(), 'WEB'));
    expect(seen).toMatchObject({ change: { status: 'open' }, link: { state: 'active' }, notes: [] });
    expect(seen.link?.url).toBe(`${bench.sandbox.url}/pomelo/session/${seen.link?.refs?.session_id ?? ''}`);
    const lifeMs = (seen.link?.expiresAt?.getTime() ?? 0) - Date.now();
    expect(lifeMs > 86_000_000 && lifeMs <= 86_400_000).toBe(true);
  });

  it('sends the body as it came', () => {
    const facts = pomelo.factsOf(pomelo.companyOf());
    const { path, body } = bench.api.outgoing(facts);
    expect([path, JSON.stringify(body)]).toEqual(['/identity/v2/sessions', JSON.stringify(facts.params)]);
  });

  it('appends its path to a base URL that ends with a slash', async () => {
    const api = await bench.fresh({ POMELO_BASE_URL: `${bench.sandbox.url}/pomelo/` });
    expect((await bench.create(pomelo.factsOf(pomelo.companyOf()), api)).end).toBe('definite');
  });

  it.each([
    ['API', { change: { status: 'in_progress' } }],
    ['WEB', {}],
  ] as const)('may be answered with nothing at all, as documented: %s', async (method, more) => {
    const seen = await bench.created(pomelo.factsOf(pomelo.companyOf('NOID'), method));
    expect(seen).toEqual({
      by: 'answer',
      word: null,
      ...more,
      link: { state: 'active', url: null, refs: {} },
      handles: [],
      ...('change' in more && { notes: [] }),
    });
  });

  it('is like WEB when an API answer brings a page', async () => {
    const seen = await bench.created(pomelo.factsOf(pomelo.companyOf('AURL')));
    expect(seen).toMatchObject({
      change: { status: 'open' },
      link: { url: expect.stringContaining('/session/') as string },
    });
  });

  it('asks once for a page that WEB did not bring, and then warns', async () => {
    const companyId = pomelo.companyOf('NURL');
    const seen = await bench.created(pomelo.factsOf(companyId, 'WEB'));
    expect(seen).toMatchObject({
      change: { status: 'in_progress' },
      link: { url: null },
      notes: [{ code: 'no_page' }],
    });
    expect(await bench.effects('lookup', companyId)).toBe(1);
  });

  it('keeps to its deadline when that question hangs', async () => {
    await bench.faults({ kind: 'lookup', effect: 'hang' });
    const seen = await bench.created(pomelo.factsOf(pomelo.companyOf('NURL'), 'WEB'), await bench.impatient());
    expect(seen).toMatchObject({ change: { status: 'in_progress' }, notes: [{ code: 'no_page' }] });
  });

  it.each([
    ['E400', 422, 'upstream_rejected', 'e400'],
    ['E404', 422, 'upstream_rejected', 'e404'],
    ['E409', 422, 'upstream_rejected', 'e409'],
    ['E422', 422, 'upstream_rejected', 'e422'],
    ['E403', 502, 'upstream_auth', undefined],
  ])('is refused for %s with %d %s', async (suffix, httpStatus, code, upstream_code) => {
    const companyId = pomelo.companyOf(suffix);
    const end = await bench.create(pomelo.factsOf(companyId));
    const refusal = end.end === 'definite' && end.answer instanceof Refusal ? end.answer : undefined;
    expect(refusal).toMatchObject({ httpStatus, stops: httpStatus === 502 ? 'credential' : 'session' });
    expect([refusal?.reason.code, refusal?.reason.upstream_code]).toEqual([code, upstream_code]);
    expect(await pomelo.creates(companyId)).toBe(0);
  });

  it('waits and repeats when it is told to slow down', async () => {
    const companyId = pomelo.companyOf('E429');
    expect((await bench.create(pomelo.factsOf(companyId))).end).toBe('definite');
    expect(await pomelo.creates(companyId)).toBe(1);
  });

  it.each([
    ['E500', 0],
    ['E503', 0],
    ['S500', 1],
  ])('is unknown after %s, and never sent again: %d stored', async (suffix, stored) => {
    const companyId = pomelo.companyOf(suffix);
    expect((await bench.create(pomelo.factsOf(companyId))).end).toBe('unknown');
    expect(await pomelo.creates(companyId)).toBe(stored);
  });

  it.each([
    ['TOUT', 1],
    ['LOST', 0],
    ['TWIN', 2],
  ])('is unknown when no answer comes: %s, %d stored', async (suffix, stored) => {
    const companyId = pomelo.companyOf(suffix);
    const end = await bench.create(pomelo.factsOf(companyId), await bench.impatient());
    expect(end).toEqual({ end: 'unknown', why: 'the deadline passed' });
    expect(await pomelo.creates(companyId)).toBe(stored);
  });

  it.each([
    ['reset_before', 0],
    ['reset_after', 1],
    ['garbage', 1],
    ['status', 0],
  ])('is unknown when something breaks, and never sent again: %s', async (effect, stored) => {
    const companyId = pomelo.companyOf();
    await bench.faults({ kind: 'create', effect, status: 502 });
    expect((await bench.create(pomelo.factsOf(companyId))).end).toBe('unknown');
    expect(await pomelo.creates(companyId)).toBe(stored);
  });

  it.each(['hang', 'slow_body'])('is unknown after its deadline: %s', async (effect) => {
    await bench.faults({ kind: 'create', effect, ms: 5000 });
    expect((await bench.create(pomelo.factsOf(pomelo.companyOf()), await bench.impatient())).end).toBe('unknown');
  });

  it('never left when nobody listens', async () => {
    const api = await bench.fresh({ POMELO_BASE_URL: 'http://127.0.0.1:1' });
    expect((await bench.create(pomelo.factsOf(pomelo.companyOf()), api)).end).toBe('not_sent');
  });
});

it('a session at Pomelo is named by its company and people, to search by', () => {
  const facts = pomelo.factsOf('cmp-2HPUYx0n9USSNwSkP5G0gY1I2TO');
  expect(bench.api.handles(facts.params, facts)).toEqual([
    { kind: 'company_id', value: 'cmp-2HPUYx0n9USSNwSkP5G0gY1I2TO', use: 'look' },
    { kind: 'user_id', value: 'usr-000000000000000000000000001', use: 'look' },
  ]);
});

it('Pomelo is not configured without settings', async () => {
  const started = await startProvider('pomelo');
  expect(started.api.credential).toBeNull();
  await started.close();
});
