import { Type } from 'class-transformer';
import { IsInt, IsNumber, Max, Min } from 'class-validator';
import { Variable } from '@sessionlink/config';

export class SandboxSettings {
  @Variable('SANDBOX_PORT') @Type(() => Number) @IsInt() @Min(0) @Max(65_535) port = 4010;
  /** Multiplies the sandbox's own waits (states that move by themselves, webhook repeats); 0.01 for quick tests. */
  @Variable('SANDBOX_TIME_SCALE') @Type(() => Number) @IsNumber() @Min(0) @Max(100) timeScale = 1;
}
