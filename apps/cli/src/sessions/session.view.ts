import type { EventView, Link, OpenedSession, SessionView, Views } from '@sessionlink/domain';

/** What partners see of a session, and whose it is. */
export interface AdminView extends SessionView {
  partner_id: string;
}

/** An attempt of a session's lineage, without its URL. */
export interface LinkView {
  id: string;
  attempt: number;
  state: string;
  has_page: boolean;
  /** HTTP status of the upstream's refusal. */
  upstream_status: number | null;
  actor: string;
  opened_at: string | null;
  expires_at: string | null;
  created_at: string;
}

/** A session with its links and its timeline. */
export interface FullView extends AdminView {
  links: LinkView[];
  events: EventView[];
  /** Secret and personal: only when it was asked for. */
  revealed?: { upstream_url: string | null; params: object };
}

export function adminView(views: Views, session: OpenedSession): AdminView {
  return { ...views.session(session), partner_id: session.row.partnerId };
}

export function linkView({ openedAt, expiresAt, createdAt, ...link }: Link): LinkView {
  return {
    id: link.id,
    attempt: link.attempt,
    state: link.state,
    has_page: link.hasPage,
    upstream_status: link.upstreamStatus,
    actor: link.actor,
    opened_at: openedAt?.toISOString() ?? null,
    expires_at: expiresAt?.toISOString() ?? null,
    created_at: createdAt.toISOString(),
  };
}
