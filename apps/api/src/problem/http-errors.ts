/** What is wrong with a request before the domain hears of it. */
export abstract class HttpError extends Error {
  abstract readonly status: number;
  abstract readonly code: string;
}

export class UnauthorizedError extends HttpError {
  readonly status = 401;
  readonly code = 'unauthorized';
  constructor(readonly key: 'missing' | 'invalid') {
    super(key === 'missing' ? 'A partner key is required.' : 'This key is unknown, revoked or expired.');
  }
}

export class ForbiddenError extends HttpError {
  readonly status = 403;
  readonly code = 'forbidden';
}

export class UnsupportedMediaTypeError extends HttpError {
  readonly status = 415;
  readonly code = 'unsupported_media_type';
  constructor() {
    super('The body must be JSON in UTF-8: Content-Type: application/json.');
  }
}

export class NotJsonError extends HttpError {
  readonly status = 400;
  readonly code = 'not_json';
  constructor() {
    super('The body is not a JSON object.');
  }
}

export class TooLargeError extends HttpError {
  readonly status = 413;
  readonly code = 'too_large';
  constructor() {
    super('The body is longer than 64 KiB.');
  }
}
