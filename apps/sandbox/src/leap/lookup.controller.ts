import { Body, Controller, Headers, Post, UseGuards } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { isRecord } from '../check/check';
import { Upstream } from '../faults/upstream.interceptor';
import { json, Refused, type Reply } from '../http/reply';
import { Ledger } from '../ledger/ledger';
import { Timers } from '../time/timers';
import { ApiKeyGuard, FullKeyGuard } from './api-key.guard';
import { country, phone as phoneFormat } from './formats';
import { Phones } from './phones';
import { refusal, UNHANDLED } from './refusals';
import type { Phone, User } from './user';

const QUEUED_MS = 20_000;
const UNKNOWN_ALIAS = refusal(404, 'User not found for the given alias.', 'ERROR_USER_NOT_FOUND');

@Controller('leap/v1/auth/get-user-token-v2')
@UseGuards(ApiKeyGuard, FullKeyGuard)
export class LookupController {
  constructor(
    private readonly phones: Phones,
    private readonly ledger: Ledger,
    private readonly timers: Timers,
  ) {}

  @Post()
  @Upstream('leap', 'lookup')
  lookup(@Headers('api_key') key: string, @Body() body: unknown): Reply {
    const phone = this.find(key, isRecord(body) ? body : {});
    if (phone) phone.lookups += 1;
    if (phone?.magic === '9041' && phone.lookups <= 2) return UNHANDLED;
    const user = phone && this.visible(phone);
    const number = phone?.number ?? null;
    this.ledger.add('leap', 'lookup', number, user?.id ?? null);
    return phone && user ? json(200, view(phone, user)) : UNKNOWN_ALIAS;
  }

  /** By e-mail if there is one, whatever else was sent (contract §4). @throws Refused 400 */
  private find(key: string, { email, phoneNumber, countryCode }: Record<string, unknown>): Phone | undefined {
    if (email !== undefined) {
      if (typeof email !== 'string' || !isEmail(email)) throw wrong('ERROR_INVALID_EMAIL_FORMAT');
      return this.phones.ofEmail(key, email);
    }
    if (typeof phoneNumber !== 'string' || country(countryCode, '').length > 0) throw wrong('ERROR_INVALID_SCHEMA');
    if (phoneFormat(phoneNumber, '').length > 0) throw wrong('INVALID_PHONE_NUMBER');
    const phone = this.phones.get(key, phoneNumber);
    if ((phone.user?.countryCode ?? countryCode) !== countryCode) throw wrong('ERROR_COUNTRY_NOT_SUPPORTED');
    return phone;
  }

  /** A registration may be queued (contract §4). */
  private visible({ magic, user }: Phone): User | null {
    const queued = magic === '9040' && user && Date.now() < user.createdAt + this.timers.scaled(QUEUED_MS);
    return queued ? null : user;
  }
}

function view({ magic, lookups }: Phone, { id, otherId, status, statusDetail }: User): object {
  if (magic === '9042') return { userId: id };
  return { userId: magic === '9043' && lookups > 1 ? otherId : id, status, statusDetail };
}

function wrong(code: string): Refused {
  return new Refused(refusal(400, 'Invalid alias.', code));
}
