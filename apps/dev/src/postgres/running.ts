import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replace } from '../private-file';

export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

/** The server of a cluster, by its postmaster.pid; a file left by a server that is gone is removed. */
export function runningServer(cluster: string): RunningServer | undefined {
  const file = join(cluster, 'postmaster.pid');
  const [pid = 0, , , port = 0] = read(file).split('\n').map(Number);
  if (!(pid > 0)) return undefined;
  if (isAlive(pid) && serves(pid, cluster)) return { pid, port };
  if (Number(read(file).split('\n')[0]) === pid) rmSync(file, { force: true });
  return undefined;
}

/** A pid may have been given to some other process since. */
function serves(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    const command =
      read(`/proc/${pid}/cmdline`) || spawnSync('ps', ['-o', 'command=', '-p', String(pid)]).stdout.toString();
    return /postgres|postmaster/.test(command);
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Remembers which process a server belongs to, so that one whose owner was killed can be told from one in use. */
export function writeOwner(dataDirectory: string, server: number): void {
  replace(join(dataDirectory, 'postgres.owner'), `${server} ${process.pid}`);
}

export function isAbandoned(dataDirectory: string, server: number): boolean {
  const [pid, owner = 0] = read(join(dataDirectory, 'postgres.owner')).split(' ').map(Number);
  return pid === server && !isAlive(owner);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
