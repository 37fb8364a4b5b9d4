import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { createDatabase } from '../../apps/dev/src/postgres/database';
import { type ApiProcess, startApi } from './api-process';
import { Partners, type TestPartner } from './partners';
import { type Sandbox, startSandbox } from './sandbox';

/** A whole gateway: its own database, its own sandbox, a real API process. */
export interface Gateway {
  readonly api: ApiProcess;
  readonly sandbox: Sandbox;
  readonly env: Record<string, string>;
  /** For looking at rows as an attacker with a dump would. */
  readonly database: Client;
  /** A new partner with a key of these scopes; absent: all. */
  partner(scopes?: string[]): Promise<TestPartner>;
  /** kill -9, and the same again. */
  crash(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** @param overrides settings that differ; an empty one is as if absent */
export async function startGateway(overrides: Record<string, string> = {}): Promise<Gateway> {
  const sandbox = await startSandbox();
  const url = await createDatabase(process.env.TEST_SERVER_URL ?? '', `test_${randomBytes(8).toString('hex')}`);
  const env = { ...settings(url, sandbox.url), ...overrides };
  let api = await startApi(env);
  const partners = await Partners.open(env);
  const database = new Client({ connectionString: url });
  await database.connect();
  return {
    get api() {
      return api;
    },
    sandbox,
    env,
    database,
    partner: (scopes) => partners.create(() => api.url, scopes),
    crash: () => api.kill(),
    restart: async () => {
      await api.kill();
      api = await startApi({ ...env, PORT: new URL(api.url).port }, api.log);
    },
    stop: async () => {
      await Promise.all([api.kill(), sandbox.stop(), partners.close(), database.end()]);
    },
  };
}

function settings(databaseUrl: string, sandboxUrl: string): Record<string, string> {
  return {
    PORT: '0',
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: 'http://localhost:9',
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    LOOKUP_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'info',
    LEAP_BASE_URL: `${sandboxUrl}/leap/v1`,
    LEAP_API_KEY: 'sim-leap-full',
    LEAP_WEBHOOK_SECRET: 'leap-secret',
    LEAP_LINK_HOSTS: '127.0.0.1,localhost',
    CAPA_BASE_URL: `${sandboxUrl}/capa`,
    CAPA_API_KEY: 'sim-capa-key',
    CAPA_WEBHOOK_SECRET: 'capa-secret',
    LINKMONEY_BASE_URL: `${sandboxUrl}/linkmoney`,
    LINKMONEY_CLIENT_ID: 'sim-linkmoney-client',
    LINKMONEY_CLIENT_SECRET: 'sim-linkmoney-secret',
    LINKMONEY_WEBHOOK_SECRET: 'linkmoney-secret',
    POMELO_BASE_URL: `${sandboxUrl}/pomelo`,
    POMELO_CLIENT_ID: 'sim-pomelo-client',
    POMELO_CLIENT_SECRET: 'sim-pomelo-secret',
    POMELO_AUDIENCE: 'https://sandbox.pomelo.example',
    POMELO_WEBHOOK_SECRETS: 'key:c2VjcmV0',
  };
}
