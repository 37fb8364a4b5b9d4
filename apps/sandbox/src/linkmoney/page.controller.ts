import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Upstream } from '../faults/upstream.interceptor';
import { page } from '../http/page';
import { redirect, Refused, type Reply } from '../http/reply';
import { Ledger } from '../ledger/ledger';
import type { LinkSession } from './link-session';
import { Store } from './store';
import { type Button, buttonsOf, Visit } from './visit';

const LABELS: Record<Button, string> = {
  start: 'Start',
  link: 'Link my account',
  pay: 'Pay',
  decline: 'Pay, declined',
  pending: 'Pay, pending',
  leave: 'Leave',
  break: 'Break',
};

/** Customers whose browser does it by itself when the page opens (contract §11). */
const AUTOMATIC: Record<string, Button> = {
  'auto.ok': 'pay',
  'auto.decline': 'decline',
  'auto.pending': 'pending',
  'auto.leave': 'leave',
  'auto.break': 'break',
};

/** The hosted page, for one key (contract §8): single use, dead after any of the three ways back. */
@Controller('linkmoney/client')
export class PageController {
  constructor(
    private readonly store: Store,
    private readonly visit: Visit,
    private readonly ledger: Ledger,
  ) {}

  @Get()
  @Upstream('linkmoney', 'page')
  show(@Query('sessionKey') key: unknown): Reply {
    const session = this.live(key);
    session.open();
    const automatic = AUTOMATIC[session.magic];
    if (automatic !== undefined) {
      this.visit.press(session, 'start');
      return this.press(session, automatic === 'pay' && !session.paysIn ? 'link' : automatic);
    }
    const buttons = buttonsOf(session).map((name) => ({
      label: LABELS[name],
      action: `/linkmoney/client/${name}?sessionKey=${session.key}`,
    }));
    return page(200, 'Pay by bank', 'A simulated page: choose what the customer does.', buttons);
  }

  @Post(':button')
  @Upstream('linkmoney', 'page')
  act(@Param('button') name: string, @Query('sessionKey') key: unknown): Reply {
    const session = this.live(key);
    const button = buttonsOf(session).find((each) => each === name);
    return button === undefined ? page(404, 'Not found', 'There is no such button.') : this.press(session, button);
  }

  private press(session: LinkSession, button: Button): Reply {
    const wayBack = this.visit.press(session, button);
    if (wayBack === null) return redirect(`/linkmoney/client?sessionKey=${session.key}`);
    if (session.magic === 'noredir') return page(200, 'Done', 'You can close this window.');
    return redirect(wayBack);
  }

  /** @throws Refused 404 for an unknown key, 410 for one that was used or is too old */
  private live(key: unknown): LinkSession {
    const session = typeof key === 'string' ? this.store.session(key) : undefined;
    if (!session) throw new Refused(page(404, 'Not found', 'There is no such link.'));
    this.ledger.add('linkmoney', 'page', session.body.email, session.key);
    if (session.dead) throw new Refused(page(410, 'Link no longer valid', 'Please ask for a new link.'));
    return session;
  }
}
