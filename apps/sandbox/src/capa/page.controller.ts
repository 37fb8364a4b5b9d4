import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Upstream } from '../faults/upstream.interceptor';
import { page } from '../http/page';
import { redirect, Refused, type Reply } from '../http/reply';
import { Ledger } from '../ledger/ledger';
import { withSessionId } from './redirect-uri';
import { ON_FINISH, finish, type Step } from './steps';
import type { Verification } from './verification';
import { Verifications } from './verifications';

const LABELS: Record<string, string> = {
  finish: 'Finish',
  refuse: 'Finish, and be refused',
  review: 'Finish, and need review',
  leave: 'Leave',
};

/** The page that AiPrise hosts (contract §11). */
@Controller('capa/verify')
export class PageController {
  constructor(
    private readonly verifications: Verifications,
    private readonly ledger: Ledger,
  ) {}

  @Get()
  @Upstream('capa', 'page')
  open(@Query() query: Record<string, unknown>): Reply {
    const verification = this.usable(query);
    this.ledger.add('capa', 'page', verification.userId, verification.id);
    if (verification.handedIn) return page(200, 'Thank you', 'Everything has been handed in. You can close this page.');
    const search = new URLSearchParams({ verification_session_id: verification.id }).toString();
    const buttons = Object.entries(LABELS).map(([name, label]) => ({
      label,
      action: `/capa/verify/${name}?${search}`,
    }));
    return page(200, 'Verify your identity', 'A simulated page: nothing is checked here.', buttons);
  }

  @Post(':button')
  @Upstream('capa', 'page')
  press(@Param('button') button: string, @Query() query: Record<string, unknown>): Reply {
    const verification = this.usable(query);
    if (!(button in LABELS)) return page(404, 'Not found', 'There is no such button.');
    this.ledger.add('capa', 'page', verification.userId, verification.id);
    if (!verification.handedIn && button !== 'leave')
      this.verifications.play(verification, stepsOf(button, verification));
    const { redirectUri, id } = verification;
    return redirect(
      redirectUri === null ? `/capa/verify?verification_session_id=${id}` : withSessionId(redirectUri, id),
    );
  }

  /** @throws Refused there is no such page, or no longer */
  private usable(query: Record<string, unknown>): Verification {
    const verification = this.verifications.ofLink(String(query.verification_session_id ?? query.token));
    if (!verification) throw new Refused(page(404, 'Not found', 'There is no such verification.'));
    if (verification.linkIsDead && !verification.handedIn)
      throw new Refused(page(410, 'Link expired', 'This link is no longer valid. Ask for a new one.'));
    return verification;
  }
}

function stepsOf(button: string, { magic }: Verification): Step[] {
  if (button === 'refuse') return finish('DECLINED');
  if (button === 'review') return finish('REVIEW');
  return ON_FINISH[magic ?? ''] ?? finish('VERIFIED');
}
