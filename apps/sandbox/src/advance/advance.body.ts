import { IsIn, IsNotEmpty, IsOptional, IsString } from 'class-validator';
import { PROVIDERS } from '../faults/fault.body';

export class AdvanceBody {
  @IsIn(PROVIDERS) provider!: (typeof PROVIDERS)[number];
  @IsString() @IsNotEmpty() key!: string;
  @IsString() @IsNotEmpty() to!: string;
  @IsOptional() @IsString() id?: string;
}
