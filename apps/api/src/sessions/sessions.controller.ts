import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  type Asker,
  type Caller,
  type DryRun,
  type EventView,
  SessionReader,
  SessionService,
  type SessionView,
  Views,
} from '@sessionlink/domain';
import type { Request, Response } from 'express';
import { CallerOf, Scope } from '../auth/access';
import { SessionDocs } from '../docs/session.docs';
import { IdempotencyKey } from '../http/idempotency-key';
import { CreateBody } from './create.body';
import { CreateQuery, filterOf, ListQuery } from './list.query';

const DEFAULT_LIMIT = 20;

interface DryRunView extends DryRun {
  object: 'dry_run';
}

@Controller('v1/sessions')
export class SessionsController {
  constructor(
    private readonly sessions: SessionService,
    private readonly reader: SessionReader,
    private readonly views: Views,
  ) {}

  @Post()
  @Scope('sessions:write')
  @SessionDocs.create()
  async create(
    @CallerOf() caller: Caller,
    @Body() body: CreateBody,
    @Query() query: CreateQuery,
    @IdempotencyKey() idempotencyKey: string | undefined,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView | DryRunView> {
    const { provider, params, reference, return_url: returnUrl, metadata, expires_in: expiresInSeconds, locale } = body;
    const wish = { provider, params, reference, returnUrl, metadata, expiresInSeconds, locale };
    const asker: Asker = {
      partnerId: caller.partnerId,
      actor: `key:${caller.keyId}`,
      route: `POST ${request.path}`,
      idempotencyKey,
    };
    if (query.dry_run === 'true') {
      response.status(200);
      return { object: 'dry_run', ...(await this.sessions.dryRun(asker, wish)) };
    }
    const { session, replayed } = await this.sessions.create(asker, wish);
    if (replayed) response.set('Idempotent-Replayed', 'true');
    response.location(`/v1/sessions/${session.row.id}`);
    return this.views.session(session);
  }

  @Get(':id')
  @Scope('sessions:read')
  @SessionDocs.get()
  async get(@CallerOf() caller: Caller, @Param('id') id: string): Promise<SessionView> {
    return this.views.session(await this.reader.get(caller.partnerId, id));
  }

  @Get()
  @Scope('sessions:read')
  @SessionDocs.list()
  async list(
    @CallerOf() caller: Caller,
    @Query() query: ListQuery,
  ): Promise<{ data: SessionView[]; has_more: boolean; next_cursor: string | null }> {
    const { data, nextCursor } = await this.reader.list(
      filterOf(query, caller.partnerId),
      Number(query.limit ?? DEFAULT_LIMIT),
      query.cursor,
    );
    return {
      data: data.map((session) => this.views.session(session)),
      has_more: nextCursor !== null,
      next_cursor: nextCursor,
    };
  }

  @Get(':id/events')
  @Scope('events:read')
  @SessionDocs.events()
  async events(@CallerOf() caller: Caller, @Param('id') id: string): Promise<{ data: EventView[] }> {
    const events = await this.reader.timeline(caller.partnerId, id);
    return { data: events.map((event) => this.views.event(event)) };
  }
}
