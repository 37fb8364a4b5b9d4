import { createServer } from 'node:net';
import { PROVIDERS } from '@sessionlink/providers';
import { valid } from '../../support/bodies/linkmoney';
import { LinkMoneyBench, linkOnly, mailOf, payIn } from '../../support/linkmoney';
import { startProvider } from '../../support/provider';
import type { FaultRule } from '../../support/sandbox';

let bench: LinkMoneyBench;
beforeAll(async () => {
  bench = await LinkMoneyBench.start();
});
afterEach(() => bench.sandbox.faults([]));
afterAll(() => bench.stop());

describe('a create at Link Money', () => {
  it('gets a link that is taken to live half an hour, and its key', async () => {
    const facts = bench.factsOf(exampleOf('linkmoney'));
    const seen = await bench.created(facts);
    expect(seen).toMatchObject({
      by: 'answer',
      change: { status: 'open' },
      link: { state: 'active', expiresAt: new Date(facts.now.getTime() + 1_800_000) },
    });
    const { url, refs } = seen.link ?? {};
    expect(url).toContain(`${bench.sandbox.url}/linkmoney/client?`);
    expect(url).toContain(`redirect=${encodeURIComponent(facts.returnUrl)}`);
    expect(url).toContain(`sessionKey=${refs?.session_key ?? 'none'}`);
  });

  it('passes for every valid body', async () => {
    for (const body of valid()) expect((await bench.created(bench.factsOf(body))).link?.state).toBe('active');
  });

  it.each([
    [400, 'INVALID_REQUEST'],
    [404, 'NOT_FOUND'],
    [409, 'CONFLICT'],
    [422, 'UNPROCESSABLE'],
  ])('is refused with %i: what the partner sent is wrong', async (status, upstream_code) => {
    const facts = bench.factsOf(linkOnly(mailOf(`e${status}`)));
    expect(await bench.api.create(facts, bench.credential)).toMatchObject({
      end: 'definite',
      answer: {
        httpStatus: 422,
        upstreamStatus: status,
        stops: 'session',
        reason: { code: 'upstream_rejected', category: 'partner', upstream_code },
      },
    });
  });

  it.each([401, 403])('is refused with %i: our credential is wrong', async (status) => {
    const facts = bench.factsOf(linkOnly(mailOf(`e${status}`)));
    expect(await bench.api.create(facts, bench.credential)).toMatchObject({
      end: 'definite',
      answer: { httpStatus: 502, upstreamStatus: status, stops: 'credential', reason: { code: 'upstream_auth' } },
    });
  });

  it('with a wrong secret is refused once, without a repeat', async () => {
    const email = mailOf();
    const end = await bench.api.create(bench.factsOf(linkOnly(email)), bench.wrongCredential());
    expect(end).toMatchObject({ end: 'definite', answer: { stops: 'credential', upstreamStatus: 401 } });
    expect(await bench.effectsOf(email, 'create')).toBe(0);
  });

  it('with a return URL that is not approved is refused, and says so', async () => {
    const facts = bench.factsOf(linkOnly(mailOf()), { returnUrl: 'https://elsewhere.example/' });
    expect(await bench.api.create(facts, bench.credential)).toMatchObject({
      answer: { reason: { upstream_code: 'REDIRECT_NOT_APPROVED' } },
    });
  });

  it.each<[string, number]>([
    ['e500', 0],
    ['e503', 0],
    ['nourl', 1],
    ['html', 1],
    ['s500', 1],
  ])('ends unknown: %s, which made %i sessions', async (local, effects) => {
    const email = mailOf(local);
    expect(await bench.api.create(bench.factsOf(linkOnly(email)), bench.credential)).toMatchObject({ end: 'unknown' });
    expect(await bench.effectsOf(email, 'create')).toBe(effects);
  });

  it.each<[string, number]>([
    ['timeout', 1],
    ['lost', 0],
  ])('ends unknown at the deadline: %s, which made %i sessions', async (local, effects) => {
    const email = mailOf(local);
    const provider = await bench.impatient();
    expect(await provider.create(bench.factsOf(linkOnly(email)), bench.credential)).toMatchObject({ end: 'unknown' });
    expect(await bench.effectsOf(email, 'create')).toBe(effects);
  });

  it.each(['flaky', 'timeout1'])('%s: sent again, the same body gets a link', async (local) => {
    const provider = await bench.impatient();
    const facts = bench.factsOf(payIn(mailOf(local)));
    expect(await provider.create(facts, bench.credential)).toMatchObject({ end: 'unknown' });
    expect((await bench.created(facts, await bench.fresh())).link?.state).toBe('active');
  });

  it('waits as long as a 429 asks, and gets its link', async () => {
    const email = mailOf('e429');
    expect((await bench.created(bench.factsOf(linkOnly(email)))).link?.state).toBe('active');
    expect(await bench.effectsOf(email, 'create')).toBe(1);
  });

  it('twice with one request key gives two links: the key covers the payment', async () => {
    const facts = bench.factsOf(payIn(mailOf()));
    const [first, second] = [await bench.created(facts), await bench.created(facts)];
    expect(first.link?.refs?.session_key).not.toBe(second.link?.refs?.session_key);
  });

  it('that is refused because of its request key says so', async () => {
    const facts = bench.factsOf(payIn(mailOf('dupkey')));
    await bench.created(facts);
    expect(await bench.api.create(facts, bench.credential)).toMatchObject({
      end: 'definite',
      answer: { reason: { code: 'duplicate_request_key', upstream_code: 'DUPLICATE_REQUEST_KEY' } },
    });
  });

  it.each<[FaultRule['effect'], number]>([
    ['reset_before', 0],
    ['reset_after', 1],
    ['garbage', 1],
  ])('ends unknown after %s, which made %i sessions', async (effect, effects) => {
    await bench.sandbox.faults([{ provider: 'linkmoney', kind: 'create', effect }]);
    const email = mailOf();
    expect(await bench.api.create(bench.factsOf(linkOnly(email)), bench.credential)).toMatchObject({ end: 'unknown' });
    expect(await bench.effectsOf(email, 'create')).toBe(effects);
  });

  it.each<FaultRule>([{ effect: 'hang' }, { effect: 'slow_body', ms: 5000 }])(
    'ends unknown at the deadline after $effect',
    async (rule) => {
      await bench.sandbox.faults([{ provider: 'linkmoney', kind: 'create', ...rule }]);
      const email = mailOf();
      const provider = await bench.impatient();
      expect(await provider.create(bench.factsOf(linkOnly(email)), bench.credential)).toMatchObject({ end: 'unknown' });
      expect(await bench.effectsOf(email, 'create')).toBe(1);
    },
  );

  it('was not sent where nobody listens', async () => {
    const provider = await bench.fresh({ LINKMONEY_BASE_URL: `http://127.0.0.1:${await closedPort()}` });
    expect(await provider.create(bench.factsOf(linkOnly(mailOf())), bench.credential)).toMatchObject({
      end: 'not_sent',
    });
  });
});

describe('what the deployment settles', () => {
  it('is no credential where Link Money is not configured', async () => {
    const one = await startProvider('linkmoney');
    expect(one.api.credential).toBeNull();
    expect(one.api.fixedReturnUrl).toBeUndefined();
  });

  it('is one fixed return URL, where a merchant is approved for one', async () => {
    const returnUrl = 'https://gateway.example/return/linkmoney';
    expect((await bench.fresh({ LINKMONEY_RETURN_URL: returnUrl })).fixedReturnUrl).toBe(returnUrl);
  });
});

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 9;
}

function exampleOf(name: string): object {
  return PROVIDERS.find((entry) => entry.name === name)?.example ?? {};
}
