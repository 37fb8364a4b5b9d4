import { Injectable } from '@nestjs/common';
import type { Facts, LinkFacts, RunningProvider } from '@sessionlink/providers';
import type { OpenedSession } from './opened-session';
import { SessionSettings } from './session.settings';

/** Makes of a session what its provider may know. */
@Injectable()
export class FactsOfSessions {
  constructor(private readonly settings: SessionSettings) {}

  /** @param returning whether this partner owned the session's subject before */
  of(
    { row, link, params, metadata, token, refs }: OpenedSession,
    { api }: RunningProvider,
    returning: boolean,
  ): Facts<object> {
    const { id, attempt, state, sentAt, openedAt, expiresAt, createdAt } = link.row;
    const inHand: LinkFacts = {
      id,
      attempt,
      state,
      sentAt: sentAt.at(-1) ?? createdAt,
      openedAt,
      expiresAt,
      refs: link.refs,
    };
    return {
      sessionId: row.id,
      params,
      metadata,
      locale: row.locale,
      status: row.status,
      createdAt: row.createdAt,
      refs,
      link: inHand,
      links: [inHand],
      returnUrl: this.returnUrl(api.fixedReturnUrl, token, attempt),
      returning,
      now: new Date(),
    };
  }

  private returnUrl(fixed: string | undefined, token: string, attempt: number): string {
    if (!fixed) return `${this.settings.publicUrl}/s/${token}/return/${attempt}`;
    return `${fixed}${fixed.includes('?') ? '&' : '?'}s=${token}.${attempt}`;
  }
}
