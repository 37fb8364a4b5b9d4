import { setTimeout as sleep } from 'node:timers/promises';
import { HttpService } from '@nestjs/axios';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type CallEnd, definite, unknown } from './call-end';
import { currentRequestId } from './request-id';
import { UndiciTransport } from './undici-adapter';

export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: object;
  /** Sent as application/x-www-form-urlencoded. */
  form?: Record<string, string>;
  /** The whole call: connecting, repeats and waits included. */
  timeoutMs: number;
  /** A longer answer counts as a broken one. */
  maxBytes?: number;
}

export interface Answer {
  status: number;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  /** The parsed JSON; undefined when the body is no JSON. */
  body: unknown;
}

const REPEATS = 2;
const FIRST_WAIT_MS = 100;

/** The one outgoing HTTP client: a deadline, a bounded pool of kept-alive connections, and the truth about how a call ended. */
@Injectable()
export class OutgoingHttp implements OnApplicationShutdown {
  constructor(
    private readonly http: HttpService,
    private readonly transport: UndiciTransport,
  ) {}

  /**
   * Sends, and repeats at most twice what provably did nothing (no connection, 429) while the deadline lasts.
   * 408 and every 5xx are *unknown*, as are a reset or a deadline after the request left; any other status is *definite*.
   */
  async send(call: Call): Promise<CallEnd<Answer>> {
    const until = Date.now() + call.timeoutMs;
    for (let repeats = 0; ; repeats++) {
      const end = await this.once(call, Math.max(1, until - Date.now()));
      if (end.end !== 'not_sent' || repeats === REPEATS) return end;
      const waitMs = end.retryAfterMs ?? FIRST_WAIT_MS * 2 ** repeats * (0.5 + Math.random());
      if (Date.now() + waitMs >= until) return end;
      await sleep(waitMs);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.transport.close();
  }

  private async once(call: Call, timeoutMs: number): Promise<CallEnd<Answer>> {
    const signal = AbortSignal.timeout(timeoutMs);
    const requestId = currentRequestId();
    try {
      const { status, headers, data } = await this.http.axiosRef.request<string>({
        method: call.method,
        url: call.url,
        headers: {
          Accept: 'application/json',
          ...(call.json && { 'Content-Type': 'application/json' }),
          ...(call.form && { 'Content-Type': 'application/x-www-form-urlencoded' }),
          ...(requestId && { 'X-Request-Id': requestId }),
          ...call.headers,
        },
        data: call.json ? JSON.stringify(call.json) : call.form && new URLSearchParams(call.form).toString(),
        signal,
        maxContentLength: call.maxBytes ?? 262_144,
      });
      if (status === 429)
        return {
          end: 'not_sent',
          why: 'the upstream is limiting us (429)',
          retryAfterMs: retryAfterMs(headers['retry-after']),
        };
      if (status === 408 || status >= 500) return unknown(`the upstream answered ${status}`);
      return definite({
        status,
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
        body: parsed(data),
      });
    } catch (error) {
      const why = reasonOf(error);
      return this.transport.hasLeft(signal) ? unknown(why) : { end: 'not_sent', why };
    }
  }
}

/** `Retry-After` in seconds or as an HTTP date; a second when it is absent or unreadable. */
function retryAfterMs(header: unknown): number {
  const seconds = Number(header ?? 1);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(String(header)) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : 1000;
}

/** The kind of the failure without the address: an upstream's URL is in no event and no answer. */
function reasonOf(error: unknown): string {
  const { code, name }: { code?: unknown; name?: unknown } = typeof error === 'object' && error ? error : {};
  const kind = [code, name].find((word) => typeof word === 'string') ?? 'Error';
  return ['TimeoutError', 'AbortError', 'ERR_CANCELED'].includes(kind)
    ? 'the deadline passed'
    : `the call failed (${kind})`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
