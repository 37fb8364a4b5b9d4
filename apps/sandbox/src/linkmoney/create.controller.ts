import { Body, Controller, Headers, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { Fault } from '../check/check';
import { Upstream } from '../faults/upstream.interceptor';
import { json, type Reply } from '../http/reply';
import { Ledger } from '../ledger/ledger';
import { Timers } from '../time/timers';
import { isCreateBody, isLoopback } from './create.check';
import { CreateMagic } from './create.magic';
import { Credentials } from './credentials';
import { refusal } from './envelope';
import { LinkMoneySettings } from './linkmoney.settings';
import { LinkSession } from './link-session';
import { Store } from './store';
import { Visit } from './visit';

const SILENT_AFTER_MS = 2000;

@Controller('linkmoney/v2/sessions')
export class CreateController {
  constructor(
    private readonly credentials: Credentials,
    private readonly settings: LinkMoneySettings,
    private readonly magic: CreateMagic,
    private readonly store: Store,
    private readonly visit: Visit,
    private readonly timers: Timers,
    private readonly ledger: Ledger,
  ) {}

  @Post()
  @Upstream('linkmoney', 'create')
  create(@Body() body: unknown, @Req() request: Request, @Headers('authorization') authorization?: string): Reply {
    this.credentials.requireBasic(authorization);
    const faults: Fault[] = [];
    if (!isCreateBody(body, faults))
      return refusal(400, faults.map(({ pointer, code }) => `${code} at ${pointer}`).join(', '));
    if (!this.isApproved(body.redirectUrl)) return refusal(400, 'redirectUrl is not approved', 'REDIRECT_NOT_APPROVED');
    const refused = this.magic.refuses(body);
    if (refused) return refused;
    const session = this.open(new LinkSession(body));
    const query = `redirect=${encodeURIComponent(body.redirectUrl)}&version=web-v1.0.0&sessionKey=${session.key}`;
    const sessionUrl = `${request.protocol}://${request.get('host') ?? ''}/linkmoney/client?${query}`;
    return this.magic.spoils(body, session.key) ?? json(200, { sessionKey: session.key, sessionUrl });
  }

  private open(session: LinkSession): LinkSession {
    this.store.addSession(session);
    this.ledger.add('linkmoney', 'create', session.body.email, session.key);
    if (session.magic === 'silent.ok')
      this.timers.after(SILENT_AFTER_MS, () => this.visit.press(session, session.paysIn ? 'pay' : 'link'));
    return session;
  }

  private isApproved(redirectUrl: string): boolean {
    const { redirectPrefixes } = this.settings;
    if (redirectPrefixes.length === 0) return isLoopback(new URL(redirectUrl));
    return redirectPrefixes.some((prefix) => redirectUrl.startsWith(prefix));
  }
}
