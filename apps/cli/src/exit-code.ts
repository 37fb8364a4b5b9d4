import { SettingsError } from '@sessionlink/config';
import { databaseTrouble, DomainError, type DomainErrorCode, UnreadableError } from '@sessionlink/domain';
import { UsageError } from './values';

/** Public: scripts depend on them. `interrupted` is what a shell says of a process that SIGINT ended. */
export const EXIT = {
  done: 0,
  bug: 1,
  usage: 2,
  configuration: 3,
  notAllowed: 4,
  notFound: 5,
  conflict: 6,
  upstream: 7,
  stillUnknown: 8,
  partlyDone: 10,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Every domain error's exit code; the compiler keeps it complete. */
const ROWS: Record<DomainErrorCode, ExitCode> = {
  invalid_input: EXIT.usage,
  session_not_found: EXIT.notFound,
  partner_not_found: EXIT.notFound,
  key_not_found: EXIT.notFound,
  in_flight: EXIT.conflict,
  idempotency_key_reused: EXIT.conflict,
  credential_paused: EXIT.upstream,
  upstream_rejected: EXIT.upstream,
  upstream_error: EXIT.upstream,
  upstream_unavailable: EXIT.upstream,
  outcome_unknown: EXIT.stillUnknown,
};

export function exitCode(error: unknown): ExitCode {
  if (error instanceof DomainError) return ROWS[error.code];
  if (error instanceof UsageError) return EXIT.usage;
  if (isCommanders(error)) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  const unusable = error instanceof SettingsError || error instanceof UnreadableError;
  return unusable || databaseTrouble(error) ? EXIT.configuration : EXIT.bug;
}

/** Commander's own: a wrong command line, or help that was asked for. It has written what there is to say. */
export function isCommanders(error: unknown): error is Error & { exitCode: number } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}
