import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { Test, type TestingModule } from '@nestjs/testing';
import { type Call, OutgoingHttp, OutgoingHttpModule, withRequestId } from '.';

let server: Server;
let app: TestingModule;
let http: OutgoingHttp;
/** What the server does with a request; each test sets it. */
let listener: RequestListener;
let requests: IncomingMessage[];
let url: string;

const start = (connections: number): Promise<TestingModule> =>
  Test.createTestingModule({
    imports: [OutgoingHttpModule.register('spec', { connections, connectTimeoutMs: 500 })],
  }).compile();
const get = (call: Partial<Call> = {}): Call => ({ method: 'GET', url, timeoutMs: 5000, ...call });
/** Answers these statuses one after the other, the last one for ever. */
const answering =
  (statuses: readonly number[], headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(statuses[Math.min(requests.length, statuses.length) - 1] ?? 500, headers).end('{}');
  };

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}/`;
});
beforeEach(async () => {
  requests = [];
  app = await start(4);
  http = app.get(OutgoingHttp, { strict: false });
});
afterEach(() => app.close());
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('a call that never left', () => {
  it('is not sent when the connection is refused', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const address = free.address();
    await new Promise((resolve) => free.close(resolve));
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const end = await http.send(get({ url: `http://127.0.0.1:${port}/` }));
    expect(end).toEqual({ end: 'not_sent', why: 'the call failed (ECONNREFUSED)' });
  });

  it('is not sent, then or later, when its deadline passes behind a full pool', async () => {
    await app.close();
    app = await start(1);
    http = app.get(OutgoingHttp, { strict: false });
    const held = new Promise<() => void>((resolve) => {
      listener = (_, response) => resolve(() => response.end('{}'));
    });
    const first = http.send(get());
    const release = await held;
    expect(await http.send(get({ timeoutMs: 200 }))).toEqual({ end: 'not_sent', why: 'the deadline passed' });
    listener = answering([200]);
    release();
    expect((await first).end).toBe('definite');
    expect((await http.send(get())).end).toBe('definite');
    expect(requests).toHaveLength(2);
  });
});

describe('a call that left', () => {
  it('is unknown after a reset', async () => {
    listener = ({ socket }) => void socket.resetAndDestroy();
    expect(await http.send(get())).toMatchObject({ end: 'unknown' });
    expect(requests).toHaveLength(1);
  });

  it('is unknown after its deadline', async () => {
    listener = () => undefined;
    expect(await http.send(get({ timeoutMs: 200 }))).toEqual({ end: 'unknown', why: 'the deadline passed' });
    expect(requests).toHaveLength(1);
  });

  it('is unknown when the body does not end in time', async () => {
    listener = (_, response) => void response.writeHead(201).write('{"a":');
    expect((await http.send(get({ timeoutMs: 200 }))).end).toBe('unknown');
  });

  it.each([408, 500, 502, 503, 504])('is unknown after a %d, and is not repeated', async (status) => {
    listener = answering([status]);
    expect(await http.send(get())).toEqual({ end: 'unknown', why: `the upstream answered ${status}` });
    expect(requests).toHaveLength(1);
  });

  it.each([200, 201, 204, 400, 401, 403, 404, 409, 422])('is definite after a %d', async (status) => {
    listener = answering([status]);
    expect(await http.send(get())).toMatchObject({ end: 'definite', answer: { status } });
    expect(requests).toHaveLength(1);
  });

  it('is definite after a redirect, which nobody follows', async () => {
    listener = answering([302], { Location: '/elsewhere' });
    const end = await http.send(get());
    expect(end).toMatchObject({ end: 'definite', answer: { status: 302, headers: { location: '/elsewhere' } } });
    expect(requests.map((request) => request.url)).toEqual(['/']);
  });
});

describe('a 429', () => {
  it('is repeated after the time that was asked for', async () => {
    listener = answering([429, 429, 201], { 'Retry-After': '0' });
    expect(await http.send(get())).toMatchObject({ end: 'definite', answer: { status: 201 } });
    expect(requests).toHaveLength(3);
  });

  it('is repeated at most twice, and then told with the time to wait', async () => {
    listener = answering([429], { 'Retry-After': '0' });
    expect(await http.send(get())).toMatchObject({ end: 'not_sent', retryAfterMs: 0 });
    expect(requests).toHaveLength(3);
  });

  it.each([
    ['seconds', '3600', 3_600_000],
    ['a date', new Date(Date.now() + 3_600_000).toUTCString(), 3_600_000],
  ])('is not repeated when the deadline comes before %s', async (_, header, ms) => {
    listener = answering([429], { 'Retry-After': header });
    const end = await http.send(get());
    expect(end.end === 'not_sent' && Math.abs((end.retryAfterMs ?? 0) - ms) < 60_000).toBe(true);
    expect(requests).toHaveLength(1);
  });

  it.each([[{}], [{ 'Retry-After': 'soon' }], [{ 'Retry-After': '-5' }]])(
    'never makes the wait unreadable: %j',
    async (headers) => {
      listener = answering([429], headers);
      const end = await http.send(get({ timeoutMs: 100 }));
      expect(end.end === 'not_sent' && [0, 1000].includes(end.retryAfterMs ?? -1)).toBe(true);
    },
  );
});

describe('an answer', () => {
  it('that is longer than the limit counts as broken', async () => {
    listener = (_, response) => void response.end(JSON.stringify('x'.repeat(98)));
    expect((await http.send(get({ maxBytes: 100 }))).end).toBe('definite');
    expect((await http.send(get({ maxBytes: 99 }))).end).toBe('unknown');
  });

  it.each([
    ['{"a":[1]}', { a: [1] }],
    ['<html></html>', undefined],
    ['', undefined],
    ['{"a', undefined],
  ])('%j has the body %j', async (sent, body) => {
    listener = (_, response) => void response.end(sent);
    expect(await http.send(get())).toMatchObject({ end: 'definite', answer: { body } });
  });
});

describe('a request', () => {
  const echoed = async (call: Call): Promise<{ method: unknown; type: unknown; body: string }> => {
    const bodies: Promise<string>[] = [];
    listener = (request, response) => {
      bodies.push(text(request).finally(() => response.end('{}')));
    };
    await http.send(call);
    const [request] = requests;
    return { method: request?.method, type: request?.headers['content-type'], body: (await bodies[0]) ?? '' };
  };

  it('carries JSON', async () => {
    const call = get({ method: 'POST', json: { name: 'Añá', at: null } });
    expect(await echoed(call)).toEqual({
      method: 'POST',
      type: 'application/json',
      body: '{"name":"Añá","at":null}',
    });
  });

  it('carries a form', async () => {
    const call = get({ method: 'POST', form: { scope: 'a b', secret: 'ä&=' } });
    expect(await echoed(call)).toEqual({
      method: 'POST',
      type: 'application/x-www-form-urlencoded',
      body: 'scope=a+b&secret=%C3%A4%26%3D',
    });
  });

  it('passes the id of the request that caused it on, however deep', async () => {
    listener = answering([200]);
    await withRequestId('req-17', async () => {
      await Promise.resolve();
      await http.send(get({ headers: { Authorization: 'Bearer x' } }));
    });
    await http.send(get());
    expect(requests.map(({ headers }) => headers['x-request-id'])).toEqual(['req-17', undefined]);
    expect(requests[0]?.headers.authorization).toBe('Bearer x');
  });

  it('uses connections again, and never more than the pool has', async () => {
    listener = answering([200]);
    for (let sent = 0; sent < 3; sent++) await Promise.all(Array.from({ length: 10 }, () => http.send(get())));
    expect(requests).toHaveLength(30);
    expect(new Set(requests.map(({ socket }) => socket)).size).toBeLessThanOrEqual(4);
  });

  it('still leaves from a second application after the first one was closed', async () => {
    const other = await start(4);
    await app.close();
    listener = answering([200]);
    expect((await other.get(OutgoingHttp, { strict: false }).send(get())).end).toBe('definite');
    await other.close();
  });
});
