import { type Answer, TestSandbox, until } from '../testing/sandbox';
import { CapaPartner, CREATE, KEY, linkOf, newUser } from './capa.testing';

let sandbox: TestSandbox;
let partner: CapaPartner;

beforeAll(async () => {
  sandbox = await TestSandbox.start();
  partner = new CapaPartner(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.app.close());

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
    expect(await partner.create(newUser(suffix))).toMatchObject({ status, body: { success: false, error: { code } } });
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
    const userId = newUser(suffix);
    const answers: number[] = [];
    while (answers.length < statuses.length) answers.push((await partner.create(userId).catch(brokenJson)).status);
    expect(answers).toEqual(statuses);
  });

  it.each([
    ['0504', 'TimeoutError', 0],
    ['0505', 'TimeoutError', 1],
    ['0506', 'TypeError', 1],
  ])('%s get no answer at first, but a link at the second try', async (suffix, failure, stored) => {
    const userId = newUser(suffix);
    const headers = { 'Content-Type': 'application/json', ...KEY };
    const body = JSON.stringify({ userId, country: 'DO' });
    const lost = fetch(sandbox.url + CREATE, { method: 'POST', headers, body, signal: AbortSignal.timeout(300) });
    await expect(lost).rejects.toMatchObject({ name: failure });
    expect(await sandbox.effects('capa')).toHaveLength(stored);
    expect((await partner.create(userId)).status).toBe(201);
  });

  it('hide the session in the link where the suffix says so', async () => {
    const link = linkOf(await partner.create(newUser('050a')));
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
    const userId = newUser(suffix);
    await partner.create(userId);
    await partner.becomes(userId, word);
  });

  it('0b01 have a link that soon dies', async () => {
    const link = linkOf(await partner.create(newUser('0b01')));
    await until(
      async () => (await sandbox.call('GET', link)).status,
      (status) => status === 410,
    );
  });

  it('0901 show an older approval of another session until they finish', async () => {
    const userId = newUser('0901');
    const link = linkOf(await partner.create(userId));
    const id = new URL(link).searchParams.get('verification_session_id');
    const before = (await partner.details(userId)).body as { data: { verificationSessionId: string } };
    expect(before).toMatchObject({ data: { aipriseSummary: { verificationResult: 'APPROVED' } } });
    expect(before.data.verificationSessionId).not.toBe(id);
    await partner.press(link, 'refuse');
    await partner.becomes(userId, 'DECLINED');
    expect((await partner.details(userId)).body).toMatchObject({ data: { verificationSessionId: id } });
  });

  it('0902 have details without an envelope, full of personal data', async () => {
    const userId = newUser('0902');
    await partner.create(userId);
    expect((await partner.details(userId)).body).toMatchObject({
      aipriseSummary: { verificationResult: 'UNKNOWN' },
      clientReferenceId: userId,
      idInfo: { lastName: 'Garcia' },
    });
  });
});

/** An answer whose JSON breaks off is what this test asks for. */
function brokenJson(error: unknown): Answer {
  if (error instanceof SyntaxError) return { status: 201, headers: new Headers(), body: '' };
  throw error;
}
