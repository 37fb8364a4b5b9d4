import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CustomerReturn } from '@sessionlink/domain';
import type { Request, Response } from 'express';
import { Public } from '../auth/access';
import { sendOn } from './send';

/** Where upstreams send customers back, to go on to the partner. What the address says isn't believed. */
@Controller()
@ApiExcludeController()
@Public()
export class ReturnController {
  constructor(private readonly returns: CustomerReturn) {}

  @Get('s/:token/return/:attempt')
  async returned(
    @Param('token') token: string,
    @Param('attempt') attempt: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const url = await this.returns.returned({ token, attempt, query: queryOf(request) });
    sendOn(url ?? `/s/${token}`, response);
  }

  /** For an upstream that knows one fixed address only. */
  @Get('return/:provider')
  async returnedToFixed(
    @Param('provider') provider: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { token, url } = await this.returns.returnedToFixed(provider, queryOf(request));
    sendOn(url ?? `/s/${token}`, response);
  }
}

/** Raw: what an upstream wrote goes on as it is. */
function queryOf({ originalUrl }: Request): string {
  const at = originalUrl.indexOf('?');
  return at < 0 ? '' : originalUrl.slice(at + 1);
}
