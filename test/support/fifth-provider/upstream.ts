import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** The company behind the fifth provider: one route, one key. */
export interface FifthUpstream {
  /** Without a slash at its end. */
  readonly url: string;
  readonly apiKey: string;
  /** The bodies that it got, oldest first. */
  readonly received: unknown[];
  stop(): Promise<void>;
}

export async function startFifthUpstream(): Promise<FifthUpstream> {
  const apiKey = 'fifth-key';
  const received: unknown[] = [];
  const answer = async (request: IncomingMessage): Promise<{ status: number; body: object }> => {
    if (request.headers['x-api-key'] !== apiKey) return { status: 401, body: { error: 'BAD_KEY' } };
    if (request.method !== 'POST' || request.url !== '/links') return { status: 404, body: { error: 'NO_ROUTE' } };
    const id = `link-${received.push(await json(request))}`;
    return { status: 201, body: { id, url: `https://fifth.example/${id}`, state: 'NEW' } };
  };
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, apiKey, received, stop };
}
