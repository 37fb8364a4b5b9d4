import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { cardNumbersIn, hasCardNumber } from './card-numbers';

/** A request that had a card number in it: where, never what. */
export interface Violation {
  at: string;
  method: string;
  /** A JSON pointer into the body, or `url`. */
  pointer: string;
}

@Injectable()
export class Violations {
  readonly all: Violation[] = [];
}

/** Counts card numbers in whatever is sent to Leap, before anything else looks at it. */
@Injectable()
export class CardWatch implements NestMiddleware {
  constructor(private readonly violations: Violations) {}

  use(request: Request, _: Response, next: NextFunction): void {
    const inUrl = hasCardNumber(decoded(request.originalUrl)) ? ['url'] : [];
    for (const pointer of [...inUrl, ...cardNumbersIn(request.body)])
      this.violations.all.push({ at: new Date().toISOString(), method: request.method, pointer });
    next();
  }
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
