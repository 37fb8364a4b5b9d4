import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './read-settings';

/** The process's environment: the one place that reads it. */
export function environment(): Environment {
  return process.env;
}

/** Where the development stack keeps its data. */
export function dataDirectory(): string {
  return process.env.SESSIONLINK_DATA_DIR ?? '.sessionlink';
}

/**
 * Lets a command reach the development stack without settings of its own: what `dev.json` says fills the variables that
 * aren't set. Does nothing when DATABASE_URL is set or no stack has written the file.
 */
export function useDevelopmentStack(): void {
  const file = join(dataDirectory(), 'dev.json');
  if (process.env.DATABASE_URL || !existsSync(file)) return;
  const written: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const env = typeof written === 'object' && written !== null && 'env' in written ? written.env : {};
  for (const [name, value] of Object.entries(env ?? {})) process.env[name] ??= String(value);
}
