import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Caller, Scope as ScopeName } from '@sessionlink/domain';
import type { Request } from 'express';

export const ACCESS = 'access';

/** Who may call a route. A route without one is closed. */
export type Access = { kind: 'public' } | { kind: 'key'; scope: ScopeName } | { kind: 'native'; provider: string };

/** Anybody: health, documents, and the customer's page, whose token is its own key. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);

/** A partner's key with this scope, as `Authorization: Bearer sk_…`. */
export const Scope = (scope: ScopeName): MethodDecorator =>
  SetMetadata(ACCESS, { kind: 'key', scope } satisfies Access);

/** A partner's key with `sessions:write`, from where that upstream's credential travels. */
export const NativeKey = (provider: string): MethodDecorator =>
  SetMetadata(ACCESS, { kind: 'native', provider } satisfies Access);

const callers = new WeakMap<Request, Caller>();

export function setCaller(request: Request, caller: Caller): void {
  callers.set(request, caller);
}

/** The partner that calls; the guard has put it there. */
export const CallerOf = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const caller = callers.get(context.switchToHttp().getRequest<Request>());
  if (!caller) throw new Error('a route without a caller asks for one');
  return caller;
});
