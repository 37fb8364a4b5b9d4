const FORBIDDEN = ['javascript:', 'data:', 'file:', 'blob:', 'vbscript:', 'about:', 'intent:'];
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Where Capa would send the customer: https, an app's own scheme, or plain http to this machine (contract §2). */
export function isRedirectUri(text: string): boolean {
  if (text.length > 2048 || /[\s\p{Cc}]/u.test(text) || !/^[a-z][a-z0-9+.-]*:\/\/./i.test(text)) return false;
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  if (username || password || FORBIDDEN.includes(protocol)) return false;
  return protocol !== 'http:' || LOOPBACK.test(hostname);
}

/** Adds the id as AiPrise does (contract §9), leaving the rest of the URI as it was given. */
export function withSessionId(uri: string, verificationSessionId: string): string {
  const [, before = uri, hash = ''] = /^([^#]*)(#.*)?$/s.exec(uri) ?? [];
  return `${before}${before.includes('?') ? '&' : '?'}verification_session_id=${verificationSessionId}${hash}`;
}
