import { Body, Controller, Get, Put, UseGuards } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { LoopbackGuard } from '../http/loopback.guard';
import { type Violation, Violations } from './card-watch';
import { DUPLICATES, LeapSettings } from './leap.settings';

export class SettingsBody {
  @IsIn(DUPLICATES) duplicates!: (typeof DUPLICATES)[number];
}

@Controller('_sandbox/leap')
@UseGuards(LoopbackGuard)
export class SettingsController {
  constructor(
    private readonly settings: LeapSettings,
    private readonly violations: Violations,
  ) {}

  /** Every card number that was sent to Leap; must stay empty. */
  @Get('violations')
  list(): Violation[] {
    return this.violations.all;
  }

  @Get('settings')
  get(): SettingsBody {
    return { duplicates: this.settings.duplicates };
  }

  @Put('settings')
  set(@Body() { duplicates }: SettingsBody): SettingsBody {
    this.settings.duplicates = duplicates;
    return this.get();
  }
}
