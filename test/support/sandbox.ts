import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const MAIN = join(__dirname, '../../dist/apps/sandbox/main.js');
const START_MS = 20_000;

/** Something that really happened at a simulated upstream (design §11). */
export interface Effect {
  n: number;
  provider: string;
  kind: string;
  key: string | null;
  id: string | null;
  at: string;
}

export interface FaultRule {
  provider?: string;
  kind?: string;
  effect: string;
  probability?: number;
  times?: number;
  ms?: number;
  status?: number;
}

export interface Sandbox {
  /** Without a slash at its end. */
  url: string;
  ledger(after?: number): Promise<Effect[]>;
  /** Replaces all rules; none: everything works. */
  faults(rules: FaultRule[]): Promise<void>;
  /** Moves an upstream session by hand. @param to the upstream's word */
  advance(provider: string, key: string, to: unknown): Promise<void>;
  /** Any other control route, such as `/_sandbox/leap/settings`; the parsed answer. */
  control(method: string, path: string, body?: object): Promise<unknown>;
  stop(): Promise<void>;
}

/** The real sandbox as a process of its own on a free port, its waits a hundred times shorter. Needs `npm run build`. */
export async function startSandbox(env: Record<string, string> = {}): Promise<Sandbox> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, SANDBOX_TIME_SCALE: '0.01', SANDBOX_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await firstUrl(child);
  const control = (method: string, path: string, body?: object): Promise<unknown> => call(method, url + path, body);
  return {
    url,
    control,
    ledger: async (after = 0) => (await control('GET', `/_sandbox/ledger?after=${after}`)) as Effect[],
    faults: async (rules) => {
      await control('PUT', '/_sandbox/faults', { rules });
    },
    advance: async (provider, key, to) => {
      await control('POST', '/_sandbox/advance', { provider, key, to });
    },
    stop: () => stop(child),
  };
}

async function firstUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the sandbox has no stdout');
  const lines = createInterface(child.stdout);
  const signal = AbortSignal.timeout(START_MS);
  const line = await Promise.race([
    once(lines, 'line', { signal }).then(([text]) => String(text)),
    once(child, 'exit', { signal }).then(([code]) => `exit ${String(code)}`),
  ]);
  const url = /https?:\/\/\S+/.exec(line)?.[0];
  if (!url) throw new Error(`the sandbox said "${line}" instead of where it listens`);
  return url.replace('[::1]', '127.0.0.1').replace(/\/$/, '');
}

async function call(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(5000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname} answered ${response.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
