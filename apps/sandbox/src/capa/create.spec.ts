import { TestSandbox } from '../testing/sandbox';
import { CapaPartner, CREATE, EXAMPLE, KEY, linkOf, newUser } from './capa.testing';

let sandbox: TestSandbox;
let partner: CapaPartner;

beforeAll(async () => {
  sandbox = await TestSandbox.start();
  partner = new CapaPartner(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.app.close());

describe('a verification link', () => {
  it("answers the documentation's example with a link to a page", async () => {
    const answer = await sandbox.call('POST', CREATE, EXAMPLE, KEY);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ status: 'ok', data: { kycLink: expect.any(String) as string } });
    expect(linkOf(answer)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/capa\/verify\?verification_session_id=[0-9a-f-]{36}$/);
    expect(await sandbox.effects('capa')).toEqual([`create ${EXAMPLE.userId}`]);
  });

  it('can be asked for on the newer path, which has its own envelope and no personalInfo', async () => {
    const path = `/capa/api/partner/v2/users/${newUser()}/kyc/verification-link`;
    expect(await sandbox.call('POST', path, { country: 'MX' }, KEY)).toMatchObject({
      status: 201,
      body: { success: true, data: { kycLink: expect.any(String) as string } },
    });
    expect((await sandbox.call('POST', path, EXAMPLE, KEY)).status).toBe(400);
  });

  it.each([
    ['no key', {}, 'API Key is missing'],
    ['a key with a blank', { 'partner-api-key': 'a b' }, 'Invalid API Key format'],
    ['another key', { 'partner-api-key': 'other' }, 'Invalid API Key'],
  ])('is refused with %s', async (_, headers, message) => {
    expect(await sandbox.call('POST', CREATE, EXAMPLE, headers)).toMatchObject({
      status: 401,
      body: { success: false, error: { code: 'UNAUTHORIZED', message } },
    });
    expect(await sandbox.effects('capa')).toEqual([]);
  });

  it('is refused for a company, which needs the other verification', async () => {
    const user = await sandbox.call(
      'POST',
      '/capa/api/partner/v2/users',
      { type: 'BUSINESS', email: 'a@example.com' },
      KEY,
    );
    const { userId } = (user.body as { data: { userId: string } }).data;
    expect((await partner.create(userId)).body).toMatchObject({
      error: { code: 'INVALID_VERIFICATION_TYPE_FOR_USER' },
    });
  });
});

describe('a body that Capa refuses', () => {
  const mexican = (fields: object): object => ({
    ...EXAMPLE,
    personalInfo: { ...EXAMPLE.personalInfo, ...fields },
  });
  it.each<[string, unknown]>([
    ['redirectUrl: unknown_field', { ...EXAMPLE, redirectUrl: 'https://capa.fi' }],
    ['personalInfo/curp: unknown_field', mexican({ curp: 'x' })],
    ['body: invalid_type', []],
    ['personalInfo: invalid_type', { ...EXAMPLE, personalInfo: 'x' }],
    ['personalInfo: invalid_type', { ...EXAMPLE, country: 'DO', personalInfo: null }],
    ['userId: required', { country: 'DO' }],
    ['personalInfo: required', { userId: EXAMPLE.userId, country: 'MX' }],
    ['personalInfo/taxId: required', mexican({ taxId: undefined })],
    ...['abc', `{${EXAMPLE.userId}}`, ` ${EXAMPLE.userId}`, '../x', 7].map((userId): [string, unknown] => [
      'userId: invalid_id',
      { ...EXAMPLE, userId },
    ]),
    ...['mx', 'MEX', 'BR', 'UK', ['MX']].map((country): [string, unknown] => [
      'country: invalid_enum',
      { userId: EXAMPLE.userId, country },
    ]),
    ...['employee', 'Doctor', 'Other '].map((profession): [string, unknown] => [
      'personalInfo/profession: invalid_enum',
      mexican({ profession }),
    ]),
    ...['4401234567', '+52 440 123 4567', '+0123456789', '+1234567890123456', 5].map(
      (phoneNumber): [string, unknown] => ['personalInfo/phoneNumber: invalid_format', mexican({ phoneNumber })],
    ),
    ...['MEX', 'mx', 'XX', 'ZZ'].map((birthCountry): [string, unknown] => [
      'personalInfo/birthCountry: invalid_enum',
      mexican({ birthCountry }),
    ]),
    ...['lozg7802117b9', 'LOZG780211HDFRRR08', 'LOZ7802117B9', 'ÑOZG7802117B9', 'LOZG7802117B9\n'].map(
      (taxId): [string, unknown] => ['personalInfo/taxId: invalid_format', mexican({ taxId })],
    ),
    ...[
      'javascript:alert(1)',
      'data:text/html,x',
      '//x',
      'partner.com',
      'https://u:p@x',
      'http://x',
      'https://x\n',
      '',
      `https://x/${'y'.repeat(2048)}`,
    ].map((partnerRedirectUri): [string, unknown] => [
      'partnerRedirectUri: invalid_uri',
      { ...EXAMPLE, partnerRedirectUri },
    ]),
  ])('%s', async (message, body) => {
    expect(await sandbox.call('POST', CREATE, body, KEY)).toMatchObject({
      status: 400,
      body: { success: false, error: { code: 'INVALID_USER_INPUT_ERROR', message } },
    });
    expect(await sandbox.effects('capa')).toEqual([]);
  });

  it.each<[string, object]>([
    ['country alone', {}],
    ["an app's scheme", { partnerRedirectUri: 'myapp://done' }],
    ['a query and a hash', { partnerRedirectUri: 'https://x/y?a=b#c' }],
    ['this machine', { partnerRedirectUri: 'http://127.0.0.1:3000/s/x/return/1' }],
    ['partial personalInfo outside Mexico', { country: 'ES', personalInfo: { taxId: 'X1234567L' } }],
    ['a Mexican who was born in Japan', mexican({ birthCountry: 'JP' })],
  ])('but not %s', async (_, fields) => {
    expect((await partner.create(newUser().toUpperCase(), { ...fields, userId: newUser().toUpperCase() })).status).toBe(
      201,
    );
  });
});
