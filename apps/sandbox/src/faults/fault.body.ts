import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsNumber, IsOptional, Max, Min, ValidateNested } from 'class-validator';

export const PROVIDERS = ['leap', 'capa', 'linkmoney', 'pomelo'] as const;
export const KINDS = ['create', 'reissue', 'lookup', 'cancel', 'token', 'page', 'webhook'] as const;
export const EFFECTS = [
  'latency',
  'status',
  'reset_before',
  'reset_after',
  'hang',
  'garbage',
  'slow_body',
  'webhook_lose',
  'webhook_duplicate',
  'webhook_delay',
  'webhook_reorder',
  'webhook_missign',
] as const;

export class FaultRule {
  @IsOptional() @IsIn(PROVIDERS) provider?: (typeof PROVIDERS)[number];
  @IsOptional() @IsIn(KINDS) kind?: (typeof KINDS)[number];
  @IsIn(EFFECTS) effect!: (typeof EFFECTS)[number];
  /** 0 to 1; absent: always. */
  @IsOptional() @IsNumber() @Min(0) @Max(1) probability?: number;
  /** How often at most; absent: without end. */
  @IsOptional() @IsInt() @Min(1) times?: number;
  /** For `latency`, `slow_body` and `webhook_delay`. */
  @IsOptional() @IsInt() @Min(0) ms?: number;
  /** For `status`. */
  @IsOptional() @IsInt() @Min(200) @Max(599) status?: number;
}

export class FaultsBody {
  /** The same seed gives the same faults for the same requests. */
  @IsOptional() @IsInt() seed?: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => FaultRule) rules!: FaultRule[];
}
