import { Body, Controller, Headers, Post } from '@nestjs/common';
import { isRecord, need, object, oneOf, words } from '../check/check';
import { Upstream } from '../faults/upstream.interceptor';
import { json, type Reply } from '../http/reply';
import { Ledger } from '../ledger/ledger';
import { CLIENT_ID, Credentials, SCOPES, TOKEN_SECONDS } from './credentials';
import { refusal } from './envelope';

const REQUEST = object({
  client_id: need(words(1, 255)),
  client_secret: need(words(1, 255)),
  scope: need(oneOf(...SCOPES)),
  grant_type: need(oneOf('client_credentials')),
});

@Controller('linkmoney/v1/tokens')
export class TokensController {
  constructor(
    private readonly credentials: Credentials,
    private readonly ledger: Ledger,
  ) {}

  @Post()
  @Upstream('linkmoney', 'token')
  issue(@Body() body: unknown, @Headers('content-type') type?: string): Reply {
    if (!type?.startsWith('application/x-www-form-urlencoded')) return refusal(400, 'A form is expected');
    const fault = REQUEST(body, '')[0];
    if (fault || !isRecord(body)) return refusal(400, `${fault?.code ?? ''} at ${fault?.pointer ?? ''}`);
    if (!this.credentials.areGood(body.client_id, body.client_secret)) return refusal(401, 'Wrong client credentials');
    const scope = SCOPES.find((each) => each === body.scope) ?? 'Link-Core';
    this.ledger.add('linkmoney', 'token', null, CLIENT_ID);
    return json(200, {
      token_type: 'Bearer',
      expires_in: TOKEN_SECONDS,
      access_token: this.credentials.issue(scope),
      scope,
    });
  }
}
