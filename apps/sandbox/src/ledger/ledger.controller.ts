import { Controller, Delete, Get, HttpCode, Query, UseGuards } from '@nestjs/common';
import { LoopbackGuard } from '../http/loopback.guard';
import { Ledger, type Effect } from './ledger';

@Controller('_sandbox/ledger')
@UseGuards(LoopbackGuard)
export class LedgerController {
  constructor(private readonly ledger: Ledger) {}

  @Get()
  list(@Query('after') after?: string): Effect[] {
    return this.ledger.after(Number(after ?? 0));
  }

  @Delete()
  @HttpCode(204)
  clear(): void {
    this.ledger.clear();
  }
}
