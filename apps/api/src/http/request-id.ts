import { randomUUID } from 'node:crypto';
import { holdsCardNumber } from '@sessionlink/domain';
import { withRequestId } from '@sessionlink/http';
import type { NextFunction, Request, Response } from 'express';

/** Takes the caller's `X-Request-Id` if it is safe to log, else makes one; answers it, and sends it upstream. */
export function requestId(request: Request, response: Response, next: NextFunction): void {
  const given = request.get('x-request-id') ?? '';
  const id = /^[A-Za-z0-9._:-]{1,64}$/.test(given) && !holdsCardNumber(given) ? given : randomUUID();
  request.headers['x-request-id'] = id;
  response.set('X-Request-Id', id);
  withRequestId(id, next);
}
