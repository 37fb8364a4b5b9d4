import { Body, Controller, Headers, Post, Req, UseGuards } from '@nestjs/common';
import type { Request } from 'express';
import { Upstream } from '../faults/upstream.interceptor';
import { json, type Reply } from '../http/reply';
import { Ledger } from '../ledger/ledger';
import { Timers } from '../time/timers';
import { ApiKeyGuard } from './api-key.guard';
import { cardNumbersIn } from './card-numbers';
import { type CreateBody, createFaults } from './create.check';
import { endingOf } from './create.magic';
import { LeapSettings } from './leap.settings';
import { linkView } from './link.view';
import { Phones } from './phones';
import { ALREADY_ENROLLED, CARD_DECLINED, invalid } from './refusals';
import { byItself } from './steps';
import type { Phone, User } from './user';
import { Users } from './users';

const SLOW_MS = 8000;

@Controller('leap/v1/auth/sessionlink-v2')
@UseGuards(ApiKeyGuard)
export class CreateController {
  constructor(
    private readonly phones: Phones,
    private readonly users: Users,
    private readonly settings: LeapSettings,
    private readonly ledger: Ledger,
    private readonly timers: Timers,
  ) {}

  @Post()
  @Upstream('leap', 'create')
  async create(@Headers('api_key') key: string, @Body() body: CreateBody, @Req() request: Request): Promise<Reply> {
    const [card] = cardNumbersIn(body);
    const [fault] = card === undefined ? createFaults(body, '') : [{ pointer: card, code: 'raw_card_number' }];
    if (fault) return invalid(fault);
    if (body.addCardParams?.number.endsWith('_0002')) return CARD_DECLINED;

    const phone = this.phones.get(key, body.phoneNumber);
    const nth = ++phone.creates;
    if (this.settings.duplicates === 'refuse' && nth > 1 && phone.user) return ALREADY_ENROLLED;
    const ending = endingOf(phone.magic, nth);
    if (ending?.enrols) this.enrol(phone, body);
    if (ending) return ending.reply;

    const view = linkView(this.phones.newLink(phone, this.enrol(phone, body)), request);
    if (phone.magic === '9013') await new Promise<void>((resolve) => this.timers.after(SLOW_MS, resolve));
    return json(200, view);
  }

  private enrol(phone: Phone, body: CreateBody): User {
    const isNew = phone.user === null;
    const user = this.phones.enrol(phone, body);
    this.ledger.add('leap', 'create', phone.number, user.id);
    if (isNew) this.users.play(user, byItself(phone.magic));
    return user;
  }
}
