import { type CallEnd, definite, unknown } from '@sessionlink/http';
import type { Refusal } from './provider';
import { unauthorised } from './refusal';
import { type Token, TokenCache } from './token-cache';

const token = (value: string, lifeMs = 60_000): CallEnd<Token> =>
  definite({ value, refreshAt: new Date(Date.now() + lifeMs) });

/** A token route that answers these, one after the other, and counts. */
class Source {
  fetches = 0;
  constructor(private readonly ends: readonly CallEnd<Token | Refusal>[]) {}

  readonly fetch = async (): Promise<CallEnd<Token | Refusal>> => {
    const end = this.ends[this.fetches++];
    await new Promise((resolve) => setImmediate(resolve));
    return end ?? unknown('nothing left');
  };
}

const valueOf = (end: CallEnd<Token | Refusal>): string | undefined =>
  end.end === 'definite' && 'value' in end.answer ? end.answer.value : undefined;

describe('a token', () => {
  it('is fetched once, however many calls want it at once and later', async () => {
    const cache = new TokenCache();
    const source = new Source([token('one'), token('two')]);
    const ends = await Promise.all(Array.from({ length: 20 }, () => cache.get('key', source.fetch)));
    expect(new Set(ends.map(valueOf))).toEqual(new Set(['one']));
    expect(valueOf(await cache.get('key', source.fetch))).toBe('one');
    expect(source.fetches).toBe(1);
  });

  it('is another one for another key', async () => {
    const cache = new TokenCache();
    const source = new Source([token('one'), token('two')]);
    expect(valueOf(await cache.get('a', source.fetch))).toBe('one');
    expect(valueOf(await cache.get('b', source.fetch))).toBe('two');
  });

  it('is fetched again, once, when its time to refresh has come', async () => {
    const cache = new TokenCache();
    const source = new Source([token('old', -1), token('new')]);
    await cache.get('key', source.fetch);
    const ends = await Promise.all(Array.from({ length: 20 }, () => cache.get('key', source.fetch)));
    expect(new Set(ends.map(valueOf))).toEqual(new Set(['new']));
    expect(source.fetches).toBe(2);
  });

  it.each([
    ['a lost answer', unknown('the deadline passed')],
    ['a refusal', definite(unauthorised(401))],
    ['a refused connection', { end: 'not_sent' as const, why: 'the call failed (ECONNREFUSED)' }],
  ])('that is not given (%s) is asked for once by all who wait, and again by the next call', async (_, end) => {
    const cache = new TokenCache();
    const source = new Source([end, token('one')]);
    const ends = await Promise.all(Array.from({ length: 20 }, () => cache.get('key', source.fetch)));
    expect(ends.every((each) => each === ends[0] && each.end === end.end)).toBe(true);
    expect(source.fetches).toBe(1);
    expect(valueOf(await cache.get('key', source.fetch))).toBe('one');
  });

  it('is asked for again after a fetch that threw', async () => {
    const cache = new TokenCache();
    await expect(cache.get('key', () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
    expect(valueOf(await cache.get('key', new Source([token('one')]).fetch))).toBe('one');
  });

  it('that was dropped is fetched again, but a newer one stays', async () => {
    const cache = new TokenCache();
    const source = new Source([token('one'), token('two'), token('three')]);
    const first = await cache.get('key', source.fetch);
    if (first.end !== 'definite' || !('value' in first.answer)) throw new Error('no token');
    cache.drop('key', first.answer);
    expect(valueOf(await cache.get('key', source.fetch))).toBe('two');
    cache.drop('key', first.answer);
    expect(valueOf(await cache.get('key', source.fetch))).toBe('two');
  });
});
