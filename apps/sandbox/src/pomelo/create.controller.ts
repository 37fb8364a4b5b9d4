import { Body, Controller, Headers, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { Fault } from '../check/check';
import { Upstream } from '../faults/upstream.interceptor';
import { json, NO_ANSWER, type Reply } from '../http/reply';
import { isCreateBody } from './create.check';
import { badRequest, refusal } from './envelope';
import { Magic } from './magic';
import { Sessions } from './sessions';
import { Tokens } from './tokens';
import { createdView } from './views';

@Controller('pomelo/identity/v2/sessions')
export class CreateController {
  constructor(
    private readonly tokens: Tokens,
    private readonly sessions: Sessions,
    private readonly magic: Magic,
  ) {}

  @Post()
  @Upstream('pomelo', 'create')
  create(@Body() body: unknown, @Req() request: Request, @Headers('authorization') authorization?: string): Reply {
    const token = this.tokens.of(authorization);
    const faults: Fault[] = [];
    if (!isCreateBody(body, faults)) return badRequest(faults);
    const refused = this.magic.refuses(body.data.company.id, () => this.tokens.drop(token));
    if (refused) return refused;
    const base = `${request.protocol}://${request.get('host') ?? ''}`;
    const session = this.sessions.create(body, base);
    switch (session.magic) {
      case 'TWIN':
        this.sessions.create(body, base);
        return NO_ANSWER;
      case 'TOUT':
      case 'LATE':
        return NO_ANSWER;
      case 'S500':
        return refusal(500, 'internal_error', 'Simulated failure');
      case 'NOID':
        return json(201, { data: {} });
      default:
        return json(201, { data: createdView(session) });
    }
  }
}
