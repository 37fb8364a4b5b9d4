import { IsUrl } from 'class-validator';
import { Variable } from '@sessionlink/config';

export class DatabaseSettings {
  @Variable('DATABASE_URL')
  @IsUrl(
    { protocols: ['postgres', 'postgresql'], require_tld: false, require_protocol: true },
    { message: 'must be a PostgreSQL URL, such as postgres://user:password@host:5432/sessionlink' },
  )
  url!: string;
}
