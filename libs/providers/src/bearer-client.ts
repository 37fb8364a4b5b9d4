import { type Answer, type Call, type CallEnd, definite, type OutgoingHttp, unknown } from '@sessionlink/http';
import { asObject, asText } from './json';
import { Refusal } from './provider';
import { nonsense, unauthorised } from './refusal';
import type { Token, TokenCache } from './token-cache';

export interface TokenSource {
  key: string;
  /** @param timeoutMs what is left of the whole call */
  fetch(timeoutMs: number): Promise<CallEnd<Token | Refusal>>;
}

/**
 * A call with a bearer token. A 401 proves that nothing was done: the token is dropped, fetched once more and the call
 * repeated once; a second 401, or the same token again, means that our credential is refused.
 * A token that can't be had is *not sent*: the call itself never left.
 */
export async function sendWithBearer(
  http: OutgoingHttp,
  tokens: TokenCache,
  source: TokenSource,
  call: Call,
): Promise<CallEnd<Answer | Refusal>> {
  const until = Date.now() + call.timeoutMs;
  const left = (): number => Math.max(1, until - Date.now());
  let refused: Token | undefined;
  for (;;) {
    const token = await tokens.get(source.key, () => source.fetch(left()));
    if (token.end !== 'definite') return { ...token, end: 'not_sent' };
    if (token.answer instanceof Refusal) return definite(token.answer);
    if (refused && token.answer.value === refused.value) return definite(unauthorised(401));
    const headers = { ...call.headers, Authorization: `Bearer ${token.answer.value}` };
    const end = await http.send({ ...call, headers, timeoutMs: left() });
    if (end.end !== 'definite' || end.answer.status !== 401) return end;
    if (refused) return definite(unauthorised(401));
    refused = token.answer;
    tokens.drop(source.key, refused);
  }
}

/**
 * Reads a token route's answer (RFC 6749).
 * @param refreshAt when the next one is to be fetched; `expiresIn` in seconds, if the answer tells
 */
export function tokenOf(
  { status, body }: Answer,
  refreshAt: (expiresIn: number | undefined, value: string) => Date,
): CallEnd<Token | Refusal> {
  if ([400, 401, 403].includes(status)) return definite(unauthorised(status));
  if (status >= 300) return definite(nonsense(status, undefined, 'system'));
  const { access_token, expires_in } = asObject(body) ?? {};
  const value = asText(access_token, 8192);
  if (value === undefined) return unknown('the token answer is broken');
  return definite({ value, refreshAt: refreshAt(typeof expires_in === 'number' ? expires_in : undefined, value) });
}
