import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { KeyService, Providers, type Scope } from '@sessionlink/domain';
import type { Request } from 'express';
import { ForbiddenError, UnauthorizedError } from '../problem/http-errors';
import { ACCESS, type Access, setCaller } from './access';

/** Lets in whom the route's access rule names; a route without a rule lets in nobody. */
@Injectable()
export class KeyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: KeyService,
    private readonly providers: Providers,
  ) {}

  /** @throws UnauthorizedError, ForbiddenError */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!access) throw new ForbiddenError('This route is closed.');
    if (access.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const scope: Scope = access.kind === 'key' ? access.scope : 'sessions:write';
    const key =
      access.kind === 'key'
        ? bearerOf(request)
        : (this.providers.get(access.provider)?.native.keyOf(request.headers) ?? null);
    if (key === null) throw new UnauthorizedError('missing');
    const caller = await this.keys.authenticate(key);
    if (!caller) throw new UnauthorizedError('invalid');
    if (!caller.scopes.includes(scope)) throw new ForbiddenError(`This key lacks the scope ${scope}.`);
    setCaller(request, caller);
    return true;
  }
}

function bearerOf({ headers }: Request): string | null {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}
