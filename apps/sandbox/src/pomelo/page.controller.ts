import { Controller, Get, Param, Post } from '@nestjs/common';
import { Upstream } from '../faults/upstream.interceptor';
import { page } from '../http/page';
import { redirect, Refused, type Reply } from '../http/reply';
import { Ledger } from '../ledger/ledger';
import { Timers } from '../time/timers';
import type { IdentitySession } from './session';
import { Sessions } from './sessions';

/** Until a finished session has its verdict. */
const VERDICT_MS = 2000;
const BUTTONS = {
  finish: 'Finish',
  leave: 'Leave for now',
  refuse: 'Finish and be refused',
  review: 'Finish, needs review',
};

/** Pomelo's hosted page; it can be opened again and again until something was submitted or its time is over. */
@Controller('pomelo/session')
export class PageController {
  constructor(
    private readonly sessions: Sessions,
    private readonly ledger: Ledger,
    private readonly timers: Timers,
  ) {}

  @Get(':id')
  @Upstream('pomelo', 'page')
  show(@Param('id') id: string): Reply {
    const session = this.withPage(id);
    this.ledger.add('pomelo', 'page', session.companyId, id);
    if (session.status !== 'IN_PROGRESS')
      return page(200, 'Nothing to do here', `This session is ${session.status}. You can close the window.`);
    const buttons = Object.entries(BUTTONS).map(([name, label]) => ({
      label,
      action: `/pomelo/session/${id}/${name}`,
    }));
    return page(200, 'Verify your company', 'A simulated page: choose how it ends.', buttons);
  }

  @Post(':id/:button')
  @Upstream('pomelo', 'page')
  press(@Param('id') id: string, @Param('button') button: string): Reply {
    const session = this.withPage(id);
    if (!Object.hasOwn(BUTTONS, button)) throw notFound();
    this.ledger.add('pomelo', 'page', session.companyId, id);
    if (session.status === 'IN_PROGRESS') this.submit(session, button);
    return redirect(`/pomelo/session/${id}`);
  }

  private submit(session: IdentitySession, button: string): void {
    if (button === 'leave') {
      session.steps = ['SUCCESS', 'PENDING', 'PENDING'];
      return;
    }
    if (button === 'review') {
      this.sessions.move(session, 'MANUAL_REVIEW');
      return;
    }
    this.sessions.move(session, 'PROCESSING');
    this.timers.after(VERDICT_MS, () => {
      if (session.status === 'PROCESSING') this.sessions.move(session, button === 'refuse' ? 'REJECTED' : 'VERIFIED');
    });
  }

  private withPage(id: string): IdentitySession {
    const session = this.sessions.find(id);
    if (!session?.url) throw notFound();
    return session;
  }
}

function notFound(): Refused {
  return new Refused(page(404, 'Not found', 'There is no such session.'));
}
