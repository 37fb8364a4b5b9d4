import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A Node program as a process of its own, after it said that it runs. */
export interface Child {
  readonly pid: number;
  /** What it said: the first group of `ready`. */
  readonly said: string;
  /** SIGTERM; SIGKILL when that takes too long. Returns when it is gone. */
  stop(): Promise<void>;
}

export interface ChildOptions {
  /** Arguments after the file's name. */
  args?: string[];
  cwd?: string;
  /** Its whole environment, but for PATH. */
  env?: Record<string, string>;
  /** What its output has once it runs. Later output is thrown away. */
  ready: RegExp;
}

const PATIENCE_MS = 10_000;

/** @param main the compiled file @throws Error with its output when it ends before it is ready */
export async function startChild(main: string, { args = [], cwd, env = {}, ready }: ChildOptions): Promise<Child> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd !== undefined && { cwd }),
  });
  const said = await firstMatch(child, ready);
  return { pid: child.pid ?? 0, said, stop: () => stop(child) };
}

function firstMatch(child: ChildProcess, ready: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const streams = [child.stdout, child.stderr];
    let text = '';
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const match = ready.exec(text);
      if (!match) return;
      for (const stream of streams) stream?.off('data', read).resume();
      resolve(match[1] ?? match[0]);
    };
    for (const stream of streams) stream?.on('data', read);
    child.once('error', reject);
    child.once('close', () => reject(new Error(`${child.spawnargs.join(' ')} ended:\n${text}`)));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const hurry = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await gone;
  clearTimeout(hurry);
}
