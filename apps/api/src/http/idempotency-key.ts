import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { InvalidInputError } from '@sessionlink/domain';
import type { Request } from 'express';

/** The header `Idempotency-Key`: 1 to 255 printable ASCII characters, or absent. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const key = context.switchToHttp().getRequest<Request>().get('idempotency-key');
  if (key !== undefined && !/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw new InvalidInputError([
      {
        pointer: '/headers/idempotency-key',
        code: 'invalid_format',
        message: 'must be 1 to 255 printable ASCII characters',
      },
    ]);
  }
  return key;
});
