import { type Delivery, Receiver } from '../testing/receiver';
import { TestSandbox } from '../testing/sandbox';
import { PomeloSettings } from './pomelo.settings';
import { example, PomeloClient } from './pomelo.testing';
import { signature } from './signature';

interface Body {
  event_id: string;
  session: { id: string; status: string };
  idempotency_key: string;
  error?: object;
}

const SECRET = Buffer.from('a secret of the test').toString('base64');
let receiver: Receiver;
let sandbox: TestSandbox;
let pomelo: PomeloClient;

beforeAll(async () => {
  receiver = await Receiver.start('/hooks/pomelo');
  sandbox = await TestSandbox.start((app) => {
    const settings = app.get(PomeloSettings);
    settings.webhookUrl = receiver.url;
    settings.webhookSecrets = `first-key:${SECRET}, second-key:c2Vjb25k`;
  });
  pomelo = await PomeloClient.start(sandbox);
});
afterAll(async () => {
  await sandbox.app.close();
  await receiver.close();
});
beforeEach(async () => {
  receiver.clear();
  await sandbox.reset();
});

const about =
  (id: string) =>
  ({ session }: Body): boolean =>
    session.id === id;

function expected({ headers, body }: Delivery, as: 'base64' | 'hex' = 'base64'): string {
  const timestamp = String(headers['x-timestamp']);
  return signature({ secret: SECRET, timestamp, endpoint: '/hooks/pomelo' }, body, as);
}

function deliveryOf(id: string): Delivery {
  const delivery = receiver.deliveries.find(({ body }) => body.includes(id));
  if (!delivery) throw new Error('nothing was delivered');
  return delivery;
}

it('tells a verdict, signed with the first secret over timestamp, path and body', async () => {
  const { id } = await pomelo.created(example('VERF'));
  const [body] = await receiver.received(1, about(id));
  expect(body).toEqual({
    event_id: 'identity-session-status-changed',
    session: { id, status: 'VERIFIED' },
    idempotency_key: expect.stringMatching(/^[0-9A-Za-z]{27}$/) as string,
  });
  const delivery = deliveryOf(id);
  expect(delivery.headers).toMatchObject({
    'x-api-key': 'first-key',
    'x-endpoint': '/hooks/pomelo',
    'x-signature': expected(delivery),
  });
  expect(Math.abs(Number(delivery.headers['x-timestamp']) - Date.now() / 1000)).toBeLessThan(60);
  const effects = await sandbox.ledger('pomelo');
  expect(effects.at(-1)).toMatchObject({ kind: 'webhook', key: example('VERF').data.company.id, id });
});

it('repeats what wasn’t taken, with the same key', async () => {
  receiver.refusals.push(500, 404);
  const { id } = await pomelo.created(example('REJT'));
  const bodies = await receiver.received(3, about(id));
  expect(new Set(bodies.map(({ idempotency_key }) => idempotency_key)).size).toBe(1);
});

it('says more about NVAL, asks for a file of RFIL and speaks of a person of ORPH', async () => {
  const [nval, rfil, orph] = [
    await pomelo.created(example('NVAL')),
    await pomelo.created(example('RFIL')),
    await pomelo.created(example('ORPH')),
  ];
  expect((await receiver.received(1, about(nval.id)))[0]?.error).toBeDefined();
  expect((await receiver.received(1, about(rfil.id)))[0]?.event_id).toContain('required-file');
  const known = [nval.id, rfil.id, orph.id];
  await receiver.received<Body>(1, ({ session }) => !known.includes(session.id));
});

it('signs HEXS in hex, and dates OLDT two days back', async () => {
  const [hexs, oldt] = [await pomelo.created(example('HEXS')), await pomelo.created(example('OLDT'))];
  await receiver.received(1, about(hexs.id));
  await receiver.received(1, about(oldt.id));
  const hex = deliveryOf(hexs.id);
  expect(hex.headers['x-signature']).toBe(expected(hex, 'hex'));
  const old = deliveryOf(oldt.id);
  expect(old.headers['x-signature']).toBe(expected(old));
  expect(Number(old.headers['x-timestamp'])).toBeLessThan(Date.now() / 1000 - 47 * 3600);
});

it('says nothing about NOWH', async () => {
  const [quiet, loud] = [await pomelo.created(example('NOWH')), await pomelo.created(example('VERF'))];
  await receiver.received(1, about(loud.id));
  await pomelo.becomes(quiet.id, 'VERIFIED');
  expect(receiver.deliveries.some(({ body }) => body.includes(quiet.id))).toBe(false);
});

it('tells what was moved by hand or canceled', async () => {
  const { id } = await pomelo.created(example('han1'));
  await sandbox.advance('pomelo', example('han1').data.company.id, 'IN_REVIEW');
  await pomelo.call('DELETE', `/identity/v1/sessions/${id}`);
  const bodies = await receiver.received(2, about(id));
  expect(bodies.map(({ session }) => session.status)).toEqual(['IN_REVIEW', 'CANCELED']);
});

it('mis-signs when a fault rule says so', async () => {
  await sandbox.faults({ provider: 'pomelo', effect: 'webhook_missign' });
  const { id } = await pomelo.created(example('VERF'));
  await receiver.received(1, about(id));
  const delivery = deliveryOf(id);
  expect(delivery.headers['x-signature']).not.toBe(expected(delivery));
});
