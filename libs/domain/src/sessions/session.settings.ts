import { Transform } from 'class-transformer';
import { IsUrl } from 'class-validator';
import { Variable } from '@sessionlink/config';

export class SessionSettings {
  /** Where customers and upstreams reach this gateway, without a slash at its end. */
  @Variable('PUBLIC_URL')
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/\/+$/, '') : value))
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'must be a URL, such as https://gateway.example' },
  )
  publicUrl!: string;
}
