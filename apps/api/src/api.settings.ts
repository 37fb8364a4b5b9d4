import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { Variable } from '@sessionlink/config';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export class ApiSettings {
  @Variable('PORT') @Type(() => Number) @IsInt() @Min(0) @Max(65_535) port = 3000;
  /** Where to listen; absent: on every address. */
  @Variable('HOST') @IsOptional() @IsString() host?: string;
  @Variable('LOG_LEVEL') @IsIn(LOG_LEVELS) logLevel: (typeof LOG_LEVELS)[number] = 'info';
}
