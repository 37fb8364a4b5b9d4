import { type CallEnd, definite } from '@sessionlink/http';
import { Refusal } from './provider';

export interface Token {
  value: string;
  /** When to fetch the next one: some time before its end. */
  refreshAt: Date;
}

type TokenEnd = CallEnd<Token | Refusal>;

/** Access tokens of upstreams: fetched once, shared by concurrent calls, refreshed before they end. */
export class TokenCache {
  private readonly tokens = new Map<string, Token>();
  private readonly fetches = new Map<string, Promise<TokenEnd>>();

  /**
   * Calls that come while a fetch is running get what it gets, a failure too; the next one tries again.
   * @param key whatever makes two tokens different: base URL, client, scope
   */
  async get(key: string, fetch: () => Promise<TokenEnd>): Promise<TokenEnd> {
    const token = this.tokens.get(key);
    if (token && token.refreshAt > new Date()) return definite(token);
    return this.fetches.get(key) ?? this.begin(key, fetch);
  }

  /** Forgets a token that the upstream refused; a newer one stays. */
  drop(key: string, token: Token): void {
    if (this.tokens.get(key) === token) this.tokens.delete(key);
  }

  private begin(key: string, fetch: () => Promise<TokenEnd>): Promise<TokenEnd> {
    const fetching = this.keep(key, fetch).finally(() => this.fetches.delete(key));
    this.fetches.set(key, fetching);
    return fetching;
  }

  private async keep(key: string, fetch: () => Promise<TokenEnd>): Promise<TokenEnd> {
    const end = await fetch();
    if (end.end === 'definite' && !(end.answer instanceof Refusal)) this.tokens.set(key, end.answer);
    return end;
  }
}
