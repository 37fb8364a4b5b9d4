import { createServer } from 'node:net';
import { PROVIDERS } from '@sessionlink/providers';
import { valid } from '../../support/bodies/leap';
import { account, complete } from '../../support/bodies/leap.base';
import { bodyOf, LeapBench, phoneOf } from '../../support/leap';
import type { FaultRule } from '../../support/sandbox';

let bench: LeapBench;
beforeAll(async () => {
  bench = await LeapBench.start();
});
afterEach(() => bench.sandbox.faults([]));
afterAll(() => bench.stop());

describe('a create at Leap', () => {
  it("gets a link for the seed's own request, open although Leap says Completed", async () => {
    const seen = await bench.created(bench.factsOf(exampleOf('leap')));
    expect(seen).toEqual({
      by: 'answer',
      word: 'Completed',
      change: { status: 'open' },
      link: {
        state: 'active',
        url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/leap\/l\/\w{5}$/) as string,
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

  it('gets one for a new phone, and asks for nothing else', async () => {
    const phone = phoneOf();
    const seen = await bench.created(bench.factsOf(bodyOf(phone)));
    expect(seen).toMatchObject({ word: 'UpgradePending', change: { status: 'open' } });
    expect(await bench.effectsOf(phone)).toEqual(['create']);
  });

  it('passes for every valid body', async () => {
    for (const body of valid()) expect((await bench.created(bench.factsOf(body))).link?.state).toBe('active');
  });

  it('passes with the language of the locale, and with an empty security code', async () => {
    const card = { ...(complete(0).addCardParams as object), securityCode: '' };
    const body = bodyOf(phoneOf(), { addCardParams: card });
    expect((await bench.created(bench.factsOf(body, { locale: 'es-MX' }))).link?.state).toBe('active');
  });

  it.each<[string, object, string]>([
    ['9060', complete(0), 'Blocked'],
    ['9061', account(0), 'Validating'],
  ])('remembers what became of the payment method: %s', async (end, body, status) => {
    const facts = bench.factsOf({ ...body, phoneNumber: phoneOf(end) });
    expect((await bench.created(facts)).link?.refs).toMatchObject({ payment_method_status: status });
  });

  it.each<[string, number]>([
    ['9004', 1],
    ['9005', 0],
    ['9006', 1],
    ['9002', 1],
    ['9003', 0],
  ])('ends unknown: %s, which made %i users', async (end, users) => {
    const phone = phoneOf(end);
    expect(await bench.create(bench.factsOf(bodyOf(phone)))).toMatchObject({ end: 'unknown' });
    expect(await bench.effectsOf(phone)).toHaveLength(users);
  });

  it.each<[string, number]>([
    ['9000', 1],
    ['9001', 0],
  ])('ends unknown at the deadline: %s, which made %i users', async (end, users) => {
    const phone = phoneOf(end);
    const provider = await bench.impatient();
    expect(await bench.create(bench.factsOf(bodyOf(phone)), provider)).toMatchObject({ end: 'unknown' });
    expect(await bench.effectsOf(phone)).toHaveLength(users);
  });

  it.each(['9004', '9005', '9006'])('%s: sent again, it gets a link', async (end) => {
    const facts = bench.factsOf(bodyOf(phoneOf(end)));
    expect(await bench.create(facts)).toMatchObject({ end: 'unknown' });
    expect((await bench.created(facts)).link?.state).toBe('active');
  });

  it.each([
    ['9009', 'ERROR_INVALID_SCHEMA', 'upstream_rejected'],
    ['9010', 'ERROR_USER_ALREADY_ENROLLED', 'duplicate_user'],
  ])('%s: refused with %s, ours %s', async (end, upstream_code, code) => {
    expect(await bench.create(bench.factsOf(bodyOf(phoneOf(end))))).toMatchObject({
      end: 'definite',
      answer: {
        httpStatus: 422,
        upstreamStatus: 400,
        stops: 'session',
        reason: { code, category: 'partner', upstream_code },
      },
    });
  });

  it('9012: waits as long as a 429 asks, and gets its link', async () => {
    const phone = phoneOf('9012');
    expect((await bench.created(bench.factsOf(bodyOf(phone)))).link?.state).toBe('active');
    expect(await bench.effectsOf(phone)).toEqual(['create']);
  });

  it('9013: waits for a slow answer', async () => {
    expect((await bench.created(bench.factsOf(bodyOf(phoneOf('9013'))))).link?.state).toBe('active');
  });

  it.each(['9050', '9051'])('%s: an answer without a link to a known host is nonsense', async (end) => {
    expect(await bench.create(bench.factsOf(bodyOf(phoneOf(end))))).toMatchObject({
      end: 'definite',
      answer: { httpStatus: 502, stops: 'session', reason: { code: 'bad_link', category: 'provider' } },
    });
  });

  it('sends nobody to a loopback host that is not listed', async () => {
    const provider = await bench.fresh({ LEAP_LINK_HOSTS: '*.nomas.cash' });
    expect(await bench.create(bench.factsOf(bodyOf(phoneOf())), provider)).toMatchObject({
      answer: { reason: { code: 'bad_link' } },
    });
  });

  it('with a declined card is refused', async () => {
    const card = { ...(complete(0).addCardParams as object), number: 'tok_sandbox_9PNgfqqpdpyQpnD1jYkdw1_0002' };
    expect(await bench.create(bench.factsOf(bodyOf(phoneOf(), { addCardParams: card })))).toMatchObject({
      answer: { httpStatus: 422, upstreamStatus: 400, reason: { code: 'upstream_rejected' } },
    });
  });

  it('with a wrong key stops the credential', async () => {
    const phone = phoneOf();
    expect(await bench.create(bench.factsOf(bodyOf(phone)), bench.api, bench.withKey('wrong'))).toMatchObject({
      end: 'definite',
      answer: { httpStatus: 502, upstreamStatus: 401, stops: 'credential', reason: { code: 'upstream_auth' } },
    });
    expect(await bench.effectsOf(phone)).toEqual([]);
  });

  it.each<[FaultRule, number]>([
    [{ effect: 'reset_before' }, 0],
    [{ effect: 'reset_after' }, 1],
    [{ effect: 'garbage' }, 1],
    [{ effect: 'hang' }, 1],
    [{ effect: 'slow_body', ms: 5000 }, 1],
    [{ effect: 'status', status: 502 }, 0],
  ])('ends unknown after %j, which made %i users', async (rule, users) => {
    await bench.sandbox.faults([{ provider: 'leap', kind: 'create', ...rule }]);
    const phone = phoneOf();
    const provider = await bench.impatient();
    expect(await bench.create(bench.factsOf(bodyOf(phone)), provider)).toMatchObject({ end: 'unknown' });
    expect(await bench.effectsOf(phone)).toHaveLength(users);
  });

  it('is not sent when nobody listens', async () => {
    const provider = await bench.fresh({ LEAP_BASE_URL: `http://127.0.0.1:${await freePort()}/leap/v1` });
    expect(await bench.create(bench.factsOf(bodyOf(phoneOf())), provider)).toMatchObject({ end: 'not_sent' });
  });
});

it('no card number ever reached Leap', async () => {
  expect(await bench.sandbox.control('GET', '/_sandbox/leap/violations')).toEqual([]);
});

function exampleOf(name: string): object {
  return PROVIDERS.find((entry) => entry.name === name)?.example ?? {};
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
