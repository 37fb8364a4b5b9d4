import { createHmac } from 'node:crypto';

/** How a customer goes back to the partner. */
export interface WayBack {
  returnUrl: string;
  sessionId: string;
  status: string;
  now: Date;
  /** The partner's, the whole `rsk_…`. */
  returnSecret: string;
  /** `key=value` pairs that go first, as the upstream wrote them. */
  pairs?: readonly string[];
}

/**
 * The return URL, with its own query and fragment, and what a partner can check: `sessionlink_id`, `sessionlink_status`,
 * `sessionlink_time` (unix seconds) and `sessionlink_signature`.
 */
export function returnLink({ returnUrl, sessionId, status, now, returnSecret, pairs = [] }: WayBack): string {
  const url = new URL(returnUrl);
  const time = Math.floor(now.getTime() / 1000);
  const ours = new URLSearchParams({
    sessionlink_id: sessionId,
    sessionlink_status: status,
    sessionlink_time: String(time),
    sessionlink_signature: signatureOf(sessionId, status, time, returnSecret),
  });
  url.search = `?${[url.search.slice(1), ...pairs, ours.toString()].filter((part) => part !== '').join('&')}`;
  return url.href;
}

/** base64url HMAC-SHA256 over `id.status.time`. @param time unix seconds */
export function signatureOf(sessionId: string, status: string, time: number, returnSecret: string): string {
  return createHmac('sha256', returnSecret).update(`${sessionId}.${status}.${time}`).digest('base64url');
}

/**
 * The pairs of a raw query, in their order, unchanged. An upstream that appends its own with a second `?` is understood.
 * @param query without the first `?`
 */
export function pairsOf(query: string): { name: string; text: string }[] {
  return query
    .split(/[?&]/)
    .filter((text) => text !== '')
    .map((text) => ({ name: [...new URLSearchParams(text).keys()][0] ?? '', text }));
}
