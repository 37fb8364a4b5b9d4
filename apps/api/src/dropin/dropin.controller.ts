import { Body, Controller, Headers, HttpCode, Post, Res, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type Caller,
  type CreateWish,
  KeyService,
  type ProviderEntry,
  SessionService,
  Views,
} from '@sessionlink/domain';
import type { Response } from 'express';
import { CallerOf, NativeKey, Public } from '../auth/access';
import { dropinDocs } from '../docs/dropin.docs';
import { IdempotencyKey } from '../http/idempotency-key';
import { UnauthorizedError } from '../problem/http-errors';

/** The upstream's own create route: same DTO, same service; status, body and errors are the upstream's. */
export function dropinController({ name, native, Params, example }: ProviderEntry): Type {
  @Controller()
  class DropinController {
    constructor(
      private readonly sessions: SessionService,
      private readonly views: Views,
    ) {}

    @Post(native.path)
    @NativeKey(name)
    @dropinDocs(name, Params, example)
    async create(
      @CallerOf() caller: Caller,
      @Body() params: unknown,
      @Headers('sessionlink-reference') reference: string | undefined,
      @IdempotencyKey() idempotencyKey: string | undefined,
      @Res({ passthrough: true }) response: Response,
    ): Promise<object | undefined> {
      const wish: CreateWish = {
        provider: name,
        params: params ?? {},
        ...(reference !== undefined && { reference: utf8(reference) }),
      };
      const asker = {
        partnerId: caller.partnerId,
        actor: `key:${caller.keyId}`,
        route: `POST ${native.path}`,
        idempotencyKey,
        dropin: true,
      };
      const { session, replayed } = await this.sessions.create(asker, wish);
      const { hasPage } = session.link.row;
      const answer = native.issued({ url: this.views.shortLink(session), hasPage, refs: session.link.refs });
      if (replayed) response.set('Idempotent-Replayed', 'true');
      response.set({ 'Sessionlink-Session': session.row.id, ...answer.headers }).status(answer.status);
      return answer.body;
    }
  }
  return DropinController;
}

/** The upstream's token route: a partner key comes in as its client secret and goes back as the token. */
export function tokenController({ native }: ProviderEntry): Type[] {
  return native.token ? [controllerOf(native.token)] : [];
}

function controllerOf(token: NonNullable<ProviderEntry['native']['token']>): Type {
  @Controller()
  @ApiTags('Drop-in routes')
  class TokenController {
    constructor(private readonly keys: KeyService) {}

    @Post(token.path)
    @Public()
    @HttpCode(200)
    async issue(@Body() body: unknown): Promise<object | undefined> {
      const key = token.keyOf(body);
      if (key === null || !(await this.keys.authenticate(key)))
        throw new UnauthorizedError(key === null ? 'missing' : 'invalid');
      return token.issued(key).body;
    }
  }
  return TokenController;
}

/** Node reads header bytes as Latin-1; callers write UTF-8. */
function utf8(header: string): string {
  return Buffer.from(header, 'latin1').toString('utf8');
}
