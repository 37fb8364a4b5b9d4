import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const MAIN = join(__dirname, '../../dist/apps/sandbox/main.js');

/** What happened upstream, in order (design §11). */
export interface Effect {
  n: number;
  provider: string;
  kind: 'create' | 'reissue' | 'lookup' | 'cancel' | 'token' | 'page' | 'webhook';
  /** The natural key: Leap `phoneNumber`, Capa `userId`, Link Money `email`, Pomelo `data.company.id`. */
  key: string | null;
  id: string | null;
  at: string;
}

export interface FaultRule {
  provider?: string;
  kind?: Effect['kind'];
  effect: string;
  probability?: number;
  times?: number;
  ms?: number;
  status?: number;
}

export interface Sandbox {
  /** Without a path: the upstreams are below, as in `${url}/pomelo`. */
  readonly url: string;
  /** @param after the number of the last effect that is known */
  ledger(after?: number): Promise<Effect[]>;
  /** Replaces all rules; none: no faults. */
  faults(rules: FaultRule[], seed?: number): Promise<void>;
  /** Moves an upstream session. @returns the upstream's id of it */
  advance(provider: string, key: string, to: string, id?: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * The real sandbox as a process of its own on a free port, with its waits a hundred times shorter. Needs a build.
 * @param env its settings, such as where webhooks go
 */
export async function startSandbox(env: Record<string, string> = {}): Promise<Sandbox> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, SANDBOX_PORT: '0', SANDBOX_TIME_SCALE: '0.01', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const killed = (): void => void child.kill('SIGKILL');
  process.once('exit', killed);
  const url = await addressOf(child);
  const control = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${url}/_sandbox/${path}`, {
      method,
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /_sandbox/${path} answered ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    url,
    ledger: async (after = 0) => (await control('GET', `ledger?after=${after}`)) as Effect[],
    faults: async (rules, seed) => {
      await control('PUT', 'faults', { rules, ...(seed !== undefined && { seed }) });
    },
    advance: async (provider, key, to, id) => {
      const move = await control('POST', 'advance', { provider, key, to, ...(id !== undefined && { id }) });
      return (move as { id: string }).id;
    },
    stop: async () => {
      process.off('exit', killed);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      const late = setTimeout(killed, 3000);
      child.kill('SIGTERM');
      await gone;
      clearTimeout(late);
    },
  };
}

/** The first line on stdout tells it. @throws Error the process ended before */
async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the sandbox has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /https?:\/\/\S+/.exec(line)?.[0];
    if (address === undefined) throw new Error(`the sandbox said: ${line}`);
    child.stdout.resume();
    return address.replace('[::1]', '127.0.0.1');
  }
  throw new Error(`the sandbox ended at once (is it built? npx tsc -b apps/sandbox)`);
}
