import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import {
  databaseTrouble,
  DomainError,
  type DomainErrorCode,
  type Fault,
  InvalidInputError,
  type Reason,
  UpstreamError,
  UpstreamRejectedError,
} from '@sessionlink/domain';
import { HttpError, UnauthorizedError } from './http-errors';

/** What a caller is told of an error, before it is rendered as ours or as an upstream's. */
export interface Problem {
  status: number;
  title: string;
  detail: string;
  code: string;
  faults: readonly Fault[];
  sessionId?: string;
  retryAfterSeconds?: number;
  replayed: boolean;
  upstream?: { status: number; reason: Reason };
  /** For 401: no key at all, or one that opens nothing. */
  key?: 'missing' | 'invalid';
  /** A bug or a broken part of ours: logged, once. */
  unexpected: boolean;
}

/** Every domain error's HTTP form; the compiler keeps it complete. */
const ROWS: Record<DomainErrorCode, { status: number; title: string }> = {
  invalid_input: { status: 422, title: 'The input is not right' },
  session_not_found: { status: 404, title: 'Session not found' },
  partner_not_found: { status: 404, title: 'Partner not found' },
  key_not_found: { status: 404, title: 'Key not found' },
  in_flight: { status: 409, title: 'The request is in flight' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key was used with another body' },
  credential_paused: { status: 503, title: 'The upstream is paused' },
  upstream_rejected: { status: 422, title: 'The upstream refused the request' },
  upstream_error: { status: 502, title: 'The upstream could not do it' },
  upstream_unavailable: { status: 503, title: 'The upstream could not be reached' },
  outcome_unknown: { status: 504, title: 'The outcome is not known yet' },
};

export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) return ofDomain(error);
  if (error instanceof UnauthorizedError) return { ...plain(401, error.code, error.message), key: error.key };
  if (error instanceof HttpError) return plain(error.status, error.code, error.message);
  if (error instanceof HttpException && error.getStatus() < 500)
    return plain(error.getStatus(), codeOf(error.getStatus()), 'There is nothing here for this request.');
  if (databaseTrouble(error))
    return {
      ...plain(503, 'database_unavailable', 'The gateway can not reach its database.'),
      retryAfterSeconds: 2,
      unexpected: true,
    };
  return { ...plain(500, 'internal_error', 'Something went wrong here; it was logged.'), unexpected: true };
}

function ofDomain(error: DomainError): Problem {
  const { status, title } = ROWS[error.code];
  const upstream =
    error instanceof UpstreamRejectedError || error instanceof UpstreamError
      ? { status: error.upstreamStatus, reason: error.reason }
      : undefined;
  return {
    status,
    title,
    detail: error.message,
    code: error.code,
    faults: error instanceof InvalidInputError ? error.faults : [],
    replayed: error.replayed,
    ...(error.sessionId !== undefined && { sessionId: error.sessionId }),
    ...(error.retryAfterSeconds !== undefined && { retryAfterSeconds: error.retryAfterSeconds }),
    ...(upstream && { upstream }),
    unexpected: error.cause !== undefined,
  };
}

function plain(status: number, code: string, detail: string): Problem {
  return {
    status,
    title: STATUS_CODES[status] ?? 'Error',
    detail,
    code,
    faults: [],
    replayed: false,
    unexpected: false,
  };
}

function codeOf(status: number): string {
  return status === 404 ? 'not_found' : status === 405 ? 'method_not_allowed' : 'bad_request';
}
