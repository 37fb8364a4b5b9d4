import { Refusal } from '@sessionlink/providers';
import type { Bench } from '../../support/bench';
import { CapaBench } from '../../support/capa';
import { startProvider } from '../../support/provider';

const EXAMPLE = {
  userId: '2da954cd-2fda-49c2-ad77-6208c5ab71d6',
  country: 'MX',
  partnerRedirectUri: 'https://capa.fi',
  personalInfo: { profession: 'Employee', phoneNumber: '+524401234567', birthCountry: 'MX', taxId: 'LOZG7802117B9' },
};

let capa: CapaBench;
let bench: Bench;
beforeAll(async () => {
  capa = await CapaBench.start();
  ({ bench } = capa);
});
afterEach(() => bench.faults());
afterAll(() => bench.stop());

describe('a create at Capa', () => {
  it("gives the documentation's example a link for half an hour", async () => {
    const facts = bench.factsOf(EXAMPLE);
    const seen = await bench.created(facts);
    const id = new URL(seen.link?.url ?? '').searchParams.get('verification_session_id') ?? '';
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(seen).toEqual({
      by: 'answer',
      word: null,
      change: { status: 'open' },
      link: {
        state: 'active',
        url: expect.stringContaining(`${bench.sandbox.url}/capa/verify?`) as string,
        expiresAt: expect.any(Date) as Date,
        refs: { verification_session_id: id },
      },
      refs: { user_id: EXAMPLE.userId },
      handles: [{ kind: 'verification_session_id', value: id, use: 'apply' }],
    });
    const lifeMs = (seen.link?.expiresAt?.getTime() ?? 0) - Date.now();
    expect(lifeMs > 1_700_000 && lifeMs <= 1_800_000).toBe(true);
  });

  it.each([
    ["the caller's own", { partnerRedirectUri: 'myapp://done' }],
    ['none', {}],
  ])('sends our return URL in the place of %s', async (_, change) => {
    const facts = bench.factsOf({ userId: capa.userOf(), country: 'DO', ...change });
    expect(bench.api.outgoing(facts).body).toMatchObject({ partnerRedirectUri: facts.returnUrl });
    const seen = await bench.created(facts);
    const back = await capa.press(seen.link?.url ?? '', 'leave');
    expect(back.startsWith(`${facts.returnUrl}?verification_session_id=`)).toBe(true);
  });

  it('appends its path to a base URL that ends with a slash', async () => {
    const api = await bench.fresh({ CAPA_BASE_URL: `${bench.sandbox.url}/capa/` });
    expect(await bench.created(capa.factsOf(capa.userOf()), api)).toMatchObject({ change: { status: 'open' } });
  });

  it('takes as long a life for its links as it is told', async () => {
    const api = await bench.fresh({ CAPA_LINK_TTL_SECONDS: '60' });
    const { link } = await bench.created(capa.factsOf(capa.userOf()), api);
    expect((link?.expiresAt?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(60_000);
  });

  it.each([
    ['0400', 422, 'upstream_rejected', 'INVALID_USER_INPUT_ERROR', 'session'],
    ['0411', 422, 'upstream_rejected', 'INVALID_VERIFICATION_TYPE_FOR_USER', 'session'],
    ['0412', 422, 'country_not_enabled', 'KYC_TEMPLATE_NOT_CONFIGURED_ERROR', 'session'],
    ['0401', 422, 'upstream_user_not_owned', 'UNAUTHORIZED', 'session'],
    ['0404', 422, 'upstream_user_not_found', 'NOT_FOUND_ERROR', 'session'],
    ['0402', 502, 'upstream_auth', undefined, 'credential'],
    ['0403', 502, 'upstream_auth', undefined, 'credential'],
  ])('is refused for %s with %d %s', async (suffix, httpStatus, code, upstream_code, stops) => {
    const end = await bench.create(capa.factsOf(capa.userOf(suffix)));
    expect(end).toMatchObject({ end: 'definite', answer: { httpStatus, stops, reason: { code } } });
    expect(end.end === 'definite' && end.answer instanceof Refusal && end.answer.reason.upstream_code).toBe(
      upstream_code,
    );
  });

  it('is refused with a key that Capa does not know, which is ours to mend', async () => {
    const userId = capa.userOf();
    const end = await bench.create(capa.factsOf(userId), bench.api, bench.withSecrets({ api_key: 'other' }));
    expect(end).toMatchObject({ answer: { httpStatus: 502, stops: 'credential', reason: { category: 'system' } } });
    expect(await capa.creates(userId)).toBe(0);
  });

  it('is a wrong address of ours when the path is unknown', async () => {
    const api = await bench.fresh({ CAPA_BASE_URL: `${bench.sandbox.url}/capa/v9` });
    expect(await bench.create(capa.factsOf(capa.userOf()), api)).toMatchObject({
      answer: { httpStatus: 502, stops: 'session', reason: { category: 'system' } },
    });
  });

  it('waits and repeats when it is told to slow down', async () => {
    const userId = capa.userOf('0429');
    expect((await bench.create(capa.factsOf(userId))).end).toBe('definite');
    expect(await capa.creates(userId)).toBe(1);
  });

  it.each([
    ['0503', 'a 503', 1],
    ['0506', 'a reset after it was stored', 2],
    ['0507', 'an answer without a link', 2],
    ['0508', 'broken JSON', 2],
  ])('%s is repeated once after %s', async (suffix, _, stored) => {
    const userId = capa.userOf(suffix);
    expect(await bench.created(capa.factsOf(userId))).toMatchObject({ change: { status: 'open' } });
    expect(await capa.creates(userId)).toBe(stored);
  });

  it('is unknown when the repeat fails too', async () => {
    expect(await bench.create(capa.factsOf(capa.userOf('0500')))).toEqual({
      end: 'unknown',
      why: 'the upstream answered 500',
    });
  });

  it('is not repeated when less than six seconds are left', async () => {
    const userId = capa.userOf('0506');
    const api = await bench.impatient({ send: 5000, lookup: 1000 });
    expect((await bench.create(capa.factsOf(userId), api)).end).toBe('unknown');
    expect(await capa.creates(userId)).toBe(1);
  });

  it.each([
    ['0504', 0],
    ['0505', 1],
  ])('%s is unknown when no answer comes, with %d stored', async (suffix, stored) => {
    const userId = capa.userOf(suffix);
    const end = await bench.create(capa.factsOf(userId), await bench.impatient());
    expect(end).toEqual({ end: 'unknown', why: 'the deadline passed' });
    expect(await capa.creates(userId)).toBe(stored);
  });

  it('finds a link outside of the envelope', async () => {
    expect(await bench.created(capa.factsOf(capa.userOf('0509')))).toMatchObject({ change: { status: 'open' } });
  });

  it('knows no id of a link that does not show it', async () => {
    const { link, handles } = await bench.created(capa.factsOf(capa.userOf('050a')));
    expect([link?.refs, handles]).toEqual([{}, []]);
  });

  it('makes twenty links at once for twenty people', async () => {
    const seen = await Promise.all(Array.from({ length: 20 }, () => bench.created(capa.factsOf(capa.userOf()))));
    expect(new Set(seen.map(({ link }) => link?.refs?.verification_session_id)).size).toBe(20);
  });
});

describe('a create at Capa, when something breaks', () => {
  it.each([
    ['reset_before', 1],
    ['reset_after', 2],
    ['garbage', 2],
    ['status', 1],
  ])('gets its link from the repeat: %s', async (effect, stored) => {
    const userId = capa.userOf();
    await bench.faults({ kind: 'create', effect, times: 1, status: 502 });
    expect((await bench.create(capa.factsOf(userId))).end).toBe('definite');
    expect(await capa.creates(userId)).toBe(stored);
  });

  it.each([
    ['reset_before', 0],
    ['reset_after', 2],
    ['garbage', 2],
    ['status', 0],
  ])('is unknown when the repeat breaks too: %s', async (effect, stored) => {
    const userId = capa.userOf();
    await bench.faults({ kind: 'create', effect, status: 503 });
    expect((await bench.create(capa.factsOf(userId))).end).toBe('unknown');
    expect(await capa.creates(userId)).toBe(stored);
  });

  it.each(['hang', 'slow_body'])('is unknown after its deadline: %s', async (effect) => {
    await bench.faults({ kind: 'create', effect, ms: 5000 });
    expect((await bench.create(capa.factsOf(capa.userOf()), await bench.impatient())).end).toBe('unknown');
  });

  it('never left when nobody listens', async () => {
    const api = await bench.fresh({ CAPA_BASE_URL: 'http://127.0.0.1:1' });
    expect((await bench.create(capa.factsOf(capa.userOf()), api)).end).toBe('not_sent');
  });
});

describe('the names of a session at Capa', () => {
  const handlesOf = (metadata: Record<string, string>): unknown => {
    const facts = bench.factsOf({ ...EXAMPLE, userId: EXAMPLE.userId.toUpperCase() }, { metadata });
    return bench.api.handles(facts.params, facts);
  };
  const user = { kind: 'user_id', value: EXAMPLE.userId };
  const external = (value: string): object => ({ kind: 'external_user_id', value, use: 'apply' });

  it('are the user, one create at a time, and the same id as the caller’s own', () => {
    expect(handlesOf({})).toEqual([{ ...user, use: 'single' }, { ...user, use: 'look' }, external(user.value)]);
  });

  it.each([
    ['ext-17', 'ext-17'],
    ['61561E29-CB8F-475A-B913-7D70430BADFE', '61561e29-cb8f-475a-b913-7d70430badfe'],
  ])('are the caller’s own id too, when it tells it: %s', (capa_external_user_id, value) => {
    expect(handlesOf({ capa_external_user_id })).toEqual([
      { ...user, use: 'single' },
      { ...user, use: 'look' },
      external(user.value),
      external(value),
    ]);
  });

  it.each(['', ' ', EXAMPLE.userId, EXAMPLE.userId.toUpperCase()])(
    'are not told twice: %j',
    (capa_external_user_id) => {
      expect(handlesOf({ capa_external_user_id })).toHaveLength(3);
    },
  );
});

it('is not configured without settings', async () => {
  const started = await startProvider('capa');
  expect(started.api.credential).toBeNull();
  await started.close();
});
