import { Body, Controller, Headers, Post } from '@nestjs/common';
import { isRecord, need, object, oneOf, words } from '../check/check';
import { Upstream } from '../faults/upstream.interceptor';
import { json, type Reply } from '../http/reply';
import { Ledger } from '../ledger/ledger';
import { badRequest, refusal } from './envelope';
import { CLIENT_ID, CLIENT_SECRET, Tokens } from './tokens';

const REQUEST = object({
  client_id: need(words(1, 255)),
  client_secret: need(words(1, 255)),
  audience: need(words(1, 255)),
  grant_type: need(oneOf('client_credentials')),
});

@Controller('pomelo/oauth/token')
export class OauthController {
  constructor(
    private readonly tokens: Tokens,
    private readonly ledger: Ledger,
  ) {}

  @Post()
  @Upstream('pomelo', 'token')
  issue(@Body() body: unknown): Reply {
    const faults = REQUEST(body, '');
    if (faults.length > 0 || !isRecord(body)) return badRequest(faults);
    if (body.client_id !== CLIENT_ID || body.client_secret !== CLIENT_SECRET)
      return refusal(401, 'unauthorized', 'Wrong client id or secret');
    const { token, expiresInSeconds } = this.tokens.issue(String(body.audience));
    this.ledger.add('pomelo', 'token', null, CLIENT_ID);
    return json(200, {
      access_token: token,
      scope: 'identity:sessions',
      expires_in: expiresInSeconds,
      token_type: 'Bearer',
    });
  }

  @Post('revoke')
  @Upstream('pomelo', 'token')
  revoke(@Headers('authorization') authorization?: string): Reply {
    this.tokens.drop(this.tokens.of(authorization));
    return json(200, {});
  }
}
