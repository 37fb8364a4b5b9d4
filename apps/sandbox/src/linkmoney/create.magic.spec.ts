import { TestSandbox } from '../testing/sandbox';
import { LinkMoneyClient, BASIC, key, linkOnly, mail, payIn } from './linkmoney.testing';

let sandbox: TestSandbox;
let linkMoney: LinkMoneyClient;

beforeAll(async () => {
  sandbox = await TestSandbox.start();
  linkMoney = await LinkMoneyClient.start(sandbox);
});
afterAll(() => sandbox.app.close());
beforeEach(() => sandbox.reset());

describe('creates that go wrong', () => {
  it.each([400, 401, 403, 404, 409, 422, 500, 503])('e%d is that status, and nothing is stored', async (status) => {
    const answer = await linkMoney.create(linkOnly(mail(`e${String(status)}`)));
    expect(answer).toMatchObject({ status, body: { errorSeverity: 'ERROR' } });
    expect(await sandbox.effects('linkmoney')).toEqual([]);
  });

  it('e429 asks to wait twice, flaky fails once', async () => {
    const [limited, flaky] = [linkOnly(mail('e429')), linkOnly(mail('flaky'))];
    const first = await linkMoney.create(limited);
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '1']);
    expect([(await linkMoney.create(limited)).status, (await linkMoney.create(limited)).status]).toEqual([429, 200]);
    expect([(await linkMoney.create(flaky)).status, (await linkMoney.create(flaky)).status]).toEqual([500, 200]);
  });

  it.each([
    ['timeout', 1],
    ['timeout1', 1],
    ['lost', 0],
  ])('%s never answers, with %d stored', async (local, stored) => {
    const body = linkOnly(mail(local));
    const silent = fetch(`${sandbox.url}/linkmoney/v2/sessions`, {
      method: 'POST',
      headers: { Authorization: BASIC, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(400),
    });
    await expect(silent).rejects.toThrow();
    expect(await sandbox.effects('linkmoney')).toEqual(Array<string>(stored).fill(`create ${String(body.email)}`));
    if (local === 'timeout1') expect((await linkMoney.create(body)).status).toBe(200);
  });

  it('stores, and answers with less than that: s500, nourl, html', async () => {
    expect((await linkMoney.create(linkOnly(mail('s500')))).status).toBe(500);
    expect((await linkMoney.create(linkOnly(mail('nourl')))).body).toEqual({
      sessionKey: expect.any(String) as string,
    });
    expect(await linkMoney.create(linkOnly(mail('html')))).toMatchObject({
      status: 200,
      body: expect.stringContaining('<html>') as string,
    });
    expect(await sandbox.effects('linkmoney')).toHaveLength(3);
  });

  it('dupkey knows a requestKey already', async () => {
    const body = payIn(mail('dupkey'), key());
    expect((await linkMoney.create(body)).status).toBe(200);
    expect(await linkMoney.create(body)).toMatchObject({
      status: 409,
      body: { errorId: 10006, errorCode: 'DUPLICATE_REQUEST_KEY' },
    });
  });

  it('loses an answer after storing when a fault rule says so, or never gives one', async () => {
    await sandbox.faults({ provider: 'linkmoney', kind: 'create', effect: 'reset_after', times: 1 });
    await expect(linkMoney.create(linkOnly(mail()))).rejects.toThrow();
    expect(await sandbox.effects('linkmoney')).toHaveLength(1);
    await sandbox.faults({ provider: 'linkmoney', effect: 'hang' });
    const hung = fetch(`${sandbox.url}/linkmoney/client?sessionKey=x`, { signal: AbortSignal.timeout(400) });
    await expect(hung).rejects.toThrow();
  });
});
