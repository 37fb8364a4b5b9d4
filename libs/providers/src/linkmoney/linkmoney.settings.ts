import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Max, Min, MinLength } from 'class-validator';
import { Variable } from '@sessionlink/config';
import { EXPERIENCES, type Experience } from './linkmoney.params';

/** Link Money contract §1. */
export class LinkMoneySettings {
  @Variable('LINKMONEY_BASE_URL')
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'must be a URL, such as https://api.link-sandbox.money' },
  )
  baseUrl!: string;

  @Variable('LINKMONEY_CLIENT_ID') @IsString({ message: 'is required' }) @MinLength(1) clientId!: string;
  @Variable('LINKMONEY_CLIENT_SECRET') @IsString({ message: 'is required' }) @MinLength(1) clientSecret!: string;

  /** No answer says how long a link lives: an estimate (contract §8). */
  @Variable('LINKMONEY_LINK_TTL_SECONDS') @Type(() => Number) @IsInt() @Min(60) @Max(7_776_000) linkTtlSeconds = 1800;

  /** Our `/return/linkmoney`, for a merchant whose pre-approved redirect must match exactly (contract §4). */
  @Variable('LINKMONEY_RETURN_URL')
  @IsOptional()
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'must be a URL, such as https://gateway.example/return/linkmoney' },
  )
  returnUrl?: string;

  /** What Link Money takes when a body names no experience; a merchant for whom it is LINK_MANAGED_PAYMENT may omit it. */
  @Variable('LINKMONEY_DEFAULT_EXPERIENCE')
  @IsOptional()
  @IsIn(EXPERIENCES, { message: `must be one of ${EXPERIENCES.join(', ')}` })
  defaultExperience?: Experience;
}
