import { type Delivery, Receiver } from '../testing/receiver';
import { type Answer, TestSandbox, until } from '../testing/sandbox';
import { LeapSettings } from './leap.settings';
import { signature } from './signature';

const SECRET = 'leap-test-secret';
const ACCEPTED =
  '{"eventType":"request_money_full_outcome","correlationId":"3f1d2c9e-7b64-4c55-9a0e-2f6f0c1a7d10","status":"Accepted","date":"2026-01-15T10:20:30.456Z"}';
const FAILED =
  '{"eventType":"request_money_full_outcome","correlationId":"3f1d2c9e-7b64-4c55-9a0e-2f6f0c1a7d11","status":"Failed","date":"2026-01-15T10:20:31.000Z","errorCode":"ERROR_CIP_NOT_COMPLETED","reason":"Verificación pendiente","phase":"cip"}';

let sandbox: TestSandbox;
let receiver: Receiver;

beforeAll(async () => {
  receiver = await Receiver.start('/hook');
  sandbox = await TestSandbox.start();
});
beforeEach(() => {
  receiver.clear();
  Object.assign(sandbox.app.get(LeapSettings), { webhookUrl: receiver.url, webhookSecrets: `${SECRET},older` });
});
afterAll(async () => {
  await sandbox.app.close();
  await receiver.close();
});

const hook = (body: object): Promise<Answer> =>
  sandbox.call('POST', '/_sandbox/leap/hooks', { phone: '+5215521206706', ...body });
const received = (count: number): Promise<Delivery[]> =>
  until(
    () => receiver.deliveries,
    (all) => all.length >= count,
  );
const signed = ({ body, headers }: Delivery): unknown =>
  headers['x-raas-signature'] === undefined ? undefined : headers['x-raas-signature'] === signature(body, SECRET);

describe("Leap's signature", () => {
  it.each([
    [ACCEPTED, 151, 'NgSGZamS1Ff9NDAXWKyW55J1GabNfFc9HRp5hmLYgFk='],
    [FAILED, 236, 'ql1sRbzaZEspV/b/O7vsK2I6hSnZ4lpaF1WjzH3pkEs='],
  ])('fits the test vectors', (body, bytes, expected) => {
    expect(Buffer.byteLength(body)).toBe(bytes);
    expect(signature(body, SECRET)).toBe(expected);
  });
});

describe("Leap's money events", () => {
  it.each([
    ['accepted', { eventType: 'request_money_full_outcome', status: 'Accepted' }],
    ['failed', { eventType: 'request_money_full_outcome', status: 'Failed', phase: 'cip' }],
    ['operation', { status: 'Sent', sender: { phoneNumber: '+5215521206706' } }],
  ])('%s are sent and signed', async (kind, fields) => {
    const { status, body } = await hook({ kind });
    expect([status, body]).toMatchObject([202, { sent: 1, event: fields }]);
    const [only] = await received(1);
    expect(JSON.parse(only?.body ?? '')).toEqual((body as { event: object }).event);
    expect(receiver.deliveries.map(signed)).toEqual([true]);
  });

  it.each([
    ['bad', false],
    ['missing', undefined],
  ])('can have a signature that is %s', async (quality, expected) => {
    await hook({ kind: 'accepted', signature: quality });
    expect((await received(1)).map(signed)).toEqual([expected]);
  });

  it('can come several times, and do five times when they are not taken', async () => {
    await hook({ kind: 'accepted', times: 3 });
    const all = await received(3);
    expect(new Set(all.map(({ body }) => body)).size).toBe(1);
    receiver.clear();
    receiver.refusals.push(500, 500, 500, 500);
    await hook({ kind: 'failed' });
    expect(await received(5)).toHaveLength(5);
  });

  it('are not sent without a secret', async () => {
    Object.assign(sandbox.app.get(LeapSettings), { webhookSecrets: undefined });
    expect((await hook({ kind: 'accepted' })).body).toMatchObject({ sent: 0 });
  });
});
