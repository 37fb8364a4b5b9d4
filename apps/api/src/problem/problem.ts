import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import {
  DomainError,
  type DomainErrorCode,
  type Fault,
  InvalidInputError,
  type Reason,
  UpstreamError,
  UpstreamRejectedError,
} from '@sessionlink/domain';
import { HttpError } from './http-errors';

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
  /** A bug or a broken part of ours: logged, once. */
  unexpected: boolean;
}

/** Every domain error's HTTP form; the compiler keeps it complete. */
const ROWS: Record<DomainErrorCode, { status: number; title: string }> = {
  invalid_input: { status: 422, title: 'The input is not right' },
  session_not_found: { status: 404, title: 'Session not found' },
  partner_not_found: { status: 404, title: 'Partner not found' },
  key_not_found: { status: 404, title: 'Key not found' },
  provider_not_found: { status: 404, title: 'Provider not found' },
  in_flight: { status: 409, title: 'The request is in flight' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key was used with another body' },
  credential_paused: { status: 503, title: 'The upstream is paused' },
  upstream_rejected: { status: 422, title: 'The upstream refused the request' },
  upstream_error: { status: 502, title: 'The upstream could not do it' },
  upstream_unavailable: { status: 503, title: 'The upstream could not be reached' },
  outcome_unknown: { status: 504, title: 'The outcome is not known yet' },
};

/** Codes of the body parser's errors (http-errors, by `type`). */
const PARSER: Readonly<Record<string, { status: number; code: string; detail: string }>> = {
  'entity.parse.failed': { status: 400, code: 'not_json', detail: 'The body is not JSON.' },
  'entity.too.large': { status: 413, code: 'too_large', detail: 'The body is longer than 64 KiB.' },
  'charset.unsupported': { status: 415, code: 'unsupported_media_type', detail: 'The body must be JSON in UTF-8.' },
  'encoding.unsupported': {
    status: 415,
    code: 'unsupported_media_type',
    detail: 'This Content-Encoding is not supported.',
  },
};

export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) return ofDomain(error);
  if (error instanceof HttpError) return plain(error.status, error.code, error.message);
  const parser = parserError(error);
  if (parser) return plain(parser.status, parser.code, parser.detail);
  if (error instanceof HttpException && error.getStatus() < 500)
    return plain(error.getStatus(), codeOf(error.getStatus()), 'There is nothing here for this request.');
  if (isConnectionError(error))
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

function parserError(error: unknown): { status: number; code: string; detail: string } | undefined {
  if (!(error instanceof Error) || !('type' in error)) return undefined;
  const status = 'statusCode' in error ? Number(error.statusCode) : 400;
  return (
    PARSER[String(error.type)] ??
    (status < 500 ? { status, code: codeOf(status), detail: 'The request could not be read.' } : undefined)
  );
}

function codeOf(status: number): string {
  return status === 404 ? 'not_found' : status === 405 ? 'method_not_allowed' : 'bad_request';
}

function isConnectionError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : '';
  return (
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|57P0[123]|53300|08\w{3})$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(message)
  );
}
