import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const MAIN = join(__dirname, '../../dist/apps/api/main.js');

export interface ApiProcess {
  readonly url: string;
  /** Every line that it wrote, of earlier lives too. */
  readonly log: string[];
  /** SIGKILL; returns when it is gone. */
  kill(): Promise<void>;
}

/** The real API as a process of its own; needs `npm run build`. @param log lines of an earlier life */
export async function startApi(env: Record<string, string>, log: string[] = []): Promise<ApiProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await listening(child, log);
  return { url, log, kill: () => kill(child) };
}

/** Reads all lines; resolves with the one that says where it listens. */
function listening({ stdout, stderr }: ChildProcess, log: string[]): Promise<string> {
  const from = log.length;
  return new Promise((resolve, reject) => {
    if (!stdout || !stderr) throw new Error('the API has no output');
    for (const stream of [stdout, stderr]) {
      createInterface(stream).on('line', (line) => {
        log.push(line);
        const port = /"listening":(\d+)/.exec(line)?.[1];
        if (port) resolve(`http://127.0.0.1:${port}`);
      });
    }
    stdout.once('end', () => reject(new Error(`the API ended:\n${log.slice(from).join('\n')}`)));
  });
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
