import { BadRequestException, Body, Controller, HttpCode, Post, Put, UseGuards } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { type Check, isRecord, may, need, object, oneOf, text, words } from '../check/check';
import { ApiKeyGuard } from './api-key.guard';
import { CapaSettings } from './capa.settings';
import { messageOf } from './create.check';
import { isRedirectUri } from './redirect-uri';
import { Users } from './users';

const USER = object({
  type: need(oneOf('INDIVIDUAL', 'BUSINESS')),
  email: need(text('invalid_format', (value) => isEmail(value))),
  externalUserId: may(words(1, 255)),
  alias: may(words(1, 255)),
});
const hookUrl: Check = (value, at) =>
  value === null || (typeof value === 'string' && /^https?:/.test(value) && isRedirectUri(value))
    ? []
    : [{ pointer: at, code: 'invalid_uri' }];
const SETTINGS = object({ url: need(hookUrl) });

/** What a partner does outside of a verification (contract §1, §5). */
@Controller('capa/api/partner/v2')
@UseGuards(ApiKeyGuard)
export class PartnerController {
  constructor(
    private readonly users: Users,
    private readonly settings: CapaSettings,
  ) {}

  @Post('users')
  addUser(@Body() body: unknown): object {
    const { type, externalUserId } = checked(USER, body);
    const external = typeof externalUserId === 'string' ? externalUserId : null;
    const user = this.users.add(type === 'BUSINESS' ? type : 'INDIVIDUAL', external);
    if (!user) throw new BadRequestException('externalUserId: already in use');
    return { success: true, data: { userId: user.userId } };
  }

  @Put('webhook-settings')
  @HttpCode(200)
  setWebhook(@Body() body: unknown): object {
    const { url } = checked(SETTINGS, body);
    this.settings.webhookUrl = typeof url === 'string' ? url : undefined;
    return { success: true, data: { url } };
  }
}

function checked(check: Check, body: unknown): Record<string, unknown> {
  const faults = check(body, '');
  if (faults.length > 0 || !isRecord(body)) throw new BadRequestException(messageOf(faults));
  return body;
}
