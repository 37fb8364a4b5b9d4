import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { Facts, Provider } from '@sessionlink/providers';
import { claims, LinkMoneyBench, linkOnly, mailOf, payIn } from '../../support/linkmoney';

type Odd = [status: number, body?: unknown];

/** What the sandbox never answers, but somebody's Link Money might. */
describe('a lookup at an odd Link Money', () => {
  let bench: LinkMoneyBench;
  let server: Server;
  let api: Provider;
  let answers: Record<string, Odd>;
  let asked: string[];

  beforeAll(async () => {
    bench = await LinkMoneyBench.start();
    server = createServer(({ url = '' }, response) => {
      asked.push(url);
      const [status, body] = answers[url] ?? [404];
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  beforeEach(async () => {
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    api = await bench.fresh({ LINKMONEY_BASE_URL: `http://127.0.0.1:${port}` });
    asked = [];
    answers = {
      '/v1/tokens': [200, { access_token: 'token', expires_in: 3600 }],
      '/v1/transactions/pay-1': [200, { status: 'SUCCEEDED', clientReferenceId: 'order-17', amount: { value: 42.75 } }],
      '/v1/customers/cus-1': [200, { email: 'ada@example.com', customerStatus: 'ACTIVE' }],
      '/v1/customers/cus-1/accounts': [200, { accountDetails: [] }],
    };
  });
  afterAll(async () => {
    await bench.stop();
    server.closeAllConnections();
    server.close();
  });

  const paying = (refs: Record<string, string>): Facts<object> =>
    bench.factsOf(payIn('ada@example.com', { clientReferenceId: 'order-17' }), { refs });
  const linking = (): Facts<object> => bench.factsOf(linkOnly('ada@example.com'), { refs: claims('cus-1') });
  const paid = { status: 'completed', outcome: 'paid' };

  it('takes the word of a payment from its other field', async () =>
    expect(await bench.lookedUp(paying(claims(undefined, 'pay-1')), api)).toMatchObject({ change: paid }));

  it.each<[string, Odd]>([
    ['fails', [500]],
    ['is broken', [200, { email: 7 }]],
    ['is forbidden', [403]],
  ])('is not held up by a customer that %s: the payment is told', async (_, odd) => {
    answers['/v1/customers/cus-1'] = odd;
    const seen = await bench.lookedUp(paying(claims('cus-1', 'pay-1')), api);
    expect(seen).toMatchObject({ change: paid, refs: { payment_id: 'pay-1' } });
    expect(seen.refs).not.toHaveProperty('customer_id');
  });

  it('never takes money to the customer for a payment, even with our reference', async () => {
    answers['/v1/transactions/pay-1'] = [
      200,
      { status: 'SUCCEEDED', clientReferenceId: 'order-17', paymentType: 'CREDIT' },
    ];
    const seen = await bench.lookedUp(paying(claims(undefined, 'pay-1')), api);
    expect(seen.change).toBeUndefined();
    expect(seen.notes).toEqual([{ code: 'payment_mismatch' }]);
  });

  it('takes a payment without a reference only when it was proved before', async () => {
    answers['/v1/transactions/pay-1'] = [200, { status: 'SUCCEEDED' }];
    expect(await bench.lookedUp(paying({ payment_id: 'pay-1' }), api)).toMatchObject({ change: paid });
    expect((await bench.lookedUp(paying(claims(undefined, 'pay-1')), api)).change).toBeUndefined();
  });

  it('takes a customer whose accounts are unknown as one without accounts', async () => {
    delete answers['/v1/customers/cus-1/accounts'];
    expect(await bench.lookedUp(linking(), api)).toMatchObject({ change: { outcome: 'linked' } });
  });

  it.each<[string, string, Odd]>([
    ['accounts that fail', '/v1/customers/cus-1/accounts', [500]],
    ['accounts that are no list', '/v1/customers/cus-1/accounts', [200, { accountDetails: {} }]],
    ['a customer without a status', '/v1/customers/cus-1', [200, { email: 'ada@example.com' }]],
    ['a customer that is a list', '/v1/customers/cus-1', [200, []]],
  ])('ends unknown after %s', async (_, path, odd) => {
    answers[path] = odd;
    expect(await api.lookup(linking(), bench.credential)).toMatchObject({ end: 'unknown' });
  });

  it('asks for the accounts of nobody else', async () => {
    const facts = bench.factsOf(linkOnly(mailOf()), { refs: claims('cus-1') });
    await bench.lookedUp(facts, api);
    expect(asked).toEqual(['/v1/tokens', '/v1/customers/cus-1']);
  });

  it('fetches a token anew for each call when it ends within a minute', async () => {
    answers['/v1/tokens'] = [200, { access_token: 'token', expires_in: 59 }];
    await bench.lookedUp(linking(), api);
    expect(asked.filter((url) => url === '/v1/tokens')).toHaveLength(2);
  });

  it('keeps a token that tells no end', async () => {
    answers['/v1/tokens'] = [200, { access_token: 'token' }];
    await bench.lookedUp(linking(), api);
    expect(asked.filter((url) => url === '/v1/tokens')).toHaveLength(1);
  });
});
