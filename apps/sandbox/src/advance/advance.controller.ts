import { Body, Controller, HttpCode, NotFoundException, Post, UseGuards } from '@nestjs/common';
import { LoopbackGuard } from '../http/loopback.guard';
import { AdvanceBody } from './advance.body';
import { Advances, type Move } from './advances';

@Controller('_sandbox/advance')
@UseGuards(LoopbackGuard)
export class AdvanceController {
  constructor(private readonly advances: Advances) {}

  @Post()
  @HttpCode(200)
  async advance(@Body() body: AdvanceBody): Promise<Move> {
    const id = await this.advances.get(body.provider)?.(body);
    if (id === undefined || id === null) throw new NotFoundException(`${body.provider} has nothing under that key`);
    return { key: body.key, to: body.to, id };
  }
}
