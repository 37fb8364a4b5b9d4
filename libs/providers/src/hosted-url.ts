/** A link that a customer may be sent to: absolute https, or http on loopback (development), no user info; else undefined. */
export function hostedUrl(value: unknown): URL | undefined {
  const url = absoluteUrl(value);
  return url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) ? url : undefined;
}

/**
 * A link that an upstream answered: absolute https without user info; else undefined. Http only where the upstream itself
 * is spoken to over http (development).
 */
export function upstreamLink(value: unknown, baseUrl: string): URL | undefined {
  const url = absoluteUrl(value);
  const isAllowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && /^http:/i.test(baseUrl));
  return isAllowed ? url : undefined;
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function absoluteUrl(value: unknown): URL | undefined {
  if (typeof value !== 'string' || value.length > 2048 || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  return url.username === '' && url.password === '' ? url : undefined;
}
