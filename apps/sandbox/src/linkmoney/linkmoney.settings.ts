import { Transform } from 'class-transformer';
import { IsOptional, IsString, IsUrl, MinLength } from 'class-validator';
import { Variable } from '@sessionlink/config';

export class LinkMoneySettings {
  /** Where webhooks go without a subscription; absent: nowhere. */
  @Variable('LINKMONEY_WEBHOOK_URL') @IsOptional() @IsUrl({ require_tld: false }) webhookUrl?: string;
  /** A comma list as the receiver has it: the first one signs. */
  @Variable('LINKMONEY_WEBHOOK_SECRET') @IsString() @MinLength(1) webhookSecrets = 'sessionlink-simulator-secret-000';
  /** What `redirectUrl` must begin with, a comma list; absent: any loopback address. */
  @Variable('SANDBOX_LINKMONEY_REDIRECTS')
  @Transform(({ value }) => (typeof value === 'string' ? value.split(',').map((prefix) => prefix.trim()) : []))
  redirectPrefixes: string[] = [];
}
