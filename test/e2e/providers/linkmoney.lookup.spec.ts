import type { Seen } from '@sessionlink/providers';
import { claims, LinkMoneyBench, linkOnly, mailOf, payIn } from '../../support/linkmoney';
import type { FaultRule } from '../../support/sandbox';

let bench: LinkMoneyBench;
beforeAll(async () => {
  bench = await LinkMoneyBench.start();
});
afterEach(() => bench.sandbox.faults([]));
afterAll(() => bench.stop());

describe('a lookup at Link Money', () => {
  it('has nothing to ask with before somebody gave an id', () => {
    expect(bench.api.lookup(bench.factsOf(payIn(mailOf())), bench.credential)).toBeNull();
    expect(
      bench.api.lookup(bench.factsOf(linkOnly(mailOf()), { refs: claims(undefined, 'pay-1') }), bench.credential),
    ).toBeNull();
  });

  it.each(['../../v2/sessions', '..', 'a/b', 'a?b', '', 'x'.repeat(65)])('never asks for the forged id %j', (id) =>
    expect(bench.api.lookup(bench.factsOf(payIn(mailOf()), { refs: claims(id, id) }), bench.credential)).toBeNull(),
  );

  it('finds that the customer has begun', async () => {
    const email = mailOf();
    const facts = await bench.visited(linkOnly(email), 'start');
    const customerId = await bench.moved(email, 'customer.created');
    expect(await bench.lookedUp({ ...facts, refs: claims(customerId) })).toMatchObject({
      by: 'lookup',
      word: 'CREATED',
      change: { status: 'in_progress' },
    });
  });

  it('finds the account linked, and remembers whose it is', async () => {
    const facts = await bench.visited(linkOnly(mailOf()), 'start', 'link');
    expect(await bench.lookedUp(facts)).toEqual({
      by: 'lookup',
      word: 'ACTIVE',
      change: { status: 'completed', outcome: 'linked' },
      refs: { customer_id: facts.refs.customer_id_claimed },
      handles: [{ kind: 'customer_id', value: facts.refs.customer_id_claimed, use: 'apply' }],
      notes: [],
    });
  });

  it('finds the account linked and nothing paid', async () => {
    const facts = await bench.visited(payIn(mailOf('linkedonly')), 'start', 'pay');
    expect(await bench.lookedUp(facts)).toMatchObject({ word: 'ACTIVE', change: { status: 'in_progress' } });
  });

  it("compares the customer's e-mail without looking at its case", async () => {
    const email = mailOf('Ada');
    const facts = await bench.visited(linkOnly(email), 'link');
    const { params } = bench.factsOf(linkOnly(email.toUpperCase()));
    expect((await bench.lookedUp({ ...facts, params })).change).toMatchObject({ outcome: 'linked' });
  });

  it("does not believe a way back with somebody else's id", async () => {
    const facts = await bench.visited(linkOnly(mailOf('forge')), 'link');
    expect(facts.refs.customer_id_claimed).toBeDefined();
    expect(await bench.lookedUp(facts)).toEqual(nothingBut('customer_mismatch'));
  });

  it('finds the bank unlinked', async () => {
    const email = mailOf();
    const facts = await bench.visited(linkOnly(email), 'link');
    await bench.moved(email, 'INACTIVE');
    expect(await bench.lookedUp(facts)).toMatchObject({
      change: { status: 'requires_action', reason: { code: 'bank_unlinked' } },
    });
  });

  it('finds the preferred account unlinked', async () => {
    const email = mailOf();
    const facts = await bench.visited(linkOnly(email), 'link');
    await bench.moved(email, 'customer.account.deactivated');
    expect(await bench.lookedUp(facts)).toMatchObject({ word: 'ACTIVE', change: { status: 'requires_action' } });
  });

  it.each<[string, Seen['change']]>([
    ['CREATED', { status: 'processing' }],
    ['PENDING', { status: 'processing' }],
    ['AUTHORIZED', { status: 'processing', outcome: 'authorized' }],
    ['SCHEDULED', { status: 'processing', outcome: 'authorized' }],
    ['INITIATED', { status: 'processing', outcome: 'authorized' }],
    ['RETRYABLE_FAILED', { status: 'processing' }],
    ['SUCCEEDED', { status: 'completed', outcome: 'paid' }],
    ['SETTLED', { status: 'completed', outcome: 'paid' }],
    ['CANCELED', { status: 'canceled' }],
    ['CANCELLED', { status: 'canceled' }],
  ])('finds the payment %s', async (word, change) => {
    const email = mailOf();
    const facts = await bench.visited(payIn(email));
    const paymentId = await bench.moved(email, word);
    expect(await bench.lookedUp({ ...facts, refs: claims(undefined, paymentId) })).toEqual({
      by: 'lookup',
      word,
      change,
      refs: { payment_id: paymentId },
      handles: [{ kind: 'payment_id', value: paymentId, use: 'apply' }],
      notes: [],
    });
  });

  it.each(['FAILED', 'TERMINAL_FAILED'])('finds the payment %s', async (word) => {
    const email = mailOf();
    const facts = await bench.visited(payIn(email));
    const paymentId = await bench.moved(email, word);
    expect(await bench.lookedUp({ ...facts, refs: claims(undefined, paymentId) })).toMatchObject({
      word,
      change: { status: 'completed', outcome: 'declined', reason: { category: 'customer' } },
    });
  });

  it('claims nothing for a word that it does not know', async () => {
    const email = mailOf();
    const facts = await bench.visited(payIn(email));
    const paymentId = await bench.moved(email, 'ON_HOLD');
    const seen = await bench.lookedUp({ ...facts, refs: claims(undefined, paymentId) });
    expect(seen).toMatchObject({ word: 'ON_HOLD', notes: [{ code: 'unknown_status', data: { word: 'ON_HOLD' } }] });
    expect(seen.change).toBeUndefined();
  });

  it('proves both ids of a way back, and lets the payment speak', async () => {
    const facts = await bench.visited(payIn(mailOf(), { clientReferenceId: 'order-of-its-own' }), 'pending');
    const { customer_id_claimed: customer_id, payment_id_claimed: payment_id } = facts.refs;
    const seen = await bench.lookedUp(facts);
    expect(seen).toMatchObject({
      word: 'PENDING',
      change: { status: 'processing' },
      refs: { customer_id, payment_id },
    });
    expect(seen.handles?.map(({ kind }) => kind)).toEqual(['payment_id', 'customer_id']);
  });

  it('asks one thing alone once both ids are proved', async () => {
    const email = mailOf();
    const facts = await bench.visited(payIn(email), 'pending');
    const { refs } = await bench.lookedUp(facts);
    const before = await bench.effectsOf(email, 'lookup');
    await bench.lookedUp({ ...facts, refs: refs ?? {} });
    expect((await bench.effectsOf(email, 'lookup')) - before).toBe(1);
  });

  it('keeps to the payment when the customer is unknown', async () => {
    const facts = await bench.visited(payIn(mailOf()), 'pending');
    const refs = { ...facts.refs, customer_id_claimed: '00000000-0000-4000-8000-000000000000' };
    expect(await bench.lookedUp({ ...facts, refs })).toMatchObject({
      change: { status: 'processing' },
      notes: [{ code: 'upstream_not_found' }],
    });
  });

  it("does not believe another session's payment", async () => {
    const other = await bench.visited(payIn(mailOf()), 'pay');
    const facts = await bench.visited(payIn(mailOf()));
    const refs = claims(undefined, other.refs.payment_id_claimed);
    expect(await bench.lookedUp({ ...facts, refs })).toEqual(nothingBut('payment_mismatch'));
  });

  it('finds more than 9000 dollars declined', async () => {
    const facts = await bench.visited(payIn(mailOf(), { amount: { value: 9000.01, currency: 'USD' } }), 'pay');
    expect(await bench.lookedUp(facts)).toMatchObject({
      change: { outcome: 'declined', reason: { code: 'PAYMENT_DECLINED' } },
    });
  });

  it('finds half of the money: partial', async () => {
    const facts = await bench.visited(payIn(mailOf('partial')), 'pay');
    const seen = await bench.lookedUpUntil(facts, ({ change }) => change?.status === 'completed');
    expect(seen).toMatchObject({
      change: { outcome: 'partial' },
      notes: [{ code: 'partial_payment', data: { asked_cents: '4275', paid_cents: '2137' } }],
    });
  });

  it('finds the payment returned by the bank after it was paid', async () => {
    const facts = await bench.visited(payIn(mailOf('return.r01')), 'pay');
    const seen = await bench.lookedUpUntil(
      { ...facts, status: 'completed' },
      ({ change }) => change?.outcome === 'declined',
    );
    expect(seen).toMatchObject({ change: { reason: { code: 'ach_return', upstream_code: 'R01' } } });
  });

  it('g404: an id that Link Money does not know changes nothing', async () => {
    const facts = await bench.visited(payIn(mailOf('g404')), 'pay');
    const seen = await bench.lookedUp(facts);
    expect(seen.change).toBeUndefined();
    expect(seen.refs).toEqual({});
    expect(seen.notes?.map(({ code }) => code)).toEqual(['upstream_not_found', 'upstream_not_found']);
  });

  it.each<FaultRule>([{ effect: 'reset_before' }, { effect: 'garbage' }, { effect: 'status', status: 503 }])(
    'ends unknown after $effect',
    async (rule) => {
      const facts = await bench.visited(linkOnly(mailOf()), 'link');
      await bench.sandbox.faults([{ provider: 'linkmoney', kind: 'lookup', ...rule }]);
      expect(await bench.api.lookup(facts, bench.credential)).toMatchObject({ end: 'unknown' });
    },
  );

  it('ends unknown at the deadline when nobody answers', async () => {
    const facts = await bench.visited(linkOnly(mailOf()), 'link');
    const provider = await bench.impatient();
    await bench.sandbox.faults([{ provider: 'linkmoney', kind: 'lookup', effect: 'hang' }]);
    expect(await provider.lookup(facts, bench.credential)).toMatchObject({ end: 'unknown' });
  });
});

function nothingBut(code: string): Seen {
  return { by: 'lookup', word: null, refs: {}, handles: [], notes: [{ code }] };
}
