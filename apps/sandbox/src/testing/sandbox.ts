import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { FaultRule } from '../faults/fault.body';
import { SandboxSettings } from '../http/settings';
import type { Effect, ProviderName } from '../ledger/ledger';
import { prepare } from '../prepare';
import { SandboxModule } from '../sandbox.module';

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed when it is JSON, else the text. */
  body: unknown;
}

/** The real sandbox on a free port, with its waits a hundred times shorter. */
export class TestSandbox {
  private constructor(
    readonly app: NestExpressApplication,
    readonly url: string,
  ) {}

  /** @param settle changes settings before anything is sent, as in `(app) => { app.get(PomeloSettings).url = … }` */
  static async start(settle?: (app: NestExpressApplication) => void): Promise<TestSandbox> {
    const app = prepare(
      await NestFactory.create<NestExpressApplication>(SandboxModule, {
        logger: ['error'],
        rawBody: true,
        forceCloseConnections: true,
      }),
    );
    app.get(SandboxSettings).timeScale = 0.01;
    settle?.(app);
    await app.listen(0, '127.0.0.1');
    return new TestSandbox(app, (await app.getUrl()).replace('[::1]', '127.0.0.1'));
  }

  /** A string or form is sent as it is, anything else as JSON. Redirects aren't followed. */
  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const raw = typeof body === 'string' || body instanceof URLSearchParams || body instanceof FormData;
    const response = await fetch(new URL(path, this.url), {
      method,
      redirect: 'manual',
      headers: { ...(body !== undefined && !raw && { 'Content-Type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: raw ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(5000),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  async ledger(provider: ProviderName): Promise<Effect[]> {
    const response = await fetch(`${this.url}/_sandbox/ledger`);
    const effects = (await response.json()) as Effect[];
    return effects.filter((effect) => effect.provider === provider);
  }

  /** As `kind key`, in order: what happened, for comparing. */
  async effects(provider: ProviderName): Promise<string[]> {
    return (await this.ledger(provider)).map(({ kind, key }) => `${kind} ${key ?? '-'}`);
  }

  async reset(): Promise<void> {
    await this.call('DELETE', '/_sandbox/ledger');
    await this.faults();
  }

  async faults(...rules: FaultRule[]): Promise<void> {
    await this.call('PUT', '/_sandbox/faults', { rules });
  }

  async advance(provider: ProviderName, key: string, to: string): Promise<Answer> {
    return this.call('POST', '/_sandbox/advance', { provider, key, to });
  }
}

/** Asks until the answer is as wished. @throws Error after four seconds, with the last answer */
export async function until<T>(ask: () => T | Promise<T>, wished: (answer: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const answer = await ask();
    if (wished(answer)) return answer;
    if (tries > 200) throw new Error(`still ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
