import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { Cli, cliSettings, emptyDatabase, type Row } from '../support/cli';

let cli: Cli;

beforeAll(async () => {
  cli = new Cli(await cliSettings('http://127.0.0.1:1'));
  await cli.run('db migrate');
  await cli.run('partners create --name acme');
});

describe('running the gateway', () => {
  it('makes the tables of an empty database', async () => {
    const empty = { DATABASE_URL: await emptyDatabase(), LOOKUP_KEY: '' }; // the URL is enough
    const before = await cli.run('db status -o json', empty);
    const unready = await cli.run('sessions list', { DATABASE_URL: empty.DATABASE_URL });
    const migrated = await cli.run('db migrate -o id', empty);
    const after = await cli.run('db status -o json', empty);
    const names = (JSON.parse(before.stdout) as Row[]).map(({ name, applied }) => (expect(applied).toBe(false), name));
    expect(unready).toMatchObject({ code: 3, stderr: expect.stringContaining('sessionlink db migrate') as string });
    expect(migrated.stdout.trim().split('\n')).toEqual(names);
    expect(JSON.parse(after.stdout)).toEqual(names.map((name) => ({ name, applied: true })));
  });

  it('lists providers with what they take, whether they are configured or not', async () => {
    const providers = await cli.rows('providers list');
    expect(providers).toContainEqual(expect.objectContaining({ name: 'linkmoney', status: 'ready' }));
    expect(providers).toContainEqual(expect.objectContaining({ name: 'pomelo', status: 'not_configured' }));
    for (const { params } of providers) expect(params).toMatchObject({ type: 'object' });
  });

  it('finds nothing wrong where all is well', async () => {
    const { code, stdout } = await cli.run('doctor -o json');
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Row[]).filter(({ state }) => state !== 'ok' && state !== 'note')).toEqual([]);
  });

  it('names what is wrong, and its cure', async () => {
    const params = join(__dirname, '../../examples/linkmoney.json'); // the upstream can't be reached: it fails, and is stored
    await cli.run(`sessions create --partner ${await cli.id('partners list')} --provider linkmoney --params ${params}`);
    const settings = { ENCRYPTION_KEYS: `other:${randomBytes(32).toString('base64')}` };
    const [keys, missing] = await Promise.all([
      cli.run('doctor -o jsonl', settings),
      cli.run('doctor -o jsonl', { PUBLIC_URL: 'x y', DATABASE_URL: await emptyDatabase() }),
    ]);
    expect([keys.code, missing.code]).toEqual([3, 3]);
    expect(keys.stdout).toMatch(/"encryption_keys","state":"fault".*ENCRYPTION_KEYS.*"cure":"Put /);
    expect(missing.stdout).toMatch(/"settings","state":"fault","finding":"PUBLIC_URL: /);
    expect(missing.stdout).toMatch(/"migrations","state":"fault".*"cure":"Run: sessionlink db migrate"/);
  });

  it('runs a worker until it is told to stop', async () => {
    const child = cli.start('worker run');
    const close = once(child, 'close');
    const [line] = (await once(child.stderr.setEncoding('utf8'), 'data')) as [string];
    child.kill('SIGTERM');
    expect(line).toBe('worker is running\n');
    expect(await close).toEqual([0, null]);
  });
});
