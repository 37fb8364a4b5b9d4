import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { LoopbackGuard } from '../http/loopback.guard';
import { Timers } from '../time/timers';
import { WebhookSender } from '../webhooks/webhook.sender';
import { LeapSettings } from './leap.settings';
import { KINDS, moneyEvent } from './money-events';
import { Phones } from './phones';
import { signature } from './signature';

const FIRST_TRY_MS = 1000;
/** Five tries, five seconds apart (contract §5). */
const RETRY_DELAYS_MS = [5000, 5000, 5000, 5000];
const SIGNATURES = ['good', 'bad', 'missing'] as const;

export class HooksBody {
  @IsString() phone!: string;
  @IsIn(KINDS) kind!: (typeof KINDS)[number];
  @IsOptional() @IsIn(SIGNATURES) signature?: (typeof SIGNATURES)[number];
  /** How often the same event is sent. */
  @IsOptional() @IsInt() @Min(1) @Max(100) times?: number;
}

@Controller('_sandbox/leap/hooks')
@UseGuards(LoopbackGuard)
export class HooksController {
  constructor(
    private readonly phones: Phones,
    private readonly settings: LeapSettings,
    private readonly sender: WebhookSender,
    private readonly timers: Timers,
  ) {}

  /** Sends a money event. Answers with the event, and how often it will be sent: not at all without a URL and a secret. */
  @Post()
  @HttpCode(202)
  send(@Body() { phone, kind, signature: quality = 'good', times = 1 }: HooksBody): { sent: number; event: object } {
    const userId = this.phones.ofNumber(phone)?.user?.id ?? null;
    const event = moneyEvent(kind, phone, userId);
    const { webhookUrl: url, webhookSecrets: secrets } = this.settings;
    if (url === undefined || secrets === undefined) return { sent: 0, event };
    const body = JSON.stringify(event);
    const request = (missign: boolean): { headers: Record<string, string>; body: string } => {
      const signed = signature(body, missign || quality === 'bad' ? 'not-the-secret' : secrets);
      return {
        body,
        headers: { 'x-raas-op-country': 'MX', ...(quality !== 'missing' && { 'x-raas-signature': signed }) },
      };
    };
    const webhook = {
      provider: 'leap',
      key: phone,
      id: userId ?? '',
      url,
      request,
      retryDelaysMs: RETRY_DELAYS_MS,
    } as const;
    this.timers.after(FIRST_TRY_MS, () => {
      for (let left = times; left > 0; left--) this.sender.send(webhook);
    });
    return { sent: times, event };
  }
}
