import { Controller, Get, Param, Post } from '@nestjs/common';
import { Upstream } from '../faults/upstream.interceptor';
import { page } from '../http/page';
import { redirect, Refused, type Reply } from '../http/reply';
import { Ledger } from '../ledger/ledger';
import { Timers } from '../time/timers';
import { Phones } from './phones';
import { FAIL, finish, type Step } from './steps';
import type { Link } from './user';
import { Users } from './users';

const LABELS: Record<string, string> = {
  consent: 'Accept privacy notice and contract',
  details: 'Confirm my details',
  document: 'Send my document',
  finish: 'Finish',
  fail: 'Finish, and be refused',
  leave: 'Leave',
};
const LIFETIME_MS = 10_000;

/** Leap's widget (contract §11). It has no way back to whoever sent the customer. */
@Controller('leap/l/:code')
export class PageController {
  constructor(
    private readonly phones: Phones,
    private readonly users: Users,
    private readonly ledger: Ledger,
    private readonly timers: Timers,
  ) {}

  @Get()
  @Upstream('leap', 'page')
  open(@Param('code') code: string): Reply {
    const link = this.usable(code);
    if (link.phone.magic === '9053' && link.opened > 0) throw expired();
    link.opened += 1;
    this.ledger.add('leap', 'page', link.phone.number, link.user.id);
    const buttons = Object.entries(LABELS).map(([name, label]) => ({ label, action: `/leap/l/${code}/${name}` }));
    return page(200, 'Send money', 'A simulated widget: nothing is checked here.', buttons);
  }

  @Get('closed')
  @Upstream('leap', 'page')
  closed(): Reply {
    return page(200, 'Thank you', 'You can close this page and go back to where you came from.');
  }

  @Post(':button')
  @Upstream('leap', 'page')
  press(@Param('code') code: string, @Param('button') button: string): Reply {
    const link = this.usable(code);
    if (!(button in LABELS)) return page(404, 'Not found', 'There is no such button.');
    this.ledger.add('leap', 'page', link.phone.number, link.user.id);
    if (button === 'consent') link.user.consented = true;
    if (!link.user.completed && button !== 'leave') this.users.play(link.user, stepsOf(button, link));
    return redirect(button in STEPS_BEFORE_END ? `/leap/l/${code}` : `/leap/l/${code}/closed`);
  }

  /** @throws Refused there is no such page, or no longer */
  private usable(code: string): Link {
    const link = this.phones.link(code);
    if (!link) throw new Refused(page(404, 'Not found', 'There is no such link.'));
    const dies = link.phone.magic === '9052';
    if (dies && Date.now() > link.createdAt + this.timers.scaled(LIFETIME_MS)) throw expired();
    return link;
  }
}

/** What a button that isn't the last says of the user who has not consented yet. */
const STEPS_BEFORE_END: Record<string, string> = {
  consent: 'None',
  details: 'OtpPrivacyMissing',
  document: 'OtpContractMissing',
};

function stepsOf(button: string, { user, phone, reissued }: Link): Step[] {
  if (button === 'finish') return finish(phone.magic, reissued);
  if (button === 'fail') return FAIL;
  const statusDetail = user.consented ? 'None' : (STEPS_BEFORE_END[button] ?? 'None');
  return [{ afterMs: 0, status: 'UpgradePending', statusDetail }];
}

function expired(): Refused {
  return new Refused(page(410, 'Link expired', 'This link is no longer valid. Ask for a new one.'));
}
