import { type Answer, TestSandbox, until } from '../testing/sandbox';
import { CREATE, FULL, LOOKUP, SEED, SEND } from './leap.examples';

let sandbox: TestSandbox;
let phones = 0;

beforeAll(async () => (sandbox = await TestSandbox.start()));
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.app.close());

const ownPhone = (end = '1234'): string => `+5255${String(++phones).padStart(6, '0')}${end}`;
const create = (phoneNumber: string, more: object = {}, key: Record<string, string> = FULL): Promise<Answer> =>
  sandbox.call('POST', CREATE, { ...SEED, phoneNumber, ...more }, key);
const lookup = (phoneNumber: string, key = FULL): Promise<Answer> =>
  sandbox.call('POST', LOOKUP, { phoneNumber, countryCode: 'MX' }, key);
const userIdOf = async (phoneNumber: string): Promise<string> => {
  const { body } = await lookup(phoneNumber);
  return (body as { userId: string }).userId;
};
const reissue = (userToken: string, key = FULL): Promise<Answer> =>
  sandbox.call('GET', `/leap/v1/auth/sessionlink-v4/${userToken}`, undefined, key);
const linkOf = ({ body }: Answer): string => (body as { link: string }).link;
const press = (link: string, button: string): Promise<Answer> => sandbox.call('POST', `${link}/${button}`);
const words = async (phoneNumber: string): Promise<string> => {
  const { status, statusDetail } = (await lookup(phoneNumber)).body as Record<string, string>;
  return `${status ?? ''}/${statusDetail ?? ''}`;
};
const becomes = (phoneNumber: string, wished: string): Promise<string> =>
  until(
    () => words(phoneNumber),
    (now) => now === wished,
  );
/** How a call ends: its status, or how the connection did. */
const end = (call: Promise<{ status: number }>): Promise<unknown> =>
  call.then(
    ({ status }) => status,
    (error: unknown) => (typeof error === 'object' && error !== null && 'name' in error ? error.name : error),
  );

describe('a create', () => {
  it("answers the documentation's example, but for the code in the link", async () => {
    const { status, body } = await sandbox.call('POST', CREATE, SEED, FULL);
    expect(status).toBe(200);
    expect(body).toEqual({
      paymentMethodStatus: 'ValidCard',
      link: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/leap\/l\/[0-9A-Za-z]{5}$/) as string,
      status: 'Completed',
      statusDetail: 'None',
    });
    expect(await userIdOf(SEED.phoneNumber)).toBe('5bMwDyW4ZDVgu58HKzocpZcZ7fz1');
    expect(await sandbox.effects('leap')).toEqual([`create ${SEED.phoneNumber}`, `lookup ${SEED.phoneNumber}`]);
  });

  it('answers a new phone without naming its user', async () => {
    const phone = ownPhone();
    const { body } = await create(phone);
    expect(body).toMatchObject({ status: 'UpgradePending', statusDetail: 'None' });
    expect(body).not.toHaveProperty('userId');
  });

  it('gives another link to a phone that it knows, or refuses it where that is set', async () => {
    const phone = ownPhone();
    const first = linkOf(await create(phone));
    expect(linkOf(await create(phone))).not.toBe(first);
    await sandbox.call('PUT', '/_sandbox/leap/settings', { duplicates: 'refuse' });
    expect(await create(phone)).toMatchObject({ status: 400, body: { code: 'ERROR_USER_ALREADY_ENROLLED' } });
    expect((await create(ownPhone())).status).toBe(200);
    await sandbox.call('PUT', '/_sandbox/leap/settings', { duplicates: 'allow' });
    expect(await sandbox.effects('leap')).toHaveLength(3);
  });

  it.each([
    ['no key', {}],
    ['another key', { api_key: 'other' }],
  ])('is refused with %s', async (_, key) => {
    expect(await create(ownPhone(), {}, key)).toMatchObject({
      status: 401,
      body: { reason: 'Missing or invalid API key' },
    });
    expect(await sandbox.effects('leap')).toEqual([]);
  });
});

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
    const phoneNumber = ownPhone(suffix);
    const headers = { 'Content-Type': 'application/json', ...FULL };
    const body = JSON.stringify({ ...SEED, phoneNumber });
    const send = (): Promise<Response> =>
      fetch(sandbox.url + CREATE, { method: 'POST', headers, body, signal: AbortSignal.timeout(400) });
    const ended: unknown[] = [];
    while (ended.length < ends.length) ended.push(await end(send()));
    expect(ended).toEqual(ends);
    expect((await lookup(phoneNumber)).status).toBe(found);
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
    const phone = ownPhone(suffix);
    const link = linkOf(await create(phone));
    expect((await press(link, button)).status).toBe(303);
    await becomes(phone, wished);
  });

  it.each([
    ['9027', 'UpgradeParked/None'],
    ['9028', 'UpgradeInProgress/SomethingNew'],
  ])('%s: come to %s by themselves, and end well', async (suffix, unknown) => {
    const phone = ownPhone(suffix);
    await create(phone);
    await becomes(phone, unknown);
    await becomes(phone, 'Completed/None');
  });

  it('9021 are completed on a reissued link', async () => {
    const phone = ownPhone('9021');
    await create(phone);
    const link = linkOf(await reissue(await userIdOf(phone)));
    await press(link, 'finish');
    expect(await words(phone)).toBe('Completed/None');
  });

  it.each([
    ['9030', [204]],
    ['9031', [404]],
    ['9032', [500, 500, 200]],
  ])('%s: reissues end with %j', async (suffix, statuses) => {
    const phone = ownPhone(suffix);
    await create(phone);
    const userId = await userIdOf(phone);
    for (const status of statuses) expect(await end(reissue(userId))).toBe(status);
    expect((await create(phone)).status).toBe(200);
  });

  it('9030 get their link by reissue once they are validated', async () => {
    const phone = ownPhone('9030');
    await create(phone);
    await sandbox.advance('leap', phone, 'Completed');
    expect((await reissue(await userIdOf(phone))).status).toBe(200);
  });

  it('9040 are found only a while after the create', async () => {
    const phone = ownPhone('9040');
    await create(phone);
    expect(await lookup(phone)).toMatchObject({ status: 404, body: { code: 'ERROR_USER_NOT_FOUND' } });
    await until(
      async () => (await lookup(phone)).status,
      (status) => status === 200,
    );
  });

  it('9041, 9042 and 9043 have odd lookups', async () => {
    const [failing, terse, changing] = [ownPhone('9041'), ownPhone('9042'), ownPhone('9043')];
    for (const phone of [failing, terse, changing]) await create(phone);
    for (const status of [500, 500, 200]) expect((await lookup(failing)).status).toBe(status);
    expect((await lookup(terse)).body).toEqual({ userId: expect.any(String) as string });
    expect(await userIdOf(changing)).not.toBe(await userIdOf(changing));
  });

  it('9050 to 9053 have no link, a foreign one, and two that die', async () => {
    expect((await create(ownPhone('9050'))).body).not.toHaveProperty('link');
    expect(linkOf(await create(ownPhone('9051')))).toMatch(/^https:\/\/links\.example\.com\//);
    const soon = linkOf(await create(ownPhone('9052')));
    await until(
      async () => (await sandbox.call('GET', soon)).status,
      (status) => status === 410,
    );
    const once = linkOf(await create(ownPhone('9053')));
    expect((await sandbox.call('GET', once)).status).toBe(200);
    expect((await sandbox.call('GET', once)).status).toBe(410);
    expect((await press(once, 'finish')).status).toBe(303);
  });

  it('9060 and 9061 have a payment method that is not usable', async () => {
    expect((await create(ownPhone('9060'))).body).toMatchObject({ paymentMethodStatus: 'Blocked' });
    expect((await create(ownPhone('9061'))).body).toMatchObject({ paymentMethodStatus: 'Validating' });
  });

  it('is a card token ending in _0002 that the processor declines', async () => {
    const addCardParams = { ...SEED.addCardParams, number: 'tok_sandbox_9PNgfqqpdpyQpnD1jYkdw1_0002' };
    const phone = ownPhone();
    expect((await create(phone, { addCardParams })).body).toEqual({ reason: 'Card validation or processor decline.' });
    expect((await lookup(phone)).status).toBe(404);
  });
});

describe('a reissue', () => {
  it('gives a new link for a user, with either key, and is an effect of its own', async () => {
    const phone = ownPhone();
    const first = linkOf(await create(phone));
    const answer = await reissue(await userIdOf(phone));
    expect(linkOf(answer)).not.toBe(first);
    expect((await sandbox.call('GET', first)).status).toBe(200);
    expect(await sandbox.effects('leap')).toEqual(
      ['create', 'lookup', 'reissue', 'page'].map((kind) => `${kind} ${phone}`),
    );
    expect(await reissue('nobody')).toMatchObject({ status: 404, body: { reason: 'User not found.' } });
    expect((await reissue('no%20body')).status).toBe(400);
  });
});

describe('a lookup', () => {
  it('needs the wider scope, which creating and reissuing do not', async () => {
    const phone = ownPhone();
    expect((await create(phone, {}, SEND)).status).toBe(200);
    expect((await lookup(phone, SEND)).status).toBe(401);
    expect((await lookup(phone)).status).toBe(404);
  });

  it.each([
    ['no alias', {}, 'ERROR_INVALID_SCHEMA'],
    ['a phone without its country', { phoneNumber: '+525512345678' }, 'ERROR_INVALID_SCHEMA'],
    ['a phone without plus', { phoneNumber: '525512345678', countryCode: 'MX' }, 'INVALID_PHONE_NUMBER'],
    ['another country', { phoneNumber: SEED.phoneNumber, countryCode: 'US' }, 'ERROR_COUNTRY_NOT_SUPPORTED'],
    ['no e-mail', { email: 'x', phoneNumber: SEED.phoneNumber, countryCode: 'MX' }, 'ERROR_INVALID_EMAIL_FORMAT'],
  ])('is refused with %s', async (_, body, code) => {
    expect(await sandbox.call('POST', LOOKUP, body, FULL)).toMatchObject({ status: 400, body: { code } });
  });

  it('goes by the e-mail when both are sent', async () => {
    const [mine, other] = [ownPhone(), ownPhone()];
    await create(mine, { email: `mine${mine}@example.com` });
    await create(other, { email: `other${mine}@example.com` });
    const body = { phoneNumber: mine, countryCode: 'MX', email: `other${mine}@example.com` };
    expect((await sandbox.call('POST', LOOKUP, body, FULL)).body).toMatchObject({ userId: await userIdOf(other) });
  });
});

describe('the widget', () => {
  it('asks for consent before anything else, and has no way back', async () => {
    const phone = ownPhone();
    const link = linkOf(await create(phone));
    expect((await sandbox.call('GET', link)).body).toContain('/finish"');
    await press(link, 'details');
    expect(await words(phone)).toBe('UpgradePending/OtpPrivacyMissing');
    await press(link, 'consent');
    expect(await words(phone)).toBe('UpgradePending/None');
    expect((await press(link, 'leave')).headers.get('location')).toMatch(/^\/leap\/l\/\w+\/closed$/);
    expect(await words(phone)).toBe('UpgradePending/None');
  });

  it('shows whatever words a test wants', async () => {
    const phone = ownPhone();
    await create(phone);
    await sandbox.advance('leap', phone, 'UpgradeFailed/OfacFailed');
    expect(await words(phone)).toBe('UpgradeFailed/OfacFailed');
    const to = { status: 'Completed', statusDetail: 'Compliance' };
    await sandbox.call('POST', '/_sandbox/advance', { provider: 'leap', key: phone, to });
    expect(await words(phone)).toBe('Completed/Compliance');
  });
});
