import { TestSandbox, until, type Answer } from '../testing/sandbox';

const CREATE = '/capa/api/partner/v2/kyc/verification-link';
const KEY = { 'partner-api-key': 'sim-capa-key' };
const EXAMPLE = {
  userId: '2da954cd-2fda-49c2-ad77-6208c5ab71d6',
  country: 'MX',
  partnerRedirectUri: 'https://capa.fi',
  personalInfo: { profession: 'Employee', phoneNumber: '+524401234567', birthCountry: 'MX', taxId: 'LOZG7802117B9' },
};

let sandbox: TestSandbox;
let users = 0;

beforeAll(async () => (sandbox = await TestSandbox.start()));
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.app.close());

const ownUser = (suffix = 'ffff', prefix = 'ca9a0000'): string =>
  `${prefix}-0000-4000-8000-${String(++users).padStart(8, '0')}${suffix}`;
const create = (userId: string, more: object = {}): Promise<Answer> =>
  sandbox.call('POST', CREATE, { userId, country: 'DO', ...more }, KEY);
const details = (userId: string): Promise<Answer> =>
  sandbox.call('GET', `/capa/api/partner/v2/kyc/details?userId=${userId}`, undefined, KEY);
const result = async (userId: string): Promise<unknown> => {
  const { body } = await details(userId);
  return (body as { data: { aipriseSummary: { verificationResult: unknown } } }).data.aipriseSummary.verificationResult;
};
const linkOf = ({ body }: Answer): string => (body as { data: { kycLink: string } }).data.kycLink;
const press = (link: string, button: string): Promise<Answer> =>
  sandbox.call('POST', link.replace('/verify?', `/verify/${button}?`));

describe('a verification link', () => {
  it("answers the documentation's example with a link to a page", async () => {
    const answer = await sandbox.call('POST', CREATE, EXAMPLE, KEY);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ status: 'ok', data: { kycLink: expect.any(String) as string } });
    expect(linkOf(answer)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/capa\/verify\?verification_session_id=[0-9a-f-]{36}$/);
    expect(await sandbox.effects('capa')).toEqual([`create ${EXAMPLE.userId}`]);
  });

  it('can be asked for on the newer path, which has its own envelope and no personalInfo', async () => {
    const path = `/capa/api/partner/v2/users/${ownUser()}/kyc/verification-link`;
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
    expect((await create(userId)).body).toMatchObject({ error: { code: 'INVALID_VERIFICATION_TYPE_FOR_USER' } });
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
    expect((await create(ownUser().toUpperCase(), { ...fields, userId: ownUser().toUpperCase() })).status).toBe(201);
  });
});

describe('magic users', () => {
  it.each([
    ['0400', 400, 'INVALID_USER_INPUT_ERROR'],
    ['0411', 400, 'INVALID_VERIFICATION_TYPE_FOR_USER'],
    ['0412', 400, 'KYC_TEMPLATE_NOT_CONFIGURED_ERROR'],
    ['0401', 401, 'UNAUTHORIZED'],
    ['0402', 401, 'UNAUTHORIZED'],
    ['0403', 403, 'INVALID_PARTNER_FLOW'],
    ['0404', 404, 'NOT_FOUND_ERROR'],
    ['0500', 500, 'INTERNAL_SERVER_ERROR'],
  ])('%s are refused with %s %s', async (suffix, status, code) => {
    expect(await create(ownUser(suffix))).toMatchObject({ status, body: { success: false, error: { code } } });
    expect(await sandbox.effects('capa')).toEqual([]);
  });

  it.each([
    ['0429', [429, 429, 201]],
    ['0503', [503, 201]],
    ['0507', [201, 201]],
    ['0508', [201, 201]],
    ['0509', [201]],
    ['050a', [201]],
  ])('%s get %j', async (suffix, statuses) => {
    const userId = ownUser(suffix);
    const answers: number[] = [];
    while (answers.length < statuses.length) answers.push((await create(userId).catch(brokenJson)).status);
    expect(answers).toEqual(statuses);
  });

  it.each([
    ['0504', 'TimeoutError', 0],
    ['0505', 'TimeoutError', 1],
    ['0506', 'TypeError', 1],
  ])('%s get no answer at first, but a link at the second try', async (suffix, failure, stored) => {
    const userId = ownUser(suffix);
    const headers = { 'Content-Type': 'application/json', ...KEY };
    const body = JSON.stringify({ userId, country: 'DO' });
    const lost = fetch(sandbox.url + CREATE, { method: 'POST', headers, body, signal: AbortSignal.timeout(300) });
    await expect(lost).rejects.toMatchObject({ name: failure });
    expect(await sandbox.effects('capa')).toHaveLength(stored);
    expect((await create(userId)).status).toBe(201);
  });

  it('hide the session in the link where the suffix says so', async () => {
    const link = linkOf(await create(ownUser('050a')));
    expect(link).toMatch(/\/verify\?token=/);
    expect((await sandbox.call('GET', link)).status).toBe(200);
  });

  it.each([
    ['0a01', 'VERIFIED'],
    ['0a02', 'APPROVED'],
    ['0d01', 'DECLINED'],
    ['0e01', 'REVIEW'],
    ['0e02', 'VERIFIED'],
    ['0e03', 'DECLINED'],
    ['0f03', 'VERIFIED'],
    ['0f04', 'VERIFIED'],
    ['0f07', 'ON_HOLD'],
    ['0f0a', 'APPROVED'],
  ])('%s end as %s by themselves', async (suffix, word) => {
    const userId = ownUser(suffix);
    await create(userId);
    await until(
      () => result(userId),
      (now) => now === word,
    );
  });

  it('0b01 have a link that soon dies', async () => {
    const link = linkOf(await create(ownUser('0b01')));
    await until(
      async () => (await sandbox.call('GET', link)).status,
      (status) => status === 410,
    );
  });

  it('0901 show an older approval of another session until they finish', async () => {
    const userId = ownUser('0901');
    const link = linkOf(await create(userId));
    const id = new URL(link).searchParams.get('verification_session_id');
    const before = (await details(userId)).body as { data: { verificationSessionId: string } };
    expect(before).toMatchObject({ data: { aipriseSummary: { verificationResult: 'APPROVED' } } });
    expect(before.data.verificationSessionId).not.toBe(id);
    await press(link, 'refuse');
    await until(
      () => result(userId),
      (now) => now === 'DECLINED',
    );
    expect((await details(userId)).body).toMatchObject({ data: { verificationSessionId: id } });
  });

  it('0902 have details without an envelope, full of personal data', async () => {
    const userId = ownUser('0902');
    await create(userId);
    expect((await details(userId)).body).toMatchObject({
      aipriseSummary: { verificationResult: 'UNKNOWN' },
      clientReferenceId: userId,
      idInfo: { lastName: 'Garcia' },
    });
  });
});

describe('the page', () => {
  it.each([
    ['finish', 'VERIFIED'],
    ['refuse', 'DECLINED'],
    ['review', 'REVIEW'],
  ])('%s sends the customer back and leads to %s', async (button, word) => {
    const userId = ownUser();
    const link = linkOf(await create(userId, { partnerRedirectUri: 'https://partner.example/done?a=b%20c#d' }));
    const id = new URL(link).searchParams.get('verification_session_id') ?? '';
    expect((await sandbox.call('GET', link)).body).toContain(`action="/capa/verify/${button}?`);
    const { status, headers } = await press(link, button);
    expect([status, headers.get('location')]).toEqual([
      303,
      `https://partner.example/done?a=b%20c&verification_session_id=${id}#d`,
    ]);
    await until(
      () => result(userId),
      (now) => now === word,
    );
    expect((await sandbox.call('GET', link)).body).not.toContain('<form');
  });

  it('changes nothing for a customer who leaves', async () => {
    const userId = ownUser();
    expect((await press(linkOf(await create(userId)), 'leave')).status).toBe(303);
    expect(await result(userId)).toBe('UNKNOWN');
  });
});

describe('details', () => {
  it('are 404 before the first create, then about the newest session', async () => {
    const userId = ownUser();
    expect(await details(userId)).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND_ERROR' } } });
    await create(userId);
    const second = linkOf(await create(userId));
    expect((await details(userId)).body).toMatchObject({
      status: 'ok',
      data: {
        verificationSessionId: new URL(second).searchParams.get('verification_session_id'),
        clientReferenceId: userId,
        aipriseSummary: { verificationResult: 'UNKNOWN' },
      },
    });
    expect(await sandbox.effects('capa')).toEqual([
      `lookup ${userId}`,
      `create ${userId}`,
      `create ${userId}`,
      `lookup ${userId}`,
    ]);
  });

  it.each(['CREATED_KYC', 'VERIFIED', 'DECLINED', 'REVIEW', 'UNKNOWN', 'EXPIRED', 'SOMETHING'])(
    'can be moved by hand to %s',
    async (word) => {
      const userId = ownUser();
      const link = linkOf(await create(userId));
      expect((await sandbox.advance('capa', userId, word)).status).toBe(200);
      expect(await result(userId)).toBe(word === 'CREATED_KYC' ? 'UNKNOWN' : word);
      expect((await sandbox.call('GET', link)).status).toBe(word === 'EXPIRED' ? 410 : 200);
    },
  );
});

describe('users', () => {
  it('have an external id that nobody else of the partner has', async () => {
    const body = { type: 'INDIVIDUAL', email: 'a@example.com', externalUserId: 'customer-1' };
    expect((await sandbox.call('POST', '/capa/api/partner/v2/users', body, KEY)).status).toBe(201);
    expect((await sandbox.call('POST', '/capa/api/partner/v2/users', body, KEY)).status).toBe(400);
  });
});

/** An answer whose JSON breaks off is what this test asks for. */
function brokenJson(error: unknown): Answer {
  if (error instanceof SyntaxError) return { status: 201, headers: new Headers(), body: '' };
  throw error;
}
