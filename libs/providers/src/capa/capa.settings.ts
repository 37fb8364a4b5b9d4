import { Transform, Type } from 'class-transformer';
import { IsInt, IsUrl, Matches, Max, Min } from 'class-validator';
import { Variable } from '@sessionlink/config';

/** Capa contract §1. */
export class CapaSettings {
  /** May have a path of its own: paths are appended. */
  @Variable('CAPA_BASE_URL')
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'must be a URL, such as https://staging-api.capa.fi' },
  )
  baseUrl!: string;

  /** Its format is unpublished. */
  @Variable('CAPA_API_KEY')
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @Matches(/^[!-~]+$/, { message: 'is required, without blanks' })
  apiKey!: string;

  /** No answer says how long a link lives (contract §8). */
  @Variable('CAPA_LINK_TTL_SECONDS') @Type(() => Number) @IsInt() @Min(60) @Max(7_776_000) linkTtlSeconds = 1800;
}
