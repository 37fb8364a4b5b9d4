import type { LinkState, Outcome, Reason, Refs, Status } from '@sessionlink/providers';
import type { OpenedSession } from './opened-session';

/** A session as partners see it, without its short link: that is added when an answer is rendered, never stored. */
export interface SessionSnapshot {
  id: string;
  object: 'session';
  provider: string;
  status: Status;
  outcome: Outcome | null;
  reason: Reason | null;
  late: boolean;
  reference: string | null;
  metadata: Refs;
  locale: string | null;
  return_url: string | null;
  link: {
    id: string;
    attempt: number;
    state: LinkState;
    has_page: boolean;
    expires_at: string | null;
    created_at: string;
  };
  upstream: { refs: Refs; status: string | null; checked_at: string | null };
  expires_at: string;
  created_at: string;
  updated_at: string;
}

/** @param publicRefs the provider's names of refs that are no secret */
export function snapshotOf(
  { row, link, reference, metadata, returnUrl, refs }: OpenedSession,
  publicRefs: readonly string[],
): SessionSnapshot {
  const shown = Object.entries({ ...link.refs, ...refs }).filter(([name]) => publicRefs.includes(name));
  return {
    id: row.id,
    object: 'session',
    provider: row.provider,
    status: row.status,
    outcome: row.outcome,
    reason: row.reason,
    late: row.late,
    reference,
    metadata,
    locale: row.locale,
    return_url: returnUrl,
    link: {
      id: link.row.id,
      attempt: link.row.attempt,
      state: link.row.state,
      has_page: link.row.hasPage,
      expires_at: link.row.expiresAt?.toISOString() ?? null,
      created_at: link.row.createdAt.toISOString(),
    },
    upstream: {
      refs: Object.fromEntries(shown),
      status: row.upstreamStatus,
      checked_at: row.checkedAt?.toISOString() ?? null,
    },
    expires_at: row.expiresAt.toISOString(),
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
