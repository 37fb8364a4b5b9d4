import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readOrCreate } from '../private-file';
import { isAlive } from './running';
import { handOver, launch, type Launcher } from './launcher';

export const USER = 'postgres';
const STAGING = 'postgres.new-';

/** Makes the cluster if there is none. Two processes may do it at once: one of them wins, whole. */
export async function ensureCluster(
  launcher: Launcher,
  dataDirectory: string,
  passwordFile: string,
  log: number,
): Promise<void> {
  const cluster = join(dataDirectory, 'postgres');
  removeAbandoned(dataDirectory);
  if (!existsSync(cluster)) {
    const staging = join(dataDirectory, `${STAGING}${process.pid}`);
    const options = ['-D', staging, '-U', USER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
    const initdb = launch(launcher, 'initdb', [...options, '-E', 'UTF8', '--locale=C', '--no-instructions'], log);
    const [code] = (await once(initdb, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`initdb failed with ${code ?? 'a signal'}`);
    try {
      renameSync(staging, cluster);
    } catch (error) {
      if (!existsSync(cluster)) throw error;
      rmSync(staging, { recursive: true });
    }
  }
  handOver(launcher, cluster);
}

/** What an initdb left whose process was killed. */
function removeAbandoned(dataDirectory: string): void {
  for (const name of readdirSync(dataDirectory)) {
    const pid = name.startsWith(STAGING) ? Number(name.slice(STAGING.length)) : 0;
    if (pid > 0 && !isAlive(pid)) rmSync(join(dataDirectory, name), { recursive: true, force: true });
  }
}

/** The superuser's password, made on first start and kept in a 0600 file. */
export function readPassword(dataDirectory: string, passwordFile: string): string {
  if (!existsSync(passwordFile) && existsSync(join(dataDirectory, 'postgres')))
    throw new Error(
      `${passwordFile} is missing: without it nobody can log into the database in ${dataDirectory}/postgres`,
    );
  return readOrCreate(passwordFile, () => randomBytes(24).toString('hex'));
}
