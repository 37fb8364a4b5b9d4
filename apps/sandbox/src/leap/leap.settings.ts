import { IsIn, IsOptional, IsString, IsUrl } from 'class-validator';
import { Variable } from '@sessionlink/config';

export const DUPLICATES = ['allow', 'refuse'] as const;

export class LeapSettings {
  /** What a repeated create for a known phone gets: a new link, or 400 already enrolled. Leap's docs allow both readings. */
  @Variable('LEAP_SANDBOX_DUPLICATES') @IsIn(DUPLICATES) duplicates: (typeof DUPLICATES)[number] = 'allow';

  /** Where money events go; absent: nowhere. */
  @Variable('LEAP_WEBHOOK_URL')
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true })
  webhookUrl?: string;

  /** A comma list as the receiver has it: the first one signs. Absent: nothing is sent (contract §5). */
  @Variable('LEAP_WEBHOOK_SECRET') @IsOptional() @IsString() webhookSecrets?: string;
}
