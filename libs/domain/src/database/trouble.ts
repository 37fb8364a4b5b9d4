/** `unreachable`: nobody answers, or not now · `refused`: wrong user, password or database · `not_migrated`: tables are missing. */
export type DatabaseTrouble = 'unreachable' | 'refused' | 'not_migrated';

const UNREACHABLE = /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|57P0[123]|53300|08\w{3})$/;
const REFUSED = /^(28\w{3}|3D000)$/;
const NOT_MIGRATED = /^(42P01|42703)$/;
/** pg's own messages; these errors have no code. */
const GONE = /Connection terminated|timeout exceeded when trying to connect/;

/** Why PostgreSQL can't serve at all; undefined: the error is about something else. */
export function databaseTrouble(error: unknown): DatabaseTrouble | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (UNREACHABLE.test(code) || GONE.test(error.message)) return 'unreachable';
  if (REFUSED.test(code)) return 'refused';
  return NOT_MIGRATED.test(code) ? 'not_migrated' : undefined;
}
