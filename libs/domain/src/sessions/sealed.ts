import { Injectable } from '@nestjs/common';
import type { Refs } from '@sessionlink/providers';
import { Vault } from '../crypto/vault';
import type { Link } from './link.entity';
import type { Session } from './session.entity';
import type { LinkPrivate, OpenedSession, SessionPrivate } from './opened-session';
import type { SessionSnapshot } from './snapshot';

/** What an event says: the session as it then was, without its short link; or what was noted. */
export interface EventData {
  session?: SessionSnapshot;
  note?: Readonly<Record<string, string>>;
}

const NO_LINK: LinkPrivate = { url: null, refs: {} };

/** Seals and opens the columns of sessions, links and events, each bound to its row. What opens is what we sealed. */
@Injectable()
export class Sealed {
  constructor(private readonly vault: Vault) {}

  sessionPrivate(id: string, value: SessionPrivate): Buffer {
    return this.vault.seal(`sessions.private:${id}`, value);
  }

  sessionRefs(id: string, refs: Refs): Buffer {
    return this.vault.seal(`sessions.refs:${id}`, refs);
  }

  linkPrivate(id: string, value: LinkPrivate): Buffer {
    return this.vault.seal(`links.private:${id}`, value);
  }

  eventData(id: string, value: EventData): Buffer {
    return this.vault.seal(`events.data:${id}`, value);
  }

  openEvent(id: string, data: Buffer): EventData {
    return this.vault.open(`events.data:${id}`, data) as EventData;
  }

  openSession(row: Session, link: Link): OpenedSession {
    return {
      row,
      ...(this.vault.open(`sessions.private:${row.id}`, row.private) as SessionPrivate),
      refs: row.refs ? (this.vault.open(`sessions.refs:${row.id}`, row.refs) as Refs) : {},
      link: {
        row: link,
        ...(link.private ? (this.vault.open(`links.private:${link.id}`, link.private) as LinkPrivate) : NO_LINK),
      },
    };
  }
}
