import { IsOptional, IsString, IsUrl } from 'class-validator';
import { Variable } from '@sessionlink/config';

export class CapaSettings {
  /** Where events go until `PUT webhook-settings` says otherwise; absent: nowhere. */
  @Variable('CAPA_WEBHOOK_URL')
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true })
  webhookUrl?: string | undefined;

  /** A comma list as the receiver has it: the first one signs. Absent: nothing is sent. */
  @Variable('CAPA_WEBHOOK_SECRET') @IsOptional() @IsString() webhookSecrets?: string;
}
