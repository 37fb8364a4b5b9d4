import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUrl, Max, Min, ValidateIf } from 'class-validator';
import { Variable } from '@sessionlink/config';

/** Pomelo contract §1. Either client id, secret and audience, or a fixed bearer. */
export class PomeloSettings {
  @Variable('POMELO_BASE_URL')
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'must be a URL, such as https://api-stage.pomelo.la' },
  )
  baseUrl!: string;

  @Variable('POMELO_CLIENT_ID')
  @ValidateIf((settings: PomeloSettings) => settings.apiToken === undefined)
  @IsString({ message: 'is required (or POMELO_API_TOKEN)' })
  clientId?: string;

  @Variable('POMELO_CLIENT_SECRET')
  @ValidateIf((settings: PomeloSettings) => settings.apiToken === undefined)
  @IsString({ message: 'is required (or POMELO_API_TOKEN)' })
  clientSecret?: string;

  /** A claim in the token, handed over at onboarding; public examples disagree, so there is no default. */
  @Variable('POMELO_AUDIENCE')
  @ValidateIf((settings: PomeloSettings) => settings.apiToken === undefined)
  @IsString({ message: 'is required (or POMELO_API_TOKEN)' })
  audience?: string;

  /** A fixed bearer; skips the token call. */
  @Variable('POMELO_API_TOKEN') @IsOptional() @IsString() apiToken?: string;

  /** For links without an expiry of their own. */
  @Variable('POMELO_LINK_TTL_SECONDS') @Type(() => Number) @IsInt() @Min(60) @Max(7_776_000) linkTtlSeconds = 86_400;
}
