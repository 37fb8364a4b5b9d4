import { isLoopback } from '../hosted-url';

const MAX_LENGTH = 2048;
/** Written out: what a parser would repair (blanks, backslashes, missing slashes, an empty user) isn't accepted. */
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\/(?=[^?#])[^/?#@\\]*([/?#][^\\]*)?$/i;
/** A web page needs a host. */
const PAGE = /^https?:\/\/[^/?#]/i;
/** None of them leads to an app of the partner's. */
const FORBIDDEN = [
  ...['javascript:', 'data:', 'file:', 'blob:', 'vbscript:', 'about:', 'intent:'],
  ...['ftp:', 'ws:', 'wss:'],
];

/** Where Capa may send a customer (contract §2): https, or an app's own scheme; http to this machine only. */
export function isRedirectUri(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > MAX_LENGTH || /[\s\p{Cc}]/u.test(value)) return false;
  if (!ABSOLUTE.test(value) || !URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  if (protocol === 'https:' || protocol === 'http:')
    return PAGE.test(value) && (protocol === 'https:' || isLoopback(hostname));
  return !FORBIDDEN.includes(protocol);
}
