import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DevJson } from './dev-json';
import { isAlive } from './postgres/running';

const ROOT = join(__dirname, '../../..');
const PROVIDERS = ['leap', 'capa', 'linkmoney', 'pomelo'];

let directory: string;
const running = new Set<ChildProcess>();

beforeAll(() => (directory = mkdtempSync(join(tmpdir(), 'sessionlink-stack-'))));
afterEach(async () => {
  for (const stack of running) await end(stack, 'SIGTERM');
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function launch(variables: Record<string, string> = {}): { stack: ChildProcess; output: () => string } {
  const env = { PATH: process.env.PATH, PORT: '0', SANDBOX_PORT: '0', SESSIONLINK_DATA_DIR: directory, ...variables };
  const stack = spawn(process.execPath, [join(ROOT, 'dist/apps/dev/main.js')], { env, cwd: ROOT });
  running.add(stack);
  let output = '';
  for (const stream of [stack.stdout, stack.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { stack, output: () => output };
}

async function start(
  variables?: Record<string, string>,
): Promise<{ stack: ChildProcess; output: () => string; dev: DevJson }> {
  const { stack, output } = launch(variables);
  while (!/^ready /m.test(output())) {
    if (stack.exitCode !== null) throw new Error(output());
    await delay(50);
  }
  const dev = JSON.parse(readFileSync(join(directory, 'dev.json'), 'utf8')) as DevJson;
  return { stack, output, dev };
}

async function end(stack: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  running.delete(stack);
  if (stack.exitCode !== null || stack.signalCode !== null) return stack.exitCode;
  const ended = once(stack, 'exit');
  stack.kill(signal);
  await ended;
  return stack.exitCode;
}

const alive = (dev: DevJson) => Object.values(dev.pids).filter(isAlive);

async function gone(dev: DevJson): Promise<void> {
  while (alive(dev).length > 0) await delay(20);
}

describe('npm start', () => {
  it('brings up everything, tells scripts what they need, and stops when asked', async () => {
    const { stack, dev, output } = await start();
    expect(statSync(join(directory, 'dev.json')).mode & 0o777).toBe(0o600);
    expect((await fetch(`${dev.api_url}/health/ready`)).status).toBe(200);
    expect((await fetch(`${dev.sandbox_url}/_sandbox/ledger`)).status).toBe(200);
    expect(Object.keys(dev.webhook_secrets)).toEqual(PROVIDERS);
    expect(dev.env).toMatchObject({ DATABASE_URL: dev.database_url, PUBLIC_URL: dev.api_url, PATH: process.env.PATH });
    expect(dev.second_partner.partner_id).not.toBe(dev.partner_id);
    expect(output().match(/^curl /gm)).toHaveLength(2 * PROVIDERS.length);
    expect(await end(stack, 'SIGTERM')).toBe(0);
    expect(alive(dev)).toEqual([]);
  });

  it('keeps the partners and their keys, after kill -9 too, which leaves no process behind', async () => {
    const first = await start();
    await end(first.stack, 'SIGKILL');
    await gone(first.dev);
    const second = await start();
    const { partner_id, api_key, second_partner } = first.dev;
    expect(second.dev).toMatchObject({ partner_id, api_key, second_partner });
  });

  it('gives the same partners a new key when dev.json is lost', async () => {
    const first = await start();
    await end(first.stack, 'SIGINT');
    rmSync(join(directory, 'dev.json'));
    const { dev } = await start();
    expect(dev.partner_id).toBe(first.dev.partner_id);
    expect(dev.api_key).not.toBe(first.dev.api_key);
  });

  it('takes the example of each upstream', async () => {
    const { dev } = await start();
    const headers = { Authorization: `Bearer ${dev.api_key}`, 'Content-Type': 'application/json' };
    for (const provider of PROVIDERS) {
      const params: unknown = JSON.parse(readFileSync(join(ROOT, 'examples', `${provider}.json`), 'utf8'));
      const body = JSON.stringify({ provider, params });
      const response = await fetch(`${dev.api_url}/v1/sessions`, { method: 'POST', headers, body });
      expect([provider, response.status, await response.json()]).toEqual([provider, 201, expect.anything()]);
    }
  });

  it('goes on without its API, so that another one can be started with the same settings', async () => {
    const { stack, dev, output } = await start();
    process.kill(dev.pids.api, 'SIGKILL');
    while (!output().includes('api ended by SIGKILL')) await delay(20);
    const api = spawn(process.execPath, [join(ROOT, 'dist/apps/api/main.js')], { env: dev.env, stdio: 'ignore' });
    while (!(await fetch(`${dev.api_url}/health/ready`).catch(() => ({ ok: false }))).ok) await delay(50);
    expect((await fetch(`${dev.sandbox_url}/_sandbox/ledger`)).ok).toBe(true);
    expect(stack.exitCode).toBeNull();
    api.kill('SIGKILL');
  });

  it('says that the sandbox died, and stops the others', async () => {
    const { stack, dev, output } = await start();
    process.kill(dev.pids.sandbox, 'SIGKILL');
    await once(stack, 'exit');
    expect(stack.exitCode).toBe(1);
    expect(output()).toContain('sandbox ended by SIGKILL');
    expect(alive(dev)).toEqual([]);
  });

  it('names the variable to change when a port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const { stack, output } = launch({ PORT: port });
    await once(stack, 'exit');
    other.close();
    expect(stack.exitCode).toBe(3);
    expect(output()).toContain(`Port ${port} is in use: set PORT to another one.`);
  });

  it('refuses to run twice in one folder', async () => {
    const { dev } = await start();
    const { stack, output } = launch();
    await once(stack, 'exit');
    expect(stack.exitCode).toBe(3);
    expect(output()).toContain(`pid ${dev.pids.stack}`);
  });

  it('lists all settings that are wrong at once', async () => {
    const { stack, output } = launch({ PORT: 'x', SANDBOX_PORT: '70000' });
    await once(stack, 'exit');
    expect(stack.exitCode).toBe(3);
    expect(output()).toMatch(/PORT: .*\n.*SANDBOX_PORT: /);
    const inApi = launch({ LOG_LEVEL: 'loud' });
    await once(inApi.stack, 'exit');
    expect(inApi.stack.exitCode).toBe(3);
    expect(inApi.output()).toContain('LOG_LEVEL: ');
  });
});
