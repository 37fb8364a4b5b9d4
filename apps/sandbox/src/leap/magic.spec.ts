import { TestSandbox, until } from '../testing/sandbox';
import { CREATE, FULL, LeapPartner, linkOf, newPhone, SEED } from './leap.testing';

let sandbox: TestSandbox;
let partner: LeapPartner;

beforeAll(async () => {
  sandbox = await TestSandbox.start();
  partner = new LeapPartner(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.app.close());

/** How a call ends: its status, or how the connection did. */
const end = (call: Promise<{ status: number }>): Promise<unknown> =>
  call.then(
    ({ status }) => status,
    (error: unknown) => (typeof error === 'object' && error !== null && 'name' in error ? error.name : error),
  );

describe('magic phones', () => {
  it.each([
    ['9000', ['TimeoutError'], 200],
    ['9001', ['TimeoutError'], 404],
    ['9002', ['TypeError'], 200],
    ['9003', ['TypeError'], 404],
    ['9004', [500, 200], 200],
    ['9005', [500], 404],
    ['9005', [500, 200], 200],
    ['9006', [502, 200], 200],
    ['9007', [204], 404],
    ['9008', [204], 200],
    ['9009', [400], 404],
    ['9010', [400], 200],
    ['9011', [400, 400], 200],
    ['9012', [429, 429, 200], 200],
    ['9013', [200], 200],
    ['9020', [200], 200],
    ['9050', [200], 200],
  ])('%s: creates end with %j, then a lookup with %s', async (suffix, ends, found) => {
    const phoneNumber = newPhone(suffix);
    const headers = { 'Content-Type': 'application/json', ...FULL };
    const body = JSON.stringify({ ...SEED, phoneNumber });
    const send = (): Promise<Response> =>
      fetch(sandbox.url + CREATE, { method: 'POST', headers, body, signal: AbortSignal.timeout(400) });
    const ended: unknown[] = [];
    while (ended.length < ends.length) ended.push(await end(send()));
    expect(ended).toEqual(ends);
    expect((await partner.lookup(phoneNumber)).status).toBe(found);
  });

  it.each([
    ['1234', 'finish', 'Completed/None'],
    ['1234', 'fail', 'UpgradeFailed/None'],
    ['9021', 'finish', 'UpgradeSoftFailed/UnreadableDoc'],
    ['9022', 'finish', 'UpgradeFailed/None'],
    ['9023', 'finish', 'UpgradeFailed/OfacFailed'],
    ['9024', 'finish', 'UpgradeFailed/InvalidAddress'],
    ['9025', 'finish', 'Completed/None'],
    ['9026', 'finish', 'UpgradeFailed/ComplianceBlocked'],
    ['9029', 'finish', 'Completed/None'],
    ['9060', 'finish', 'Completed/None'],
  ])('%s: %s leads to %s', async (suffix, button, wished) => {
    const phone = newPhone(suffix);
    const link = linkOf(await partner.create(phone));
    expect((await partner.press(link, button)).status).toBe(303);
    await partner.becomes(phone, wished);
  });

  it.each([
    ['9027', 'UpgradeParked/None'],
    ['9028', 'UpgradeInProgress/SomethingNew'],
  ])('%s: come to %s by themselves, and end well', async (suffix, unknown) => {
    const phone = newPhone(suffix);
    await partner.create(phone);
    await partner.becomes(phone, unknown);
    await partner.becomes(phone, 'Completed/None');
  });

  it('9021 are completed on a reissued link', async () => {
    const phone = newPhone('9021');
    await partner.create(phone);
    const link = linkOf(await partner.reissue(await partner.userId(phone)));
    await partner.press(link, 'finish');
    expect(await partner.words(phone)).toBe('Completed/None');
  });

  it.each([
    ['9030', [204]],
    ['9031', [404]],
    ['9032', [500, 500, 200]],
  ])('%s: reissues end with %j', async (suffix, statuses) => {
    const phone = newPhone(suffix);
    await partner.create(phone);
    const userId = await partner.userId(phone);
    for (const status of statuses) expect(await end(partner.reissue(userId))).toBe(status);
    expect((await partner.create(phone)).status).toBe(200);
  });

  it('9030 get their link by reissue once they are validated', async () => {
    const phone = newPhone('9030');
    await partner.create(phone);
    await sandbox.advance('leap', phone, 'Completed');
    expect((await partner.reissue(await partner.userId(phone))).status).toBe(200);
  });

  it('9040 are found only a while after the create', async () => {
    const phone = newPhone('9040');
    await partner.create(phone);
    expect(await partner.lookup(phone)).toMatchObject({ status: 404, body: { code: 'ERROR_USER_NOT_FOUND' } });
    await until(
      async () => (await partner.lookup(phone)).status,
      (status) => status === 200,
    );
  });

  it('9041, 9042 and 9043 have odd lookups', async () => {
    const [failing, terse, changing] = [newPhone('9041'), newPhone('9042'), newPhone('9043')];
    for (const phone of [failing, terse, changing]) await partner.create(phone);
    for (const status of [500, 500, 200]) expect((await partner.lookup(failing)).status).toBe(status);
    expect((await partner.lookup(terse)).body).toEqual({ userId: expect.any(String) as string });
    expect(await partner.userId(changing)).not.toBe(await partner.userId(changing));
  });

  it('9050 to 9053 have no link, a foreign one, and two that die', async () => {
    expect((await partner.create(newPhone('9050'))).body).not.toHaveProperty('link');
    expect(linkOf(await partner.create(newPhone('9051')))).toMatch(/^https:\/\/links\.example\.com\//);
    const soon = linkOf(await partner.create(newPhone('9052')));
    await until(
      async () => (await sandbox.call('GET', soon)).status,
      (status) => status === 410,
    );
    const once = linkOf(await partner.create(newPhone('9053')));
    expect((await sandbox.call('GET', once)).status).toBe(200);
    expect((await sandbox.call('GET', once)).status).toBe(410);
    expect((await partner.press(once, 'finish')).status).toBe(303);
  });

  it('9060 and 9061 have a payment method that is not usable', async () => {
    expect((await partner.create(newPhone('9060'))).body).toMatchObject({ paymentMethodStatus: 'Blocked' });
    expect((await partner.create(newPhone('9061'))).body).toMatchObject({ paymentMethodStatus: 'Validating' });
  });

  it('is a card token ending in _0002 that the processor declines', async () => {
    const addCardParams = { ...SEED.addCardParams, number: 'tok_sandbox_9PNgfqqpdpyQpnD1jYkdw1_0002' };
    const phone = newPhone();
    expect((await partner.create(phone, { addCardParams })).body).toEqual({
      reason: 'Card validation or processor decline.',
    });
    expect((await partner.lookup(phone)).status).toBe(404);
  });
});
