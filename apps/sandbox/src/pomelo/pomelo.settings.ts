import { IsOptional, IsUrl, Matches } from 'class-validator';
import { Variable } from '@sessionlink/config';

export class PomeloSettings {
  /** The one address that was agreed at onboarding; absent: no webhooks are sent. */
  @Variable('POMELO_WEBHOOK_URL') @IsOptional() @IsUrl({ require_tld: false }) webhookUrl?: string;
  /** Pairs `key:secret`, the secret in base64, a comma list as the receiver has it: the first pair signs. */
  @Variable('POMELO_WEBHOOK_SECRETS')
  @Matches(/^[^:,]+:[A-Za-z0-9+/]+=*( *,|$)/, { message: 'POMELO_WEBHOOK_SECRETS must be pairs of key:base64' })
  webhookSecrets = 'sim-key:c2Vzc2lvbmxpbmstc2ltdWxhdG9yLXNlY3JldC0wMDA=';
}
