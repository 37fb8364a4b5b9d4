import { AxiosHeaders, type AxiosAdapter } from 'axios';
import { Agent, DecoratorHandler, request, type Dispatcher } from 'undici';

export interface PoolOptions {
  /** Kept-alive connections per origin, at most; further calls wait for one. */
  connections: number;
  connectTimeoutMs: number;
}

/**
 * Sends axios's requests over undici: less than half of the time per call of axios's own adapter, and it tells whether a
 * request ever left. Never follows redirects, never uses a proxy.
 */
export class UndiciTransport {
  private readonly left = new WeakSet<AbortSignal>();
  private readonly agent: Agent;
  private readonly dispatcher: Dispatcher;

  constructor({ connections, connectTimeoutMs }: PoolOptions) {
    this.agent = new Agent({
      connections,
      connect: { timeout: connectTimeoutMs },
      headersTimeout: 0,
      bodyTimeout: 0,
      pipelining: 1,
    });
    this.dispatcher = this.agent.compose((dispatch) => (options, handler) => {
      const signal: unknown = 'signal' in options ? options.signal : undefined;
      return dispatch(
        options,
        signal instanceof AbortSignal
          ? new Departure(handler, () => !signal.aborted && this.left.add(signal))
          : handler,
      );
    });
  }

  /** Whether the request with this signal reached a socket, so that the other side may have seen it. */
  hasLeft(signal: AbortSignal): boolean {
    return this.left.has(signal);
  }

  /** Honours url, method, headers, data (a string), signal and maxContentLength; the body comes back as text. */
  readonly adapter: AxiosAdapter = async (config) => {
    const signal = config.signal instanceof AbortSignal ? config.signal : null;
    const answer = request(config.url ?? '', {
      dispatcher: this.dispatcher,
      method: (config.method ?? 'GET').toUpperCase(),
      headers: config.headers.toJSON(true),
      body: typeof config.data === 'string' ? config.data : null,
      signal,
    });
    const { statusCode, headers, body } = await (signal ? unlessAborted(answer, signal) : answer);
    const data = await readAtMost(body, config.maxContentLength ?? Infinity);
    return { status: statusCode, statusText: '', headers: new AxiosHeaders(flatten(headers)), data, config };
  };

  close(): Promise<void> {
    return this.agent.destroy();
  }
}

class Departure extends DecoratorHandler {
  constructor(
    private readonly next: Dispatcher.DispatchHandler,
    private readonly departed: () => unknown,
  ) {
    super(next);
  }

  onRequestStart(controller: Dispatcher.DispatchController, context: unknown): void {
    this.departed();
    this.next.onRequestStart?.(controller, context);
  }
}

/** A request that waits for a connection notices its signal only once it has one (and is then not sent): too late for a deadline. */
async function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(new DOMException('The signal was aborted.', 'AbortError'));
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

async function readAtMost(body: AsyncIterable<unknown>, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > limit) throw new Error(`the answer is longer than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
