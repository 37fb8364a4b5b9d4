import { Body, Controller, Headers, Post, Put } from '@nestjs/common';
import { type Check, isRecord, need, object, oneOf, text, words } from '../check/check';
import { Upstream } from '../faults/upstream.interceptor';
import { json, type Reply } from '../http/reply';
import { isLoopback } from './create.check';
import { Credentials } from './credentials';
import { refusal } from './envelope';
import { Targets } from './targets';

const ALL = need(object({ type: need(oneOf('ALL')) }));
const SUBSCRIBE = object({
  url: need(text('invalid_uri', isHook)),
  secretKey: need(words(16, 255)),
  subscriptionDetails: ALL,
});
const UNSUBSCRIBE = object({ subscriptionId: need(words(1, 64)), subscriptionDetails: ALL });

@Controller('linkmoney/v1/webhook')
export class SubscriptionsController {
  constructor(
    private readonly credentials: Credentials,
    private readonly targets: Targets,
  ) {}

  @Post('subscribe')
  @Upstream('linkmoney', 'lookup')
  subscribe(@Body() body: unknown, @Headers('authorization') authorization?: string): Reply {
    this.credentials.requireToken(authorization, 'Link-Core');
    const refused = refusalOf(SUBSCRIBE, body);
    if (refused || !isRecord(body)) return refused ?? refusal(400, 'An object is expected');
    const target = { url: String(body.url), secret: String(body.secretKey) };
    return json(200, { subscriptionKey: this.targets.subscribe(target) });
  }

  @Put('unsubscribe')
  @Upstream('linkmoney', 'lookup')
  unsubscribe(@Body() body: unknown, @Headers('authorization') authorization?: string): Reply {
    this.credentials.requireToken(authorization, 'Link-Core');
    const refused = refusalOf(UNSUBSCRIBE, body);
    if (refused || !isRecord(body)) return refused ?? refusal(400, 'An object is expected');
    return this.targets.unsubscribe(String(body.subscriptionId)) ? json(200, {}) : refusal(404, 'Unknown subscription');
  }
}

function refusalOf(check: Check, body: unknown): Reply | undefined {
  const fault = check(body, '')[0];
  return fault && refusal(400, `${fault.code} at ${fault.pointer}`);
}

function isHook(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}
