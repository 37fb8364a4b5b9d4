import { SandboxSettings } from '../http/settings';
import { TestSandbox, until } from '../testing/sandbox';
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

describe('creates that go wrong', () => {
  it.each([400, 403, 404, 409, 422, 500, 503])('E%d is that status, and nothing is stored', async (status) => {
    expect((await pomelo.create(example(`E${String(status)}`))).status).toBe(status);
    expect(await sandbox.effects('pomelo')).toEqual([]);
  });

  it('E429 asks to wait twice', async () => {
    const body = example('E429');
    const first = await pomelo.create(body);
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '1']);
    expect([(await pomelo.create(body)).status, (await pomelo.create(body)).status]).toEqual([429, 201]);
  });

  it('A401 forgets the token once', async () => {
    expect((await pomelo.create(example('A401'))).status).toBe(401);
    expect((await pomelo.create(example('A401'))).status).toBe(401);
    pomelo.token = tokenOf(await askToken(sandbox));
    expect((await pomelo.create(example('A401'))).status).toBe(201);
  });

  /** Until the client loses its patience. */
  async function createInVain(end: string): Promise<void> {
    const answer = fetch(`${sandbox.url}/pomelo/identity/v2/sessions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${pomelo.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(example(end)),
      signal: AbortSignal.timeout(400),
    });
    await expect(answer).rejects.toThrow();
  }

  it.each([
    ['TOUT', 1],
    ['LOST', 0],
    ['TWIN', 2],
    ['LATE', 1],
  ])('%s never answers, with %d stored', async (end, stored) => {
    await createInVain(end);
    expect(await sandbox.effects('pomelo')).toEqual(
      Array<string>(stored).fill(`create ${example(end).data.company.id}`),
    );
  });

  it('LATE shows up in the search 20 minutes later, scaled', async () => {
    const settings = sandbox.app.get(SandboxSettings);
    const found = async (): Promise<number> => (await pomelo.rows('?page[size]=100')).length;
    const before = await found();
    await createInVain('LATE');
    expect(await found()).toBe(before);
    settings.timeScale = 0.00001;
    await createInVain('LATE');
    settings.timeScale = 0.01;
    await until(found, (rows) => rows === before + 1);
  });

  it('S500 stores and then fails; NOID answers as the documentation does', async () => {
    expect((await pomelo.create(example('S500'))).status).toBe(500);
    expect(await pomelo.create(example('NOID'))).toMatchObject({ status: 201, body: { data: {} } });
    expect(await sandbox.effects('pomelo')).toHaveLength(2);
  });

  it.each([
    ['NURL', 'WEB', false],
    ['AURL', 'API', true],
    ['none', 'WEB', true],
    ['none', 'API', false],
  ])('%s with %s has a url: %p', async (end, integration_method, has) => {
    const { url } = await pomelo.created(example(end, { integration_method }));
    expect(url !== undefined).toBe(has);
  });

  it('loses an answer after storing when a fault rule says so', async () => {
    await sandbox.faults({ provider: 'pomelo', kind: 'create', effect: 'reset_after', times: 1 });
    await expect(pomelo.create(example('rst1'))).rejects.toThrow();
    expect(await sandbox.effects('pomelo')).toHaveLength(1);
    await sandbox.faults({ provider: 'pomelo', kind: 'lookup', effect: 'hang' });
    const hung = fetch(`${sandbox.url}/pomelo/identity/v1/sessions`, {
      headers: { Authorization: `Bearer ${pomelo.token}` },
      signal: AbortSignal.timeout(400),
    });
    await expect(hung).rejects.toThrow();
  });
});
