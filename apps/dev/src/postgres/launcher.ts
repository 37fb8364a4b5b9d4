import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../errors';
import { binaryDirectories } from './binaries';

/** Where the binaries are, and the command in front of them that gives up root. */
export interface Launcher {
  readonly directory: string;
  readonly runAs: readonly string[];
}

const NOBODY = 65_534;
const UNSHARE = ['unshare', '-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
/** Gives up root for a real user, who keeps one right: to pass through folders that only root may enter. */
const setpriv = (id: number): string[] => [
  ...['setpriv', `--reuid=${id}`, `--regid=${id}`, '--clear-groups'],
  ...['--inh-caps=+dac_override', '--ambient-caps=+dac_override'],
];
/** Needs of a server: a data directory that it can write, a user with a name (initdb), libraries that load. */
const PROBE = 'cd "$0" && test -w . && id -un >/dev/null && exec "$1" --version';

/**
 * The first pair of binaries and user that works on this machine, tried with the real data directory.
 * @throws ConfigurationError that says what was tried, and names DATABASE_URL
 */
export function findLauncher(dataDirectory: string, cluster: string): Launcher {
  const wanted = existsSync(join(cluster, 'PG_VERSION'))
    ? readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
    : '';
  const tried: string[] = [];
  for (const directory of process.platform === 'win32' ? [] : binaryDirectories()) {
    for (const runAs of users(cluster)) {
      const [command, ...args] = [...runAs, 'sh', '-c', PROBE, dataDirectory, join(directory, 'postgres')];
      const { status, stdout, stderr, error } = spawnSync(command, args, { env: environment(), encoding: 'utf8' });
      const version = /(\d+)/.exec(stdout)?.[1] ?? '';
      if (status === 0 && (wanted === '' || wanted === version)) return { directory, runAs };
      const why =
        status === 0 ? `is version ${version}, the data is of version ${wanted}` : (error?.message ?? stderr.trim());
      tried.push(`  ${directory}${runAs[0] ? ` (${runAs[0]})` : ''}: ${why}`);
    }
  }
  throw new ConfigurationError(
    `No PostgreSQL server can be started on ${process.platform}-${process.arch} (there are no binaries for musl and ` +
      `Windows). Set DATABASE_URL to one of yours.${tried.length ? `\nTried:\n${tried.join('\n')}` : ''}`,
  );
}

/** PostgreSQL refuses to run as root, and on data that is somebody else's. */
function users(cluster: string): readonly (readonly string[])[] {
  if (process.getuid?.() !== 0) return [[], UNSHARE];
  const owner = existsSync(cluster) ? lstatSync(cluster).uid : 0;
  return owner === 0 ? [UNSHARE, setpriv(NOBODY)] : [setpriv(owner)];
}

/** Starts one of the binaries; it gets SIGINT when this process dies, however that happens (Linux). */
export function launch(launcher: Launcher, program: 'initdb' | 'postgres', args: string[], log: number): ChildProcess {
  const whole = [...launcher.runAs, ...untilParentDies(), join(launcher.directory, program), ...args];
  const [command = program, ...rest] = whole;
  return spawn(command, rest, { env: environment(), stdio: ['ignore', log, log], detached: true });
}

let parentWrapper: readonly string[] | undefined;
function untilParentDies(): readonly string[] {
  const wrapper = ['setpriv', '--pdeathsig', 'INT'];
  parentWrapper ??=
    process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'INT', 'true']).status === 0 ? wrapper : [];
  return parentWrapper;
}

/** Data made under another user than the one that the launcher gives: hands it over. */
export function handOver(launcher: Launcher, cluster: string): void {
  if (launcher.runAs[0] !== 'setpriv' || lstatSync(cluster).uid !== 0) return;
  chownSync(cluster, NOBODY, NOBODY);
  for (const entry of readdirSync(cluster, { recursive: true, encoding: 'utf8' }))
    chownSync(join(cluster, entry), NOBODY, NOBODY);
}

/** Nothing of the caller's (PGDATA, PGPORT…) may steer the server. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}
