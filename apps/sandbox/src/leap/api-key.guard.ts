import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import type { Request } from 'express';

/** `partner_full`: everything. */
export const FULL_KEY = 'sim-leap-full';
/** `partner_send`: creates and reissues, but no lookups (contract §1). */
export const SEND_KEY = 'sim-leap-send';

/** The key in `api_key`. */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const key = context.switchToHttp().getRequest<Request>().get('api_key');
    if (key !== FULL_KEY && key !== SEND_KEY) throw new UnauthorizedException('Missing or invalid API key');
    return true;
  }
}

/** For lookups. */
@Injectable()
export class FullKeyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.switchToHttp().getRequest<Request>().get('api_key') === FULL_KEY) return true;
    throw new UnauthorizedException('The API key does not have the required scope');
  }
}
