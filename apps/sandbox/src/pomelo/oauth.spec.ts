import { TestSandbox } from '../testing/sandbox';
import { askToken, example, PomeloClient, tokenOf } from './pomelo.testing';

let sandbox: TestSandbox;
let pomelo: PomeloClient;

beforeAll(async () => {
  sandbox = await TestSandbox.start();
});
afterAll(() => sandbox.app.close());
beforeEach(async () => {
  pomelo = await PomeloClient.start(sandbox);
  await sandbox.reset();
});

describe('tokens', () => {
  it('gives the same token until it is revoked', async () => {
    const again = await askToken(sandbox);
    expect(again.body).toMatchObject({
      access_token: pomelo.token,
      token_type: 'Bearer',
      scope: expect.any(String) as string,
    });
    expect((await pomelo.call('POST', '/oauth/token/revoke')).status).toBe(200);
    expect((await pomelo.call('GET', '/identity/v1/sessions')).status).toBe(401);
    expect(tokenOf(await askToken(sandbox))).not.toBe(pomelo.token);
    expect(await sandbox.effects('pomelo')).toEqual(['token -', 'token -']);
  });

  it.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401],
    ['another client', { client_id: 'x' }, 401],
    ['no audience', { audience: undefined }, 400],
    ['another grant', { grant_type: 'password' }, 400],
  ])('refuses %s', async (_what, changes, status) => {
    const { status: answered, body } = await askToken(sandbox, changes);
    expect(answered).toBe(status);
    expect(body).toMatchObject({ error: { details: [{ code: expect.any(String) as string }] } });
  });

  it.each([[''], ['Bearer nobody'], ['Basic c2ltOnNpbQ==']])('refuses a create with %p', async (Authorization) => {
    expect((await sandbox.call('POST', '/pomelo/identity/v2/sessions', example(), { Authorization })).status).toBe(401);
    expect(await sandbox.effects('pomelo')).toEqual([]);
  });
});
