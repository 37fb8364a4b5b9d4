import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { migrate } from '@sessionlink/domain';
import { Client } from 'pg';
import { startChild } from '../support/child';
import { Partners } from '../support/partners';
import type { Target } from './fire';

/** Something that is measured, with a database of its own. */
export interface Program extends Target {
  readonly name: string;
  readonly pid: number;
  readonly database: Client;
}

/** Undoes what was started, newest first. */
export type Ends = (() => unknown)[];

const LISTENING = /"listening":(\d+)/;

/** `DATABASE_URL`, or an embedded server with data of its own. @returns its URL */
export async function startServer(ends: Ends): Promise<string> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const data = mkdtempSync(join(tmpdir(), 'sessionlink-bench-'));
  ends.push(() => rmSync(data, { recursive: true, force: true }));
  const server = await startChild(resolve('dist/apps/dev/postgres/main.js'), {
    args: [data],
    ready: /(postgres:\/\/\S+)/,
  });
  ends.push(() => server.stop());
  return server.said;
}

/** @returns its URL */
export async function startUpstream(ends: Ends): Promise<string> {
  const upstream = await startChild(join(__dirname, 'upstream.js'), { ready: LISTENING });
  ends.push(() => upstream.stop());
  return `http://127.0.0.1:${upstream.said}`;
}

/** The gateway's API, as in production. */
export function startGateway(serverUrl: string, upstreamUrl: string, ends: Ends): Promise<Program> {
  return startProgram('gateway', resolve('dist/apps/api/main.js'), serverUrl, upstreamUrl, ends);
}

/** The reference. */
export function startPlain(serverUrl: string, upstreamUrl: string, ends: Ends): Promise<Program> {
  return startProgram('plain', join(__dirname, 'plain.js'), serverUrl, upstreamUrl, ends);
}

async function startProgram(
  name: string,
  main: string,
  serverUrl: string,
  upstreamUrl: string,
  ends: Ends,
): Promise<Program> {
  const database = await newDatabase(serverUrl, ends);
  const env = settings(database, upstreamUrl);
  await migrate(database);
  const partners = await Partners.open(env);
  const { id, key } = await partners.create(() => '');
  await partners.close();
  const client = new Client({ connectionString: database });
  await client.connect();
  ends.push(() => client.end());
  const child = await startChild(main, {
    env: { ...env, UPSTREAM_URL: upstreamUrl, PARTNER_ID: id },
    ready: LISTENING,
  });
  ends.push(() => child.stop());
  return { name, url: `http://127.0.0.1:${child.said}`, key, pid: child.pid, database: client };
}

async function newDatabase(serverUrl: string, ends: Ends): Promise<string> {
  const name = `bench_${randomBytes(8).toString('hex')}`;
  await onServer(serverUrl, `CREATE DATABASE ${name}`);
  ends.push(() => onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

function settings(databaseUrl: string, upstreamUrl: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: 'http://localhost:9',
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    LOOKUP_KEY: randomBytes(32).toString('base64'),
    POMELO_BASE_URL: upstreamUrl,
    POMELO_API_TOKEN: 'token',
  };
}
