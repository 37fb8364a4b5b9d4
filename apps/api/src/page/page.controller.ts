import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CustomerPage } from '@sessionlink/domain';
import type { Request, Response } from 'express';
import { Public } from '../auth/access';
import { sendOn, sendPage } from './send';

/** The customer's page. Reading it never uses a link up: link previews and mail scanners open links too. */
@Controller('s')
@ApiExcludeController()
@Public()
export class PageController {
  constructor(private readonly page: CustomerPage) {}

  @Get(':token')
  async show(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    sendPage(await this.page.show(token), request, response);
  }

  @Post(':token')
  async press(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const end = await this.page.press(token);
    if ('url' in end) sendOn(end.url, response);
    else if (end.page.kind === 'later') sendPage(end.page, request, response);
    else sendOn(`/s/${token}`, response);
  }
}
