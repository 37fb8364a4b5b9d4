import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { until } from './sandbox';

export interface Delivery {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Somebody who gets webhooks: keeps all, and takes them unless told to refuse. */
export class Receiver {
  readonly deliveries: Delivery[] = [];
  /** Answers to come before the 200s, as in `[500, 500]`. */
  readonly refusals: number[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(path: string): Promise<Receiver> {
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        receiver.deliveries.push({ headers: request.headers, body });
        response.writeHead(receiver.refusals.shift() ?? 200).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const receiver = new Receiver(server, `http://127.0.0.1:${String(port)}${path}`);
    return receiver;
  }

  /** The first `count` that `match`, parsed, once there are so many. */
  async received<T>(count: number, match: (body: T, delivery: Delivery) => boolean = () => true): Promise<T[]> {
    const matching = (): T[] =>
      this.deliveries
        .map((delivery) => ({ delivery, body: JSON.parse(delivery.body) as T }))
        .filter(({ body, delivery }) => match(body, delivery))
        .map(({ body }) => body);
    return until(matching, (bodies) => bodies.length >= count);
  }

  clear(): void {
    this.deliveries.length = 0;
    this.refusals.length = 0;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
