import { InvalidInputError } from '@sessionlink/domain';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { isPage } from '../page/paths';
import { NotJsonError, TooLargeError, UnsupportedMediaTypeError } from '../problem/http-errors';

const MAX_BYTES = 65_536;
const MAX_DEPTH = 20;

/** JSON bodies of at most 64 KiB and 20 levels. A page's form has no body of interest: none is read. */
export function jsonBody(): RequestHandler[] {
  return [jsonOnly, parse, notTooDeep].map((handler): RequestHandler => (request, response, next) => {
    if (isPage(request.path)) next();
    else handler(request, response, next);
  });
}

const parser = express.json({ limit: MAX_BYTES, type: 'application/json' });

/** The parser's errors (http-errors, told by their status) as ours. */
function parse(request: Request, response: Response, next: NextFunction): void {
  parser(request, response, (error?: unknown) => {
    const status = error instanceof Error && 'status' in error ? error.status : undefined;
    if (status === 413) next(new TooLargeError());
    else if (status === 415) next(new UnsupportedMediaTypeError());
    else if (status === 400) next(new NotJsonError());
    else next(error);
  });
}

function jsonOnly(request: Request, _response: Response, next: NextFunction): void {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (hasBody && !request.is('application/json')) throw new UnsupportedMediaTypeError();
  next();
}

function notTooDeep(request: Request, _response: Response, next: NextFunction): void {
  let level: unknown[] = [request.body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH)
      throw new InvalidInputError([
        { pointer: '', code: 'too_deep', message: `must be at most ${MAX_DEPTH} levels deep` },
      ]);
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values<unknown>({ ...value }) : [],
    );
  }
  next();
}
