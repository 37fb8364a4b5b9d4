import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUrl, Max, Min } from 'class-validator';
import { Variable } from '@sessionlink/config';

const PORT = { message: 'must be a port, 0 to 65535 (0: any free one)' };

export class StackSettings {
  @Variable('PORT') @Type(() => Number) @IsInt(PORT) @Min(0, PORT) @Max(65_535, PORT) port = 3000;
  @Variable('SANDBOX_PORT') @Type(() => Number) @IsInt(PORT) @Min(0, PORT) @Max(65_535, PORT) sandboxPort = 4010;
  /** Database, secrets, logs and dev.json; kept between runs. */
  @Variable('SESSIONLINK_DATA_DIR') @IsString() dataDirectory = '.sessionlink';
  /** Instead of the embedded server. */
  @Variable('DATABASE_URL')
  @IsOptional()
  @IsUrl({ protocols: ['postgres', 'postgresql'], require_tld: false, require_protocol: true })
  databaseUrl?: string;
}
