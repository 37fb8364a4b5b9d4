import { SettingsError } from '@sessionlink/config';
import {
  DomainError,
  type DatabaseTrouble,
  databaseTrouble,
  InvalidInputError,
  UnreadableError,
} from '@sessionlink/domain';
import { exitCode, isCommanders } from './exit-code';
import { UsageError } from './values';

export const TROUBLES: Record<DatabaseTrouble, { finding: string; cure: string }> = {
  unreachable: {
    finding: 'The database does not answer.',
    cure: 'Start PostgreSQL (npm start brings its own), or correct DATABASE_URL.',
  },
  refused: { finding: 'The database refuses the login.', cure: 'Correct user, password and database in DATABASE_URL.' },
  not_migrated: { finding: 'The database lacks tables or columns.', cure: 'Run: sessionlink db migrate' },
};

/** Says on stderr what went wrong, and sets the exit code; the process ends by itself, when all is written and closed. */
export function report(error: unknown, about?: string): void {
  const text = about === undefined ? 'error: ' : `error: ${about}: `;
  if (error instanceof UsageError || !isCommanders(error))
    process.stderr.write(`${text}${wordsOf(error).join('\n  ')}\n`);
  process.exitCode = exitCode(error);
}

function wordsOf(error: unknown): string[] {
  if (error instanceof InvalidInputError)
    return [error.message, ...error.faults.map(({ pointer, code, message }) => `${pointer} ${message} (${code})`)];
  if (error instanceof DomainError) return [error.message, ...hintsOf(error)];
  if (error instanceof SettingsError || error instanceof UsageError) return [error.message];
  if (error instanceof UnreadableError)
    return [error.message, 'Put the key that was used back into ENCRYPTION_KEYS, at its end.'];
  const trouble = databaseTrouble(error);
  if (trouble) return [TROUBLES[trouble].finding, TROUBLES[trouble].cure];
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}

function hintsOf({ sessionId, retryAfterSeconds, cause }: DomainError): string[] {
  return [
    ...(cause instanceof Error ? [`Cause: ${cause.message}`] : []),
    ...(sessionId === undefined ? [] : [`Its session: sessionlink sessions show ${sessionId}`]),
    ...(retryAfterSeconds === undefined ? [] : [`Another try makes sense in ${retryAfterSeconds} s.`]),
  ];
}
