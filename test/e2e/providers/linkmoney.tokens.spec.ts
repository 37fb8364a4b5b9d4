import { type Facts, Refusal } from '@sessionlink/providers';
import { claims, LinkMoneyBench, linkOnly, mailOf, payIn } from '../../support/linkmoney';
import type { FaultRule } from '../../support/sandbox';

let bench: LinkMoneyBench;
beforeAll(async () => {
  bench = await LinkMoneyBench.start();
});
afterEach(() => bench.sandbox.faults([]));
afterAll(() => bench.stop());

describe("Link Money's tokens", () => {
  let facts: Facts<object>;
  let n: number;
  beforeEach(async () => {
    const email = mailOf();
    facts = bench.factsOf(linkOnly(email));
    await bench.created(facts);
    facts = { ...facts, refs: claims(await bench.moved(email, 'ACTIVE')) };
    n = (await bench.sandbox.ledger()).at(-1)?.n ?? 0;
  });
  const tokens = async (): Promise<number> =>
    (await bench.sandbox.ledger(n)).filter(({ kind }) => kind === 'token').length;

  it('are fetched once for 20 lookups at a time', async () => {
    const provider = await bench.fresh();
    const ends = await Promise.all(Array.from({ length: 20 }, async () => provider.lookup(facts, bench.credential)));
    expect(ends.every((end) => end?.end === 'definite' && !(end.answer instanceof Refusal))).toBe(true);
    expect(await tokens()).toBe(1);
  });

  it('are fetched anew after a 401, once, and the call is repeated', async () => {
    const provider = await bench.fresh();
    await bench.sandbox.faults([{ provider: 'linkmoney', kind: 'lookup', effect: 'status', status: 401, times: 1 }]);
    expect((await bench.lookedUp(facts, provider)).word).toBe('ACTIVE');
    expect(await tokens()).toBe(2);
  });

  it('that are refused twice mean that our credential is refused', async () => {
    const provider = await bench.fresh();
    await bench.sandbox.faults([{ provider: 'linkmoney', kind: 'lookup', effect: 'status', status: 401 }]);
    expect(await provider.lookup(facts, bench.credential)).toMatchObject({ answer: { stops: 'credential' } });
    expect(await tokens()).toBe(2);
  });

  it('are refused for a wrong secret', async () => {
    expect(await (await bench.fresh()).lookup(facts, bench.wrongCredential())).toMatchObject({
      end: 'definite',
      answer: { httpStatus: 502, upstreamStatus: 401, stops: 'credential' },
    });
  });

  it.each<[string, FaultRule]>([
    ['reset', { effect: 'reset_after' }],
    ['garbage', { effect: 'garbage' }],
    ['500', { effect: 'status', status: 500 }],
    ['429', { effect: 'status', status: 429 }],
  ])('that cannot be had (%s) mean that nothing was sent', async (_, rule) => {
    const provider = await bench.impatient();
    await bench.sandbox.faults([{ provider: 'linkmoney', kind: 'token', ...rule }]);
    expect(await provider.lookup(facts, bench.credential)).toMatchObject({ end: 'not_sent' });
  });

  it('are not needed for a create', async () => {
    const provider = await bench.fresh();
    await bench.created(bench.factsOf(linkOnly(mailOf())), provider);
    expect(await tokens()).toBe(0);
  });

  it('scope: of the scope that reads transactions, tried once and remembered', async () => {
    const provider = await bench.fresh();
    const email = mailOf('scope');
    const paid = bench.factsOf(payIn(email));
    await bench.created(paid);
    const refs = claims(undefined, await bench.moved(email, 'SUCCEEDED'));
    expect((await bench.lookedUp({ ...paid, refs }, provider)).change).toMatchObject({ outcome: 'paid' });
    expect(await tokens()).toBe(2);
    expect((await bench.lookedUp({ ...paid, refs }, provider)).change).toMatchObject({ outcome: 'paid' });
    expect(await tokens()).toBe(2);
  });
});
