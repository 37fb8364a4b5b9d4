import { fields } from '../table';
import type { FullView } from './session.view';

/** The fields of a session that say something, one a line. */
export function fieldsOf(session: FullView): string {
  const { status, outcome, reason, late, upstream, revealed } = session;
  return fields([
    ['id', session.id],
    ['status', [status, outcome, late ? 'late' : null].filter((word) => word !== null).join(', ')],
    ['reason', reason && `${reason.code} (${reason.category}): ${reason.message}`],
    ['provider', session.provider],
    ['partner_id', session.partner_id],
    ['reference', session.reference],
    ['metadata', pairs(session.metadata)],
    ['url', session.url],
    ['return_url', session.return_url],
    ['locale', session.locale],
    ['upstream', [upstream.status, pairs(upstream.refs)].filter(Boolean).join(', ')],
    ['checked_at', upstream.checked_at],
    ['created_at', session.created_at],
    ['updated_at', session.updated_at],
    ['expires_at', session.expires_at],
    ['upstream_url', revealed?.upstream_url],
    ['params', revealed?.params],
  ]);
}

function pairs(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}
