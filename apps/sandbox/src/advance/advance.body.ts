import { Transform } from 'class-transformer';
import { IsIn, IsNotEmpty, IsOptional, IsString } from 'class-validator';
import { isRecord } from '../check/check';
import { PROVIDERS } from '../faults/fault.body';

export class AdvanceBody {
  @IsIn(PROVIDERS) provider!: (typeof PROVIDERS)[number];
  @IsString() @IsNotEmpty() key!: string;
  /** The upstream's own word; `{status, statusDetail}` (Leap) is read as `status/statusDetail`. */
  @Transform(({ value }: { value: unknown }) => joined(value))
  @IsString()
  @IsNotEmpty()
  to!: string;
  @IsOptional() @IsString() id?: string;
}

function joined(to: unknown): unknown {
  if (!isRecord(to) || typeof to.status !== 'string') return to;
  return typeof to.statusDetail === 'string' ? `${to.status}/${to.statusDetail}` : to.status;
}
