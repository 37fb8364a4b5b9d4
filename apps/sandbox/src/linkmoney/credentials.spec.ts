import { TestSandbox } from '../testing/sandbox';
import { CLIENT, LinkMoneyClient, BASIC, linkOnly, mail } from './linkmoney.testing';

let sandbox: TestSandbox;
let linkMoney: LinkMoneyClient;

beforeAll(async () => {
  sandbox = await TestSandbox.start();
  linkMoney = await LinkMoneyClient.start(sandbox);
});
afterAll(() => sandbox.app.close());
beforeEach(() => sandbox.reset());

describe('credentials', () => {
  it('gives a token for one scope', async () => {
    expect((await linkMoney.askToken({})).body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'Link-Core',
    });
    expect(await sandbox.effects('linkmoney')).toEqual(['token -']);
  });

  it.each([
    ['the secret "wrong"', { client_secret: 'wrong' }, 401],
    ['an unknown scope', { scope: 'Link' }, 400],
    ['another grant', { grant_type: 'password' }, 400],
  ])('refuses a token for %s', async (_what, changes, status) => {
    expect((await linkMoney.askToken(changes)).status).toBe(status);
  });

  it('takes a form for a token, not JSON', async () => {
    const json = { ...CLIENT, grant_type: 'client_credentials', scope: 'Link-Core' };
    expect((await sandbox.call('POST', '/linkmoney/v1/tokens', json)).status).toBe(400);
  });

  it.each([
    ['nothing', ''],
    ['a token', 'Bearer x'],
    ['the secret "wrong"', `Basic ${Buffer.from('sim-linkmoney-client:wrong').toString('base64')}`],
  ])('refuses a create with %s', async (_what, Authorization) => {
    const answer = await linkMoney.create(linkOnly(mail()), { Authorization });
    expect(answer).toMatchObject({
      status: 401,
      body: { errorId: 10002, errorCode: 'UNAUTHORIZED', errorSeverity: 'ERROR' },
    });
    expect(await sandbox.effects('linkmoney')).toEqual([]);
  });

  it('refuses a lookup with Basic, and one with another scope', async () => {
    expect((await sandbox.call('GET', '/linkmoney/v1/customers/x', undefined, { Authorization: BASIC })).status).toBe(
      401,
    );
    expect((await linkMoney.read('/customers/x', 'Link-Payment')).status).toBe(403);
    expect((await linkMoney.read('/customers/x', 'Link-Core')).status).toBe(404);
  });
});
