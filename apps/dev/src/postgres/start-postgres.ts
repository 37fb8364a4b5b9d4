import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../ports';
import { ensureCluster, readPassword, USER } from './cluster';
import { login } from './database';
import { findLauncher, launch, type Launcher } from './launcher';
import { isAbandoned, runningServer, writeOwner } from './running';

export interface Postgres {
  /** Of the superuser, to the database `postgres`. */
  readonly url: string;
  readonly pid: number;
  /** Says that a server that was started here has ended, with its last lines; never for one that ran already. */
  readonly ended: Promise<string>;
  /** Ends a server that was started here; one that ran already is its owner's, and stays. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Made if needed (0700). Holds the cluster in `postgres`, its password, `logs/postgres.log`. */
  readonly dataDirectory: string;
  /** A free one if it isn't given. A server that runs already keeps its own. */
  readonly port?: number;
}

/** Recovery after a crash included. */
const START_DEADLINE_MS = 120_000;
const STOP_DEADLINE_MS = 30_000;
/** Somebody else is starting this cluster, or what a killed server left is just going. */
const PASSES_BY_ITSELF = /lock file "postmaster.pid" already exists|pre-existing shared memory block/;
const NEVER = new Promise<string>(() => undefined);
const PORT_TAKEN = /could not bind IPv4 address/;

/** Starts the PostgreSQL server of a data directory, or finds the one that runs. Loopback only, with a password. */
export async function startPostgres({ dataDirectory, port }: PostgresOptions): Promise<Postgres> {
  const home = resolve(dataDirectory);
  mkdirSync(join(home, 'logs'), { recursive: true, mode: 0o700 });
  const passwordFile = join(home, 'postgres.password');
  const password = readPassword(home, passwordFile);
  const urlAt = (at: number) => `postgres://${USER}:${password}@127.0.0.1:${at}/postgres`;
  const logFile = join(home, 'logs', 'postgres.log');
  const log = openSync(logFile, 'a', 0o600);
  const deadline = Date.now() + START_DEADLINE_MS;
  const lastLines = (from: number) =>
    readFileSync(logFile).subarray(from).toString().trim().split('\n').slice(-15).join('\n');
  try {
    for (;;) {
      const running = await findRunning(home, urlAt, deadline);
      if (running) return running;
      const launcher = findLauncher(home, join(home, 'postgres'));
      const from = statSync(logFile).size;
      await ensureCluster(launcher, home, passwordFile, log).catch((error: unknown) => {
        throw new Error(`PostgreSQL's data couldn't be made in ${home}:\n${lastLines(from)}`, { cause: error });
      });
      const chosen = port ?? (await freePort());
      const server = startServer(launcher, join(home, 'postgres'), chosen, log);
      const ended = once(server, 'exit').then(() => `postgres ended. Its last lines:\n${lastLines(from)}`);
      if (await becomesReady(server, urlAt(chosen), deadline)) {
        const pid = server.pid ?? 0;
        writeOwner(home, pid);
        return { url: urlAt(chosen), pid, ended, stop: () => stopServer(server) };
      }
      await stopServer(server);
      const why = lastLines(from);
      const again = PASSES_BY_ITSELF.test(why) || (port === undefined && PORT_TAKEN.test(why));
      if (!again || Date.now() > deadline) throw new Error(`PostgreSQL didn't start on port ${chosen}:\n${why}`);
      await delay(100);
    }
  } finally {
    closeSync(log);
  }
}

/** Waits while a server is coming up or going down, and ends one whose owner was killed. */
async function findRunning(
  home: string,
  urlAt: (port: number) => string,
  deadline: number,
): Promise<Postgres | undefined> {
  for (;;) {
    const found = runningServer(join(home, 'postgres'));
    if (!found) return undefined;
    if (isAbandoned(home, found.pid)) interrupt(found.pid);
    else if (found.port > 0) {
      const answer = await login(urlAt(found.port));
      if (answer === 'accepted')
        return { url: urlAt(found.port), pid: found.pid, ended: NEVER, stop: () => Promise.resolve() };
      if (answer === 'wrong_password')
        throw new Error(`The PostgreSQL server of ${home} doesn't take the password in it.`);
    }
    if (Date.now() > deadline) throw new Error(`The PostgreSQL server of ${home} (pid ${found.pid}) doesn't answer.`);
    await delay(50);
  }
}

function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return; // it ended meanwhile
  }
}

function startServer(launcher: Launcher, cluster: string, port: number, log: number): ChildProcess {
  const settings = {
    ...{ listen_addresses: '127.0.0.1', port, unix_socket_directories: '' },
    ...{ max_connections: 200, timezone: 'UTC', log_timezone: 'UTC', log_checkpoints: 'off' },
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return launch(launcher, 'postgres', ['-D', cluster, ...args], log);
}

const hasEnded = (server: ChildProcess) => server.exitCode !== null || server.signalCode !== null;

async function becomesReady(server: ChildProcess, url: string, deadline: number): Promise<boolean> {
  while (!hasEnded(server) && Date.now() < deadline) {
    if ((await login(url)) === 'accepted') return true;
    await delay(20);
  }
  return false;
}

/** SIGINT: clients are disconnected, what was acknowledged is on disk. SIGQUIT when that takes too long. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  const ended = once(server, 'exit');
  server.kill('SIGINT');
  const hurry = setTimeout(() => server.kill('SIGQUIT'), STOP_DEADLINE_MS);
  await ended;
  clearTimeout(hurry);
}
