import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import type { Request } from 'express';

export const API_KEY = 'sim-capa-key';

/** The key in `partner-api-key`, with the three messages that Capa has for it (contract §2). */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const key = context.switchToHttp().getRequest<Request>().get('partner-api-key');
    if (key === undefined || key === '') throw new UnauthorizedException('API Key is missing');
    if (/\s/.test(key)) throw new UnauthorizedException('Invalid API Key format');
    if (key !== API_KEY) throw new UnauthorizedException('Invalid API Key');
    return true;
  }
}
