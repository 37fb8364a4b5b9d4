import { IsIn } from 'class-validator';
import { Variable } from '@sessionlink/config';

export const DUPLICATES = ['allow', 'refuse'] as const;

export class LeapSettings {
  /** What a repeated create for a known phone gets: a new link, or 400 already enrolled. Leap's docs allow both readings. */
  @Variable('LEAP_SANDBOX_DUPLICATES') @IsIn(DUPLICATES) duplicates: (typeof DUPLICATES)[number] = 'allow';
}
