import { type Delivery, Receiver } from '../testing/receiver';
import { TestSandbox, until } from '../testing/sandbox';
import { CapaSettings } from './capa.settings';
import { CapaPartner, KEY, newUser } from './capa.testing';
import { signature } from './signature';

const SECRET = 'example-capa-webhook-secret';

let sandbox: TestSandbox;
let receiver: Receiver;
let partner: CapaPartner;

beforeAll(async () => {
  receiver = await Receiver.start('/hook');
  sandbox = await TestSandbox.start((app) =>
    Object.assign(app.get(CapaSettings), { webhookUrl: receiver.url, webhookSecrets: `${SECRET}, older` }),
  );
  partner = new CapaPartner(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(async () => {
  await sandbox.app.close();
  await receiver.close();
});

const started = async (userId = newUser()): Promise<string> => {
  await partner.create(userId);
  return userId;
};
const about = (userId: string): Delivery[] => receiver.deliveries.filter(({ body }) => body.includes(userId));
const isSigned = ({ body, headers }: Delivery): boolean => headers['capa-signature'] === signature(body, SECRET);
const eventOf = ({ body }: Delivery): unknown => (JSON.parse(body) as { event: unknown }).event;
/** What came about a user, once it is all there. */
const received = async (userId: string, count: number): Promise<Delivery[]> =>
  until(
    () => about(userId),
    (all) => all.length >= count,
  );

describe("Capa's signature", () => {
  it.each([
    ['VERIFIED_USER', '323829bbf9802756657c35ecd781c098de02552fa5ee96e8a256c9c6a053d746'],
    ['CREATED_KYC', '308170bd77385c9889a01d70a1ce124632eaafec4398ffd7b45f74a1d040d6db'],
    ['REJECTED_KYC', 'a806e49bce001797c7a238888647370c6c2ce3874e3abcd3695021b7193850be'],
    ['REVIEW_NEEDED_KYC', '29614b1bb349898b593d052856058fcf37999563694fc4c2ab533907fad0edb5'],
  ])('fits the test vector of %s', (event, expected) => {
    const body = JSON.stringify({ type: 'KYC', event, externalUserId: '61561e29-cb8f-475a-b913-7d70430badfe' });
    expect(signature(body, SECRET)).toBe(expected);
  });
});

describe("Capa's webhooks", () => {
  it.each([
    ['0a01', ['CREATED_KYC', 'VERIFIED_USER']],
    ['0d01', ['CREATED_KYC', 'REJECTED_KYC']],
    ['0e02', ['CREATED_KYC', 'REVIEW_NEEDED_KYC', 'VERIFIED_USER']],
    ['0e03', ['CREATED_KYC', 'REVIEW_NEEDED_KYC', 'REJECTED_KYC']],
    ['0c01', ['CREATED_KYC']],
    ['0f02', ['CREATED_KYC', 'CREATED_KYC', 'VERIFIED_USER', 'VERIFIED_USER']],
    ['0f03', ['VERIFIED_USER', 'CREATED_KYC']],
    ['0f05', ['CREATED_KYC', 'VERIFIED_USER']],
    ['0f06', ['PAUSED_KYC']],
    ['0f08', ['TRANSACTION_COMPLETED']],
    ['0f09', ['CREATED_KYC', 'VERIFIED_USER']],
    ['0f0a', ['CREATED_KYC', 'REJECTED_KYC']],
  ])('tell for %s: %j', async (suffix, events) => {
    const all = await received(await started(newUser(suffix)), events.length);
    expect(all.map(eventOf)).toEqual(events);
    expect(all.every(isSigned)).toBe(true);
  });

  it('are what the documentation says, to the byte', async () => {
    const userId = await started();
    await sandbox.advance('capa', userId, 'APPROVED');
    const [only] = await received(userId, 1);
    expect(only?.body).toBe(`{"type":"KYC","event":"VERIFIED_USER","externalUserId":"${userId}"}`);
    await until(
      () => sandbox.effects('capa'),
      (effects) => effects.includes(`webhook ${userId}`),
    );
  });

  it("call the user by the partner's own id", async () => {
    const registered = { type: 'INDIVIDUAL', email: 'a@example.com', externalUserId: 'customer-7' };
    const { body } = await sandbox.call('POST', '/capa/api/partner/v2/users', registered, KEY);
    const { userId } = (body as { data: { userId: string } }).data;
    await started(userId);
    await sandbox.advance('capa', userId, 'CREATED_KYC');
    await received('"externalUserId":"customer-7"', 1);
    const other = await started(newUser('0c01', 'ca9a1000'));
    await received(`"externalUserId":"ext-${other}"`, 1);
  });

  it('are wrongly signed at first, then rightly, for 0f01', async () => {
    receiver.refusals.push(401, 200, 401);
    const all = await received(await started(newUser('0f01')), 4);
    expect(all.map(isSigned)).toEqual([false, true, false, true]);
  });

  it('are indented and have one more key for 0f05', async () => {
    const [, verified] = await received(await started(newUser('0f05')), 2);
    expect(verified?.body).toContain('\n  "environment": "sandbox"');
  });

  it('are sent again five times when they are not taken', async () => {
    receiver.refusals.push(500, 500, 500, 500, 500);
    const userId = await started();
    await sandbox.advance('capa', userId, 'VERIFIED');
    const bodies = (await received(userId, 6)).map(({ body }) => body);
    expect(new Set(bodies).size).toBe(1);
    expect(bodies).toHaveLength(6);
  });

  it('go where the partner says, or nowhere', async () => {
    const path = '/capa/api/partner/v2/webhook-settings';
    expect((await sandbox.call('PUT', path, { url: 'x' }, KEY)).status).toBe(400);
    await sandbox.call('PUT', path, { url: null }, KEY);
    const silent = await started();
    await sandbox.advance('capa', silent, 'VERIFIED');
    await sandbox.call('PUT', path, { url: receiver.url }, KEY);
    const heard = await started();
    await sandbox.advance('capa', heard, 'VERIFIED');
    await received(heard, 1);
    expect(about(silent)).toEqual([]);
  });

  it('are not sent for 0f04, whose details alone change', async () => {
    const userId = await started(newUser('0f04'));
    await until(
      () => partner.details(userId),
      ({ body }) => JSON.stringify(body).includes('"VERIFIED"'),
    );
    await sandbox.advance('capa', userId, 'DECLINED');
    expect((await received(userId, 1)).map(eventOf)).toEqual(['REJECTED_KYC']);
  });
});
