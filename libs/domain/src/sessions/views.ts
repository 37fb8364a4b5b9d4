import { Injectable } from '@nestjs/common';
import { Providers } from '@sessionlink/providers';
import type { OpenedSession } from './opened-session';
import type { OpenedEvent } from './session.reader';
import { SessionSettings } from './session.settings';
import { type SessionSnapshot, snapshotOf } from './snapshot';

export interface SessionView extends SessionSnapshot {
  /** The short link: stable for the session's whole life. */
  url: string;
}

export interface EventView {
  id: string;
  object: 'event';
  number: number;
  type: string;
  session_id: string;
  at: string;
  source: string;
  actor: string;
  data: object;
}

/** What is shown of sessions and events, whoever asks. Adds to stored facts what is never stored: the short link. */
@Injectable()
export class Views {
  constructor(
    private readonly providers: Providers,
    private readonly settings: SessionSettings,
  ) {}

  session(session: OpenedSession): SessionView {
    const publicRefs = this.providers.get(session.row.provider)?.publicRefs ?? [];
    return { ...snapshotOf(session, publicRefs), url: this.shortLink(session) };
  }

  shortLink({ token }: OpenedSession): string {
    return `${this.settings.publicUrl}/s/${token}`;
  }

  event({ row, data }: OpenedEvent): EventView {
    const { id, number, type, sessionId, at, source, actor } = row;
    const shown =
      data.session ?? (type === 'late_answer' ? { note: 'an answer came too late; it is kept' } : (data.note ?? {}));
    return {
      id,
      object: 'event',
      number,
      type,
      session_id: sessionId,
      at: at.toISOString(),
      source,
      actor,
      data: shown,
    };
  }
}
