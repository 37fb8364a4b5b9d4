import { Inject, Injectable } from '@nestjs/common';
import { type Answer, type Call, type CallEnd, definite, mapAnswer, OutgoingHttp, unknown } from '@sessionlink/http';
import { sendWithBearer } from '../bearer-client';
import { asDate, asList, asObject, asText, type JsonObject } from '../json';
import { type Credential, Refusal } from '../provider';
import { nonsense, onAnswer, rejected, unauthorised } from '../refusal';
import { type Token, TokenCache } from '../token-cache';
import { PomeloSettings } from './pomelo.settings';

export const CREATE_PATH = '/identity/v2/sessions';
const SESSIONS_PATH = '/identity/v1/sessions';
const SESSION_PATH = '/identity/v1/session';
const REFRESH_BEFORE_MS = 300_000;
const TOKEN_LIFE_MS = 600_000;
const PAGE_SIZE = 100;

/** The calls of contract §1, §2 and §4, and nothing but the calls. */
@Injectable()
export class PomeloClient {
  private readonly tokens = new TokenCache();
  /** Documents print the singular path, code calls the plural (contract §4): the one that worked last. */
  private getPath = SESSIONS_PATH;

  constructor(
    private readonly http: OutgoingHttp,
    @Inject(PomeloSettings) private readonly settings: PomeloSettings | null,
  ) {}

  /** @returns the answer's `data`, which may be empty */
  async create(body: object, credential: Credential, timeoutMs: number): Promise<CallEnd<JsonObject | Refusal>> {
    const end = await this.send({ method: 'POST', url: CREATE_PATH, json: body, timeoutMs }, credential);
    return onAnswer(end, (answer) => {
      if (answer.status >= 300) return definite(refusalOf(answer));
      const data = asObject(asObject(answer.body)?.data);
      return data ? definite(data) : unknown('the answer is broken');
    });
  }

  /** @returns null when Pomelo doesn't know the id */
  async get(id: string, credential: Credential, timeoutMs: number): Promise<CallEnd<JsonObject | null | Refusal>> {
    const other = this.getPath === SESSIONS_PATH ? SESSION_PATH : SESSIONS_PATH;
    for (const path of [this.getPath, other]) {
      const end = await this.send({ method: 'GET', url: `${path}/${encodeURIComponent(id)}`, timeoutMs }, credential);
      if (end.end !== 'definite') return end;
      if (end.answer instanceof Refusal) return definite(end.answer);
      if (end.answer.status === 404) continue;
      if (end.answer.status >= 300) return definite(refusalOf(end.answer));
      this.getPath = path;
      const data = asObject(asObject(end.answer.body)?.data);
      return data ? definite(data) : unknown('the answer is broken');
    }
    return definite(null);
  }

  /** All sessions created between two days (UTC, inclusive), newest first, all pages. */
  async search(
    from: Date,
    to: Date,
    credential: Credential,
    timeoutMs: number,
  ): Promise<CallEnd<JsonObject[] | Refusal>> {
    const found: JsonObject[] = [];
    for (let page = 1, pages = 1; page <= pages; page++) {
      const query = new URLSearchParams({
        'filter[created_at][from]': from.toISOString().slice(0, 10),
        'filter[created_at][to]': to.toISOString().slice(0, 10),
        sort: '-created_at',
        'page[number]': String(page),
        'page[size]': String(PAGE_SIZE),
      });
      const end = await this.send(
        { method: 'GET', url: `${SESSIONS_PATH}?${query.toString()}`, timeoutMs },
        credential,
      );
      if (end.end !== 'definite') return end;
      if (end.answer instanceof Refusal) return definite(end.answer);
      if (end.answer.status >= 300) return definite(refusalOf(end.answer));
      const body = asObject(end.answer.body);
      if (!Array.isArray(body?.data)) return unknown('the answer is broken');
      found.push(
        ...asList(body.data)
          .map(asObject)
          .filter((item) => item !== undefined),
      );
      pages = Number(asObject(asObject(body.meta)?.pagination)?.total_pages ?? 1);
    }
    return definite(found);
  }

  private send(call: Call, { secrets }: Credential): Promise<CallEnd<Answer | Refusal>> {
    const baseUrl = this.settings?.baseUrl ?? '';
    const full = { ...call, url: `${baseUrl}${call.url}` };
    if (secrets.api_token) return this.sendFixed(full, secrets.api_token);
    const key = [baseUrl, secrets.client_id, secrets.audience].join(' ');
    return sendWithBearer(
      this.http,
      this.tokens,
      { key, fetch: (timeoutMs) => this.fetchToken(baseUrl, secrets, timeoutMs) },
      full,
    );
  }

  private async sendFixed(call: Call, token: string): Promise<CallEnd<Answer | Refusal>> {
    const end = await this.http.send({ ...call, headers: { Authorization: `Bearer ${token}` } });
    return mapAnswer(end, (answer) => (answer.status === 401 ? unauthorised(401) : answer));
  }

  private async fetchToken(
    baseUrl: string,
    secrets: Credential['secrets'],
    timeoutMs: number,
  ): Promise<CallEnd<Token | Refusal>> {
    const json = {
      client_id: secrets.client_id,
      client_secret: secrets.client_secret,
      audience: secrets.audience,
      grant_type: 'client_credentials',
    };
    const end = await this.http.send({ method: 'POST', url: `${baseUrl}/oauth/token`, json, timeoutMs });
    return mapAnswer(end, ({ status, body }) => {
      const value = asText(asObject(body)?.access_token, 8192);
      return status < 300 && value
        ? { value, refreshAt: refreshAt(asObject(body)?.expires_in, value) }
        : unauthorised(status);
    });
  }
}

function refusalOf({ status, body }: Answer): Refusal {
  if (status < 400) return nonsense(status);
  if (status === 401 || status === 403) return unauthorised(status);
  const detail = asObject(asList(asObject(asObject(body)?.error)?.details)[0]);
  return rejected(status, asText(detail?.code, 64));
}

/** 5 minutes before the end: `expires_in`, else the JWT's `exp`, else 10 minutes (contract §1). */
function refreshAt(expiresIn: unknown, jwt: string): Date {
  if (typeof expiresIn === 'number') return new Date(Date.now() + expiresIn * 1000 - REFRESH_BEFORE_MS);
  const exp = expiryOf(jwt);
  return exp ? new Date(exp.getTime() - REFRESH_BEFORE_MS) : new Date(Date.now() + TOKEN_LIFE_MS);
}

function expiryOf(jwt: string): Date | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const exp = asObject(claims)?.exp;
    return typeof exp === 'number' ? asDate(new Date(exp * 1000).toISOString()) : undefined;
  } catch {
    return undefined;
  }
}
