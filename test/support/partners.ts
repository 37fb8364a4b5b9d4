import 'reflect-metadata';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SettingsModule } from '@sessionlink/config';
import {
  CryptoSettings,
  DatabaseSettings,
  DomainModule,
  KeyService,
  PartnerService,
  PROVIDERS,
  SessionSettings,
} from '@sessionlink/domain';

@Module({})
class TestModule {}

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON; what isn't a JSON object is `{ text }`. */
  body: Record<string, unknown>;
}

/** A partner system with a key. */
export interface TestPartner {
  id: string;
  key: string;
  /** `rsk_…` */
  returnSecret: string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** @param body an object is sent as JSON, a string as it is */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** POST /v1/sessions */
  create(provider: string, params: unknown, more?: object, headers?: Record<string, string>): Promise<Answer>;
}

/** Makes partners through the domain, as an admin would. */
export class Partners {
  private constructor(private readonly context: INestApplicationContext) {}

  static async open(env: Record<string, string>): Promise<Partners> {
    const before = { ...process.env };
    Object.assign(process.env, env);
    const imports = [
      SettingsModule.forRoot(
        [DatabaseSettings, CryptoSettings, SessionSettings],
        PROVIDERS.map(({ Settings }) => Settings),
      ),
      DomainModule,
    ];
    process.env = before;
    return new Partners(
      await NestFactory.createApplicationContext({ module: TestModule, imports }, { logger: ['error'] }),
    );
  }

  async create(apiUrl: () => string, scopes?: string[]): Promise<TestPartner> {
    const partners = this.context.get(PartnerService);
    const partner = await partners.create({ name: 'Acme' });
    const { id } = partner;
    const { key } = await this.context
      .get(KeyService)
      .create({ partnerId: id, name: 'test', ...(scopes && { scopes }) });
    const send = async (
      method: string,
      path: string,
      body: unknown,
      headers: Record<string, string>,
    ): Promise<Answer> => {
      const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
      const auth = {
        Authorization: `Bearer ${key}`,
        ...(text !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      };
      const response = await fetch(apiUrl() + path, {
        method,
        headers: auth,
        ...(text !== undefined && { body: text }),
        redirect: 'manual',
      });
      return { status: response.status, headers: response.headers, body: parsed(await response.text()) };
    };
    const post: TestPartner['post'] = (path, body, headers = {}) => send('POST', path, body, headers);
    return {
      id,
      key,
      returnSecret: partners.returnSecretOf(partner),
      post,
      get: (path, headers = {}) => send('GET', path, undefined, headers),
      create: (provider, params, more = {}, headers = {}) =>
        post('/v1/sessions', { provider, params, ...more }, headers),
    };
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : { text };
  } catch {
    return { text };
  }
}
