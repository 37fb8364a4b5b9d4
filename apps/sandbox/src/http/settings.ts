import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { Variable } from '@sessionlink/config';

export class SandboxSettings {
  @Variable('SANDBOX_PORT') @Type(() => Number) @IsInt() @Min(0) @Max(65_535) port = 4010;
}
