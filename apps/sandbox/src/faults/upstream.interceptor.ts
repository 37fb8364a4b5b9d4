import { setTimeout as sleep } from 'node:timers/promises';
import { applyDecorators, Injectable, SetMetadata, UseInterceptors } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { firstValueFrom, from, mergeMap, NEVER, type Observable } from 'rxjs';
import { NO_ANSWER, Refused, type Reply, RESET, write } from '../http/reply';
import type { Kind, ProviderName } from '../ledger/ledger';
import { Faults } from './faults';

const ROUTE = 'sandbox:route';

/** A route of an upstream's own: its method returns a `Reply`, and the fault rules for (provider, kind) may strike it. */
export function Upstream(provider: ProviderName, kind: Kind): MethodDecorator {
  return applyDecorators(SetMetadata(ROUTE, { provider, kind }), UseInterceptors(UpstreamInterceptor));
}

@Injectable()
export class UpstreamInterceptor implements NestInterceptor<Reply, never> {
  constructor(
    private readonly reflector: Reflector,
    private readonly faults: Faults,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<Reply>): Observable<never> {
    const route = this.reflector.get<{ provider: ProviderName; kind: Kind }>(ROUTE, context.getHandler());
    const written = from(this.answer(route, next, context.switchToHttp().getResponse<Response>()));
    return written.pipe(mergeMap(() => NEVER)); // Nest would end the response if this ended
  }

  private async answer(
    route: { provider: ProviderName; kind: Kind },
    next: CallHandler<Reply>,
    response: Response,
  ): Promise<void> {
    const rules = this.faults.strike(route.provider, route.kind);
    const effects = new Map(rules.map((rule) => [rule.effect, rule]));
    const latency = effects.get('latency');
    if (latency) await sleep(latency.ms ?? 1000);
    if (effects.has('reset_before')) {
      write(RESET, response);
      return;
    }
    const status = effects.get('status');
    if (status) {
      write({ status: status.status ?? 500, html: '<html>fault</html>' }, response);
      return;
    }
    const reply = await replyOf(next);
    if (effects.has('reset_after')) write(RESET, response);
    else if (effects.has('hang')) write(NO_ANSWER, response);
    else if (effects.has('garbage') && 'status' in reply) write({ status: reply.status, html: '{"<garb' }, response);
    else if (effects.has('slow_body') && 'status' in reply)
      await trickle(reply, response, effects.get('slow_body')?.ms ?? 5000);
    else write(reply, response);
  }
}

async function replyOf(next: CallHandler<Reply>): Promise<Reply> {
  try {
    return await firstValueFrom(next.handle());
  } catch (error) {
    if (error instanceof Refused) return error.reply;
    throw error;
  }
}

/** Sends the body in ten pieces over `ms` milliseconds. */
async function trickle(reply: Exclude<Reply, { end: string }>, response: Response, ms: number): Promise<void> {
  const text = reply.html ?? (reply.body === undefined ? '' : JSON.stringify(reply.body));
  response
    .status(reply.status)
    .set({ 'Content-Type': reply.html === undefined ? 'application/json' : 'text/html', ...reply.headers });
  const step = Math.max(1, Math.ceil(text.length / 10));
  for (let at = 0; at < text.length; at += step) {
    response.write(text.slice(at, at + step));
    await sleep(ms / 10);
  }
  response.end();
}
