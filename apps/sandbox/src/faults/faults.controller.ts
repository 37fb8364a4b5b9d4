import { Body, Controller, Get, Put, UseGuards } from '@nestjs/common';
import { LoopbackGuard } from '../http/loopback.guard';
import { FaultsBody } from './fault.body';
import { Faults } from './faults';

@Controller('_sandbox/faults')
@UseGuards(LoopbackGuard)
export class FaultsController {
  constructor(private readonly faults: Faults) {}

  @Get()
  get(): FaultsBody {
    return this.faults.get();
  }

  @Put()
  set(@Body() body: FaultsBody): FaultsBody {
    this.faults.set(body);
    return this.faults.get();
  }
}
