import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createDatabase } from '../../apps/dev/src/postgres/database';

/** The admin CLI's program; needs `npm run build`. */
export const CLI = join(__dirname, '../../dist/apps/cli/main.js');

export type Row = Record<string, unknown>;

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The real CLI, each command a process of its own. Command lines are words separated by blanks. */
export class Cli {
  private readonly env: Record<string, string>;

  /** @param env all settings: nothing is taken from this process or a running stack */
  constructor(env: Record<string, string>) {
    const nowhere = join(tmpdir(), randomUUID());
    this.env = { PATH: process.env.PATH ?? '', SESSIONLINK_DATA_DIR: nowhere, ...env };
  }

  /** @param settings that differ */
  start(line: string, settings: Record<string, string> = {}): ChildProcessWithoutNullStreams {
    return spawn(process.execPath, [CLI, ...line.split(' ')], { env: { ...this.env, ...settings } });
  }

  async run(line: string, settings: Record<string, string> = {}, input = ''): Promise<Ended> {
    const child = this.start(line, settings);
    child.stdin.on('error', () => undefined).end(input); // one that needs no input may be gone
    const close = once(child, 'close') as Promise<[number | null]>;
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), close]);
    return { code, stdout, stderr };
  }

  /** What a command prints with `-o jsonl`. */
  async rows(line: string, input = ''): Promise<Row[]> {
    const lines = (await this.run(`${line} -o jsonl`, {}, input)).stdout.split('\n');
    return lines.filter((each) => each !== '').map((each) => JSON.parse(each) as Row);
  }

  /** The one id that a command prints with `-o id`. */
  async id(line: string, input = ''): Promise<string> {
    return (await this.run(`${line} -o id`, {}, input)).stdout.trim();
  }
}

export function emptyDatabase(): Promise<string> {
  return createDatabase(process.env.TEST_SERVER_URL ?? '', `test_${randomBytes(8).toString('hex')}`);
}

/** Settings with an empty database; Leap and Link Money are configured, the other providers aren't. */
export async function cliSettings(upstreams: string): Promise<Record<string, string>> {
  return {
    DATABASE_URL: await emptyDatabase(),
    PUBLIC_URL: 'http://localhost:9',
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    LOOKUP_KEY: randomBytes(32).toString('base64'),
    LEAP_BASE_URL: `${upstreams}/leap/v1`,
    LEAP_API_KEY: 'sim-leap-full',
    LEAP_LINK_HOSTS: '127.0.0.1,localhost',
    LINKMONEY_BASE_URL: `${upstreams}/linkmoney`,
    LINKMONEY_CLIENT_ID: 'sim-linkmoney-client',
    LINKMONEY_CLIENT_SECRET: 'sim-linkmoney-secret',
  };
}
