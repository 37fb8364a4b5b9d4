import { json, type Reply } from '../http/reply';

/** Link Money's error numbers (contract §2, §11); beyond 10006 they are made up. */
const ERRORS = {
  INVALID_REQUEST: 10001,
  UNAUTHORIZED: 10002,
  INTERNAL_SERVER_ERROR: 10003,
  NOT_FOUND: 10004,
  REDIRECT_NOT_APPROVED: 10005,
  DUPLICATE_REQUEST_KEY: 10006,
  FORBIDDEN: 10007,
  CONFLICT: 10008,
  UNPROCESSABLE: 10009,
  TOO_MANY_REQUESTS: 10010,
  SERVICE_UNAVAILABLE: 10011,
} as const;
export type ErrorCode = keyof typeof ERRORS;

const CODES = new Map<number, ErrorCode>([
  [401, 'UNAUTHORIZED'],
  [403, 'FORBIDDEN'],
  [404, 'NOT_FOUND'],
  [409, 'CONFLICT'],
  [422, 'UNPROCESSABLE'],
  [429, 'TOO_MANY_REQUESTS'],
  [500, 'INTERNAL_SERVER_ERROR'],
  [503, 'SERVICE_UNAVAILABLE'],
]);

export function envelope(status: number, message: string, code?: ErrorCode): object {
  const errorCode = code ?? CODES.get(status) ?? 'INVALID_REQUEST';
  return { errorId: ERRORS[errorCode], errorCode, errorMessage: message, errorSeverity: 'ERROR' };
}

export function refusal(status: number, message: string, code?: ErrorCode, headers?: Record<string, string>): Reply {
  return json(status, envelope(status, message, code), headers);
}
