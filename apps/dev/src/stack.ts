import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Environment } from '@sessionlink/config';
import { Child } from './child';
import { type DevJson, readDevJson, writeDevJson } from './dev-json';
import { type Addresses, type ChildEnvironment, gatewayEnvironment, sandboxEnvironment } from './environment';
import { ConfigurationError } from './errors';
import { type Gateway, isKnown, makePartner } from './partners';
import { claimPort } from './ports';
import { createDatabase } from './postgres/database';
import { type Postgres, startPostgres } from './postgres/start-postgres';
import { readSecrets } from './secrets';
import type { StackSettings } from './settings';

const READY_DEADLINE_MS = 60_000;
const ANSWER_DEADLINE_MS = 3000;
const PARTNERS = ['Demo Partner', 'Second Demo Partner'] as const;

/** The development stack: database, sandbox, API and worker, and what scripts need to know of them. */
export class Stack {
  private postgres: Postgres | undefined;
  private readonly children = new Map<'api' | 'worker' | 'sandbox', Child>();
  private readonly home: string;
  private stopping = false;

  /**
   * @param apps the folder of the built applications
   * @param outer the environment that the stack was started with
   */
  constructor(
    private readonly apps: string,
    private readonly settings: StackSettings,
    private readonly outer: Environment,
    private readonly print: (line: string) => void,
  ) {
    this.home = resolve(settings.dataDirectory);
  }

  /** @throws ConfigurationError; Error when something doesn't come up; the signal's reason. Call `stop` in any case. */
  async start(signal: AbortSignal): Promise<{ devJson: DevJson; file: string }> {
    makeHome(this.home);
    await this.refuseSecondStack(signal);
    const apiUrl = `http://127.0.0.1:${await claimPort('PORT', this.settings.port)}`;
    const sandboxUrl = `http://127.0.0.1:${await claimPort('SANDBOX_PORT', this.settings.sandboxPort)}`;
    if (apiUrl === sandboxUrl) throw new ConfigurationError('PORT and SANDBOX_PORT are the same.');
    const secrets = readSecrets(this.home);
    const addresses: Addresses = { apiUrl, sandboxUrl, databaseUrl: await this.database() };
    const env = gatewayEnvironment(this.outer, addresses, secrets);
    signal.throwIfAborted();
    const sandbox = this.launch('sandbox', ['sandbox/main.js'], sandboxEnvironment(this.outer, addresses, secrets));
    const api = this.launch('api', ['api/main.js'], env);
    await Promise.all([
      answers(sandbox, `${sandboxUrl}/_sandbox/ledger`, signal),
      answers(api, `${apiUrl}/health/ready`, signal),
    ]);
    const worker = this.launch('worker', ['cli/main.js', 'worker', 'run'], env);
    const gateway = { apiUrl, cli: join(this.apps, 'cli/main.js'), env, signal };
    const [first, second] = await Promise.race([this.partners(gateway), this.failed()]);
    const devJson: DevJson = {
      ...{ api_url: apiUrl, sandbox_url: sandboxUrl, database_url: addresses.databaseUrl },
      ...first,
      second_partner: second,
      webhook_secrets: secrets.webhooks,
      env,
      pids: {
        api: api.pid,
        worker: worker.pid,
        sandbox: sandbox.pid,
        postgres: this.postgres?.pid,
        stack: process.pid,
      },
    };
    return { devJson, file: writeDevJson(this.home, devJson) };
  }

  /** Rejects when the database or the sandbox ends by itself. Without API or worker the rest goes on: others may be started. */
  async failed(): Promise<never> {
    const parts = [this.children.get('sandbox'), this.postgres].filter((part) => part !== undefined);
    throw new Error(await Promise.race(parts.map((part) => part.ended)));
  }

  /** Those who call first, then what they call, then the database. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all([this.children.get('api')?.stop(), this.children.get('worker')?.stop()]);
    await this.children.get('sandbox')?.stop();
    await this.postgres?.stop();
  }

  private async database(): Promise<string> {
    if (this.settings.databaseUrl !== undefined) return this.settings.databaseUrl;
    this.postgres = await startPostgres({ dataDirectory: this.home });
    return createDatabase(this.postgres.url, 'sessionlink');
  }

  private launch(name: 'api' | 'worker' | 'sandbox', [program = '', ...args]: string[], env: ChildEnvironment): Child {
    const logDirectory = join(this.home, 'logs');
    const child = new Child({ name, args: [join(this.apps, program), ...args], env, logDirectory, print: this.print });
    this.children.set(name, child);
    void child.ended.then((how) => this.stopping || this.print(how));
    return child;
  }

  /** Those of the last run, as long as the API takes their keys. */
  private partners(gateway: Gateway): Promise<[DevJson['second_partner'], DevJson['second_partner']]> {
    const last = readDevJson(this.home);
    const reuse = async (partner: DevJson['second_partner'] | undefined, name: string) =>
      partner && (await isKnown(gateway, partner))
        ? { partner_id: partner.partner_id, api_key: partner.api_key }
        : makePartner(gateway, name);
    return Promise.all([reuse(last, PARTNERS[0]), reuse(last?.second_partner, PARTNERS[1])]);
  }

  private async refuseSecondStack(signal: AbortSignal): Promise<void> {
    const last = readDevJson(this.home);
    if (last && (await isUp(`${last.api_url}/health/live`, signal)))
      throw new ConfigurationError(
        `A stack runs in ${this.home} already (${last.api_url}, pid ${last.pids.stack}): set SESSIONLINK_DATA_DIR to another folder.`,
      );
  }
}

function makeHome(home: string): void {
  try {
    mkdirSync(join(home, 'logs'), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new ConfigurationError(`SESSIONLINK_DATA_DIR can't be used: ${error instanceof Error ? error.message : ''}`);
  }
}

/** Waits until a child answers. */
async function answers(child: Child, url: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + READY_DEADLINE_MS;
  const ended = child.ended.then((how) =>
    Promise.reject(child.refusedSettings ? new ConfigurationError(how) : new Error(how)),
  );
  while (!(await Promise.race([isUp(url, signal), ended]))) {
    if (Date.now() > deadline) throw new Error(`${url} doesn't answer within ${READY_DEADLINE_MS / 1000} s.`);
    await delay(50, undefined, { signal });
  }
}

async function isUp(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_DEADLINE_MS)]) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
