import { Controller, Get, Headers, Param, Req, UseGuards } from '@nestjs/common';
import type { Request } from 'express';
import { Upstream } from '../faults/upstream.interceptor';
import { json, type Reply } from '../http/reply';
import { Ledger } from '../ledger/ledger';
import { ApiKeyGuard } from './api-key.guard';
import { linkView } from './link.view';
import { Phones } from './phones';
import { NOT_FOUND, refusal, UNHANDLED } from './refusals';

@Controller('leap/v1/auth/sessionlink-v4')
@UseGuards(ApiKeyGuard)
export class ReissueController {
  constructor(
    private readonly phones: Phones,
    private readonly ledger: Ledger,
  ) {}

  @Get(':userToken')
  @Upstream('leap', 'reissue')
  reissue(@Headers('api_key') key: string, @Param('userToken') userToken: string, @Req() request: Request): Reply {
    if (!/^[0-9A-Za-z]{1,64}$/.test(userToken)) return refusal(400, 'Invalid userToken or request body.');
    const phone = this.phones.ofUser(key, userToken);
    const user = phone?.user;
    if (!user || phone.magic === '9031') return NOT_FOUND;
    if (phone.magic === '9030' && !user.completed) return json(204);
    phone.reissues += 1;
    if (phone.magic === '9032' && phone.reissues <= 2) return UNHANDLED;
    this.ledger.add('leap', 'reissue', phone.number, user.id);
    return json(200, linkView(this.phones.newLink(phone, user), request));
  }
}
