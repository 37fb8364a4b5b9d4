import type { CallEnd } from '@sessionlink/http';
import { Refusal } from './provider';

export interface Token {
  value: string;
  /** When to fetch the next one: some time before its end. */
  refreshAt: Date;
}

/** Access tokens of upstreams: fetched once, shared by concurrent calls, refreshed before they end. */
export class TokenCache {
  private readonly fetches = new Map<string, Promise<CallEnd<Token | Refusal>>>();

  /** @param key whatever makes two tokens different: base URL, client, scope */
  async get(key: string, fetch: () => Promise<CallEnd<Token | Refusal>>): Promise<CallEnd<Token | Refusal>> {
    const known = this.fetches.get(key);
    if (known && isUsable(await known)) return known;
    const current = this.fetches.get(key);
    if (current && current !== known) return current;
    const fetching = fetch();
    this.fetches.set(key, fetching);
    return fetching;
  }

  /** Forgets a token that the upstream refused; a newer one stays. */
  async drop(key: string, token: Token): Promise<void> {
    const known = this.fetches.get(key);
    const end = await known;
    if (end?.end === 'definite' && end.answer === token && this.fetches.get(key) === known) this.fetches.delete(key);
  }
}

function isUsable(end: CallEnd<Token | Refusal>): boolean {
  return end.end === 'definite' && !(end.answer instanceof Refusal) && end.answer.refreshAt > new Date();
}
