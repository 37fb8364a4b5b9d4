import { Transform, Type } from 'class-transformer';
import { IsInt, IsISO31661Alpha2, IsOptional, IsUrl, Matches, Max, Min } from 'class-validator';
import { Variable } from '@sessionlink/config';

const LIST = { each: true } as const;

/** Leap contract §1. */
export class LeapSettings {
  /** With `/v1`, such as https://raas-partner-cv.nomas.cash/v1; production's is given per contract. */
  @Variable('LEAP_BASE_URL')
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/\/+$/, '') : value))
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'must be a URL, such as https://raas-partner-cv.nomas.cash/v1' },
  )
  baseUrl!: string;

  @Variable('LEAP_API_KEY')
  @Matches(/^[\x21-\x7e]+$/, { message: 'is required, printable ASCII without blanks' })
  apiKey!: string;

  /** The tenant's countries; absent: whatever Leap takes. */
  @Variable('LEAP_COUNTRIES')
  @Transform(({ value }: { value: unknown }) => listOf(value))
  @IsOptional()
  @Matches(/^[A-Z]{2}$/, { ...LIST, message: 'must be a comma list of ISO 3166-1 alpha-2 codes, such as MX,US' })
  @IsISO31661Alpha2({ ...LIST, message: 'must be a comma list of ISO 3166-1 alpha-2 codes, such as MX,US' })
  countries?: string[];

  /** The vault's environment: the word after `tok_`. */
  @Variable('LEAP_TOKEN_ENV')
  @Matches(/^[a-z]+$/i, { message: 'must be the word after tok_, such as sandbox or live' })
  tokenEnvironment = 'sandbox';

  /** Leap tells no expiry (§8): from then on a link counts as stale. */
  @Variable('LEAP_LINK_TTL_SECONDS') @Type(() => Number) @IsInt() @Min(60) @Max(7_776_000) linkTtlSeconds = 3600;

  /** Where links may lead; `*.` stands for one or more labels. Plain http is for loopback hosts that are listed here. */
  @Variable('LEAP_LINK_HOSTS')
  @Transform(({ value }: { value: unknown }) => listOf(value)?.map((host) => host.toLowerCase()))
  @Matches(/^(?:(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[::1\])$/, {
    ...LIST,
    message: 'must be a comma list of hosts, such as *.nomas.cash,links.example.com',
  })
  linkHosts: string[] = ['*.nomas.cash'];
}

function listOf(value: unknown): string[] | undefined {
  if (typeof value !== 'string') return undefined;
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
