import { createServer, type Server } from 'node:http';
import { Test, type TestingModule } from '@nestjs/testing';
import { type Answer, type CallEnd, OutgoingHttp, OutgoingHttpModule } from '@sessionlink/http';
import { sendWithBearer, tokenOf } from './bearer-client';
import type { Refusal } from './provider';
import { TokenCache } from './token-cache';

let server: Server;
let app: TestingModule;
let http: OutgoingHttp;
let url: string;
/** Tokens that the token route gives, one after the other; the last one for ever. A number is a status without one. */
let tokens: (string | number)[];
/** Tokens that the API takes. */
let good: string[];
let calls: string[];
let cache: TokenCache;

beforeAll(async () => {
  server = createServer(({ url: path, headers }, response) => {
    const bearer = headers.authorization ?? '';
    calls.push(path === '/token' ? 'token' : bearer);
    if (path !== '/token') {
      response.writeHead(good.some((token) => bearer === `Bearer ${token}`) ? 200 : 401).end('{}');
      return;
    }
    const [first] = tokens.length > 1 ? tokens.splice(0, 1) : tokens;
    if (typeof first === 'number') response.writeHead(first).end('{}');
    else response.end(JSON.stringify({ access_token: first, expires_in: 3600 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
  app = await Test.createTestingModule({
    imports: [OutgoingHttpModule.register('spec', { connections: 8, connectTimeoutMs: 500 })],
  }).compile();
  http = app.get(OutgoingHttp, { strict: false });
});
beforeEach(() => {
  cache = new TokenCache();
  calls = [];
});
afterAll(async () => {
  await app.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const call = (): Promise<CallEnd<Answer | Refusal>> =>
  sendWithBearer(
    http,
    cache,
    {
      key: 'key',
      fetch: async (timeoutMs) => {
        const end = await http.send({ method: 'POST', url: `${url}/token`, timeoutMs });
        return end.end === 'definite' ? tokenOf(end.answer, () => new Date(Date.now() + 60_000)) : end;
      },
    },
    { method: 'GET', url: `${url}/things`, timeoutMs: 5000 },
  );

describe('a call with a bearer token', () => {
  it('is sent with one token for twenty calls at once', async () => {
    [tokens, good] = [['one', 'two'], ['one']];
    const ends = await Promise.all(Array.from({ length: 20 }, call));
    expect(ends.every((end) => end.end === 'definite')).toBe(true);
    expect(calls.filter((each) => each === 'token')).toHaveLength(1);
    expect(calls).toHaveLength(21);
  });

  it('is sent again, with a new token, after a 401', async () => {
    [tokens, good] = [['old', 'new'], ['new']];
    expect(await call()).toMatchObject({ end: 'definite', answer: { status: 200 } });
    expect(calls).toEqual(['token', 'Bearer old', 'token', 'Bearer new']);
  });

  it('shares the new token too, when many are refused at once', async () => {
    [tokens, good] = [['old', 'new', 'other'], ['old']];
    await call();
    good = ['new'];
    calls = [];
    await Promise.all(Array.from({ length: 20 }, call));
    expect(calls.filter((each) => each === 'token')).toHaveLength(1);
  });

  it('means that our credential is refused when the same token comes again', async () => {
    [tokens, good] = [['old'], []];
    expect(await call()).toMatchObject({ end: 'definite', answer: { httpStatus: 502, stops: 'credential' } });
    expect(calls).toEqual(['token', 'Bearer old', 'token']);
  });

  it('means that our credential is refused after a second 401, and never goes on', async () => {
    [tokens, good] = [['one', 'two', 'three'], []];
    expect(await call()).toMatchObject({ end: 'definite', answer: { reason: { code: 'upstream_auth' } } });
    expect(calls).toEqual(['token', 'Bearer one', 'token', 'Bearer two']);
  });

  it.each([500, 503, 204, 429])('never left when the token route answers %d', async (status) => {
    [tokens, good] = [[status], []];
    expect((await call()).end).toBe('not_sent');
    expect(calls.every((each) => each === 'token')).toBe(true);
  });
});

describe("a token route's answer", () => {
  const at = new Date(0);
  const read = (status: number, body: unknown): CallEnd<unknown> => tokenOf({ status, headers: {}, body }, () => at);

  it.each([400, 401, 403])('%d: our credential is refused', (status) => {
    expect(read(status, { error: 'x' })).toMatchObject({ answer: { stops: 'credential', upstreamStatus: status } });
  });

  it.each([302, 404, 405])('%d: there is no such route, which pauses nothing', (status) => {
    expect(read(status, '')).toMatchObject({
      answer: { httpStatus: 502, stops: 'session', reason: { category: 'system' } },
    });
  });

  it.each([[undefined], [{}], [{ access_token: 7 }], [{ access_token: '' }], [[]]])('%j is broken', (body) => {
    expect(read(200, body)).toMatchObject({ end: 'unknown' });
  });

  it('tells how long the token lives, in seconds, if it says so', () => {
    const told: (number | undefined)[] = [];
    const refreshAt = (expiresIn: number | undefined): Date => {
      told.push(expiresIn);
      return at;
    };
    for (const expires_in of [3600, '3600', undefined])
      tokenOf({ status: 200, headers: {}, body: { access_token: 'a', expires_in } }, refreshAt);
    expect(told).toEqual([3600, undefined, undefined]);
  });
});
