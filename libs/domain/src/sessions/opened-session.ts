import type { Refs } from '@sessionlink/providers';
import type { Link } from './link.entity';
import type { Session } from './session.entity';

/** What a session holds that is personal or secret, sealed in one column. */
export interface SessionPrivate {
  /** The upstream's own body, as the partner sent it. */
  params: object;
  /** Of the short link. */
  token: string;
  reference: string | null;
  metadata: Refs;
  returnUrl: string | null;
}

/** What a link holds that is secret: its URL lets anybody in. */
export interface LinkPrivate {
  url: string | null;
  refs: Refs;
}

/** A session with its newest link, opened. */
export interface OpenedSession extends SessionPrivate {
  row: Session;
  refs: Refs;
  link: { row: Link } & LinkPrivate;
}
