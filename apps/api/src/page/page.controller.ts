import { Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CustomerPage } from '@sessionlink/domain';
import type { Response } from 'express';
import { Public } from '../auth/access';
import { render } from './page';

/** The customer's page. Reading it never uses a link up: link previews and mail scanners open links too. */
@Controller('s')
@ApiExcludeController()
@Public()
export class PageController {
  constructor(private readonly page: CustomerPage) {}

  @Get(':token')
  async show(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const { partnerName, canContinue } = await this.page.show(token);
    response.set(PAGE_HEADERS).type('html').send(render(partnerName, canContinue));
  }

  @Post(':token')
  async press(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const url = await this.page.press(token);
    response.set(PAGE_HEADERS).redirect(303, url ?? `/s/${encodeURIComponent(token)}`);
  }

  /** Where the upstream sends the customer back; what its query says isn't believed. */
  @Get(':token/return/:attempt')
  async returned(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const { returnUrl } = await this.page.show(token);
    response.set(PAGE_HEADERS).redirect(303, returnUrl ?? `/s/${encodeURIComponent(token)}`);
  }
}

const PAGE_HEADERS = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
};
