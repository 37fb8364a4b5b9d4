import { type Delivery, Receiver } from '../testing/receiver';
import { TestSandbox } from '../testing/sandbox';
import { LinkMoneySettings } from './linkmoney.settings';
import { key, LinkMoneyClient, linkOnly, mail, payIn } from './linkmoney.testing';
import { signature } from './signature';

interface Body {
  id: string;
  creationTime: string;
  eventType: string;
  metadata?: {
    resourceId: string;
    resourceType: string;
    transactionType?: string;
    clientReferenceId?: string;
    achReturnCode?: string;
  };
  paymentType?: string;
}

const SECRET = 'a secret of the test';
let receiver: Receiver;
let sandbox: TestSandbox;
let linkMoney: LinkMoneyClient;

beforeAll(async () => {
  receiver = await Receiver.start('/hooks/linkmoney');
  sandbox = await TestSandbox.start((app) => {
    const settings = app.get(LinkMoneySettings);
    settings.webhookUrl = receiver.url;
    settings.webhookSecrets = `${SECRET},second`;
  });
  linkMoney = await LinkMoneyClient.start(sandbox);
});
afterAll(async () => {
  await sandbox.app.close();
  await receiver.close();
});
beforeEach(async () => {
  receiver.clear();
  await sandbox.reset();
});

const LINKED = ['customer.created', 'customer.activated', 'customer.account.linked'];
const BEGUN = [...LINKED, 'payment.created', 'payment.pending'];
const PAID = [...BEGUN, 'payment.authorized', 'payment.scheduled', 'payment.initiated', 'payment.succeeded'];

async function events(count: number): Promise<string[]> {
  return (await receiver.received<Body>(count)).map(({ eventType }) => eventType);
}

async function pays(local?: string): Promise<Record<string, string>> {
  return linkMoney.visit(payIn(mail(local), key()), 'pay');
}

/** Until all is told, so that the next test isn't told of it. */
async function isTold(paymentId: string | undefined): Promise<void> {
  await receiver.received<Body & Body['metadata']>(
    1,
    ({ eventType, metadata, resourceId }) =>
      eventType === 'payment.succeeded' && (metadata?.resourceId ?? resourceId) === paymentId,
  );
}

function expected({ headers, body }: Delivery, secret = SECRET, as: 'base64' | 'hex' = 'base64'): string {
  const uniqueId = String(headers['x-signature-uniqueid']);
  return signature({ secret, uniqueId, timestamp: Number(headers['x-signature-timestamp']) }, body, as);
}

it('tells of linking and paying in order, each signed with the first secret', async () => {
  const requestKey = key();
  const email = mail();
  const { paymentId } = await linkMoney.visit(payIn(email, requestKey), 'start', 'link', 'pay');
  expect(await events(PAID.length)).toEqual(PAID);
  for (const delivery of receiver.deliveries) expect(delivery.headers['x-signature']).toBe(expected(delivery));
  const [paid] = await receiver.received<Body>(1, ({ eventType }) => eventType === 'payment.succeeded');
  expect(paid?.metadata).toEqual({
    resourceId: paymentId,
    resourceType: 'PAYMENT',
    transactionType: 'DEBIT',
    clientReferenceId: `order-${requestKey}`,
  });
  const webhooks = (await sandbox.ledger('linkmoney')).filter(({ kind }) => kind === 'webhook');
  expect(webhooks.at(-1)).toMatchObject({ key: email, id: paymentId });
});

it('repeats what wasn’t taken: the same event, signed anew', async () => {
  receiver.refusals.push(503);
  await linkMoney.visit(linkOnly(mail()), 'start', 'leave');
  const [first, second] = await receiver.received<Body>(2);
  expect(second).toEqual(first);
  const ids = receiver.deliveries.map(({ headers }) => headers['x-signature-uniqueid']);
  expect(new Set(ids).size).toBe(2);
});

it.each([
  ['shuffle', [...BEGUN, 'payment.succeeded', 'payment.authorized', 'payment.scheduled', 'payment.initiated']],
  ['return.r01', [...PAID, 'payment.failed']],
  ['canceled', [...BEGUN, 'payment.authorized', 'payment.canceled']],
  ['unknown', [...BEGUN, 'payment.reversed']],
  ['silent.ok', PAID],
])('%s is told as its name says', async (local, expectedEvents) => {
  if (local === 'silent.ok') await linkMoney.pageOf(payIn(mail(local), key()));
  else await pays(local);
  expect(await events(expectedEvents.length)).toEqual(expectedEvents);
});

it('return.r01 says why; unlink says so', async () => {
  await pays('return.r01');
  const [returned] = await receiver.received<Body>(1, ({ eventType }) => eventType === 'payment.failed');
  expect(returned?.metadata?.achReturnCode).toBe('R01');
  await linkMoney.visit(linkOnly(mail('unlink')), 'link');
  await receiver.received<Body>(1, ({ eventType }) => eventType === 'customer.deactivated');
});

it('payout and credit bring money of another direction', async () => {
  const { paymentId } = await pays('payout');
  const strangers = await receiver.received<Body>(
    3,
    ({ eventType, metadata }) => eventType.startsWith('payment.') && metadata?.resourceId !== paymentId,
  );
  expect(strangers.map(({ metadata }) => metadata?.clientReferenceId)).toEqual([undefined, undefined, undefined]);
  await isTold(paymentId);
  const paid = await pays('credit');
  await isTold(paid.paymentId);
  const [credit] = await receiver.received<Body>(1, ({ metadata }) => metadata?.transactionType === 'CREDIT');
  expect(credit).toMatchObject({
    eventType: 'payment.succeeded',
    metadata: { clientReferenceId: expect.any(String) as string },
  });
});

it('flat has no metadata', async () => {
  const { paymentId } = await pays('flat');
  const [created] = await receiver.received<Body>(1, ({ eventType }) => eventType === 'payment.created');
  expect(created).toMatchObject({ resourceId: paymentId, resourceType: 'Payment', paymentType: 'Debit' });
  expect(created).not.toHaveProperty('metadata');
  await isTold(paymentId);
});

it('badsig, oldts and hexsig are signed so that they have to be refused', async () => {
  await linkMoney.visit(linkOnly(mail('badsig')), 'start', 'leave');
  await linkMoney.visit(linkOnly(mail('oldts')), 'start', 'leave');
  await linkMoney.visit(linkOnly(mail('hexsig')), 'start', 'leave');
  await receiver.received(3);
  const signed = (match: (delivery: Delivery) => boolean): number => receiver.deliveries.filter(match).length;
  expect(signed((delivery) => delivery.headers['x-signature'] === expected(delivery))).toBe(1);
  expect(signed((delivery) => delivery.headers['x-signature'] === expected(delivery, SECRET, 'hex'))).toBe(1);
  expect(signed(({ headers }) => Number(headers['x-signature-timestamp']) < Date.now() / 1000 - 590)).toBe(1);
});

it('nowh says nothing', async () => {
  await pays('nowh');
  await linkMoney.visit(linkOnly(mail()), 'start', 'leave');
  expect(await events(1)).toEqual(['customer.created']);
});

it('tells a subscriber with its own secret until it unsubscribes', async () => {
  const subscriber = await Receiver.start('/own');
  const secretKey = 'thirty-two-bytes-of-a-subscriber';
  const ALL = { type: 'ALL' };
  const subscribe = { url: subscriber.url, secretKey, subscriptionDetails: ALL };
  expect((await linkMoney.call('POST', '/webhook/subscribe', 'Link-Payment', subscribe)).status).toBe(403);
  expect((await linkMoney.call('POST', '/webhook/subscribe', 'Link-Core', { ...subscribe, url: 'x' })).status).toBe(
    400,
  );
  const { body } = await linkMoney.call('POST', '/webhook/subscribe', 'Link-Core', subscribe);
  await linkMoney.visit(linkOnly(mail()), 'start', 'leave');
  await subscriber.received(1);
  await receiver.received(1);
  for (const delivery of subscriber.deliveries)
    expect(delivery.headers['x-signature']).toBe(expected(delivery, secretKey));

  const { subscriptionKey } = body as { subscriptionKey: string };
  const unsubscribe = { subscriptionId: subscriptionKey, subscriptionDetails: ALL };
  expect((await linkMoney.call('PUT', '/webhook/unsubscribe', 'Link-Core', unsubscribe)).status).toBe(200);
  expect((await linkMoney.call('PUT', '/webhook/unsubscribe', 'Link-Core', unsubscribe)).status).toBe(404);
  await linkMoney.visit(linkOnly(mail()), 'start', 'leave');
  await receiver.received(2);
  expect(subscriber.deliveries).toHaveLength(1);
  await subscriber.close();
});
