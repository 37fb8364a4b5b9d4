import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Reads a file, or makes it (0600) on first use. When several make it at once, all get what the first one wrote. */
export function readOrCreate(path: string, make: () => string): string {
  if (!existsSync(path)) {
    const temporary = writeTemporary(path, make());
    try {
      linkSync(temporary, path); // unlike a rename, it doesn't replace
    } catch (error) {
      if (!existsSync(path)) throw error;
    } finally {
      rmSync(temporary);
    }
  }
  return readFileSync(path, 'utf8');
}

/** Replaces a file (0600) in one step: a reader sees the old text or the new one. */
export function replace(path: string, text: string): void {
  renameSync(writeTemporary(path, text), path);
}

function writeTemporary(path: string, text: string): string {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, text, { mode: 0o600, flush: true });
  return temporary;
}
