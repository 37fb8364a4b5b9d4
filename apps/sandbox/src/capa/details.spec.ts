import { TestSandbox } from '../testing/sandbox';
import { CapaPartner, KEY, linkOf, newUser } from './capa.testing';

let sandbox: TestSandbox;
let partner: CapaPartner;

beforeAll(async () => {
  sandbox = await TestSandbox.start();
  partner = new CapaPartner(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.app.close());

describe('details', () => {
  it('are 404 before the first create, then about the newest session', async () => {
    const userId = newUser();
    expect(await partner.details(userId)).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND_ERROR' } } });
    await partner.create(userId);
    const second = linkOf(await partner.create(userId));
    expect((await partner.details(userId)).body).toMatchObject({
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
      const userId = newUser();
      const link = linkOf(await partner.create(userId));
      expect((await sandbox.advance('capa', userId, word)).status).toBe(200);
      expect(await partner.result(userId)).toBe(word === 'CREATED_KYC' ? 'UNKNOWN' : word);
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
