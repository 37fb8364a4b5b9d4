import { Inject, Injectable } from '@nestjs/common';
import { type Answer, type Call, type CallEnd, definite, mapAnswer, OutgoingHttp, unknown } from '@sessionlink/http';
import { sendWithBearer, tokenOf } from '../bearer-client';
import { asObject } from '../json';
import { type Credential, Refusal } from '../provider';
import { onAnswer, unauthorised } from '../refusal';
import { type Token, TokenCache } from '../token-cache';
import { type IdentitySession, type Page, pageIn, sessionIn } from './pomelo.answers';
import { PomeloSettings } from './pomelo.settings';

export const CREATE_PATH = '/identity/v2/sessions';
const SESSIONS_PATH = '/identity/v1/sessions';
const SESSION_PATH = '/identity/v1/session';
const REFRESH_BEFORE_MS = 300_000;
const TOKEN_LIFE_MS = 600_000;
const PAGE_SIZE = 100;

/** The calls of contract §1, §2 and §4, and nothing but the calls. Time-outs are for a whole call, repeats included. */
@Injectable()
export class PomeloClient {
  private readonly tokens = new TokenCache();
  private readonly baseUrl: string;
  /** Documents print the singular path, code calls the plural (contract §4): the one that worked last. */
  private getPath = SESSIONS_PATH;

  constructor(
    private readonly http: OutgoingHttp,
    @Inject(PomeloSettings) settings: PomeloSettings | null,
  ) {
    this.baseUrl = settings?.baseUrl.replace(/\/+$/, '') ?? '';
  }

  /** @returns what is known of the new session: maybe nothing at all */
  async create(body: object, credential: Credential, timeoutMs: number): Promise<CallEnd<IdentitySession | Refusal>> {
    const end = await this.send({ method: 'POST', url: CREATE_PATH, json: body, timeoutMs }, credential);
    return onAnswer(end, (answer) => sessionIn(answer, this.baseUrl));
  }

  /** @returns null when Pomelo doesn't know the id */
  async get(id: string, credential: Credential, timeoutMs: number): Promise<CallEnd<IdentitySession | null | Refusal>> {
    const until = Date.now() + timeoutMs;
    const other = this.getPath === SESSIONS_PATH ? SESSION_PATH : SESSIONS_PATH;
    for (const path of [this.getPath, other]) {
      const url = `${path}/${encodeURIComponent(id)}`;
      const end = await this.send({ method: 'GET', url, timeoutMs: Math.max(1, until - Date.now()) }, credential);
      if (end.end === 'definite' && !(end.answer instanceof Refusal)) {
        if (end.answer.status === 404) continue;
        this.getPath = path;
      }
      return onAnswer(end, (answer) => onAnswer(sessionIn(answer, this.baseUrl), whole));
    }
    return definite(null);
  }

  /** All sessions created between two days (UTC, inclusive), of all pages, each once. */
  async search(
    from: Date,
    to: Date,
    credential: Credential,
    timeoutMs: number,
  ): Promise<CallEnd<IdentitySession[] | Refusal>> {
    const until = Date.now() + timeoutMs;
    const found = new Map<string, IdentitySession>();
    for (let number = 1, pages = 1; number <= pages; number++) {
      const end = await this.page(from, to, number, credential, Math.max(1, until - Date.now()));
      if (end.end !== 'definite') return end;
      if (end.answer instanceof Refusal) return definite(end.answer);
      // rows move to the next page when somebody creates a session meanwhile
      for (const session of end.answer.sessions) if (session.id !== undefined) found.set(session.id, session);
      pages = end.answer.pages;
    }
    return definite([...found.values()]);
  }

  private async page(
    from: Date,
    to: Date,
    number: number,
    credential: Credential,
    timeoutMs: number,
  ): Promise<CallEnd<Page | Refusal>> {
    const query = new URLSearchParams({
      'filter[created_at][from]': from.toISOString().slice(0, 10),
      'filter[created_at][to]': to.toISOString().slice(0, 10),
      sort: '-created_at',
      'page[number]': String(number),
      'page[size]': String(PAGE_SIZE),
    });
    const url = `${SESSIONS_PATH}?${query.toString()}`;
    return onAnswer(await this.send({ method: 'GET', url, timeoutMs }, credential), (answer) =>
      pageIn(answer, this.baseUrl),
    );
  }

  private send(call: Call, { secrets }: Credential): Promise<CallEnd<Answer | Refusal>> {
    const full = { ...call, url: `${this.baseUrl}${call.url}` };
    if (secrets.api_token) return this.sendFixed(full, secrets.api_token);
    const key = JSON.stringify([this.baseUrl, secrets.client_id, secrets.client_secret, secrets.audience]);
    const source = { key, fetch: (timeoutMs: number) => this.fetchToken(secrets, timeoutMs) };
    return sendWithBearer(this.http, this.tokens, source, full);
  }

  private async sendFixed(call: Call, token: string): Promise<CallEnd<Answer | Refusal>> {
    const end = await this.http.send({ ...call, headers: { Authorization: `Bearer ${token}` } });
    return mapAnswer(end, (answer) => (answer.status === 401 ? unauthorised(401) : answer));
  }

  private async fetchToken(secrets: Credential['secrets'], timeoutMs: number): Promise<CallEnd<Token | Refusal>> {
    const { client_id, client_secret, audience } = secrets;
    const json = { client_id, client_secret, audience, grant_type: 'client_credentials' };
    const end = await this.http.send({ method: 'POST', url: `${this.baseUrl}/oauth/token`, json, timeoutMs });
    return onAnswer(end, (answer) => tokenOf(answer, refreshAt));
  }
}

/** A lookup has to tell at least which session it is about, and its state (contract §4). */
function whole(session: IdentitySession): CallEnd<IdentitySession | Refusal> {
  const isWhole = session.id !== undefined && session.word !== undefined;
  return isWhole ? definite(session) : unknown('the answer is broken');
}

/** 5 minutes before the end: `expires_in`, else the JWT's `exp`, else 10 minutes (contract §1). */
export function refreshAt(expiresIn: number | undefined, jwt: string): Date {
  const now = Date.now();
  const endsAt = expiresIn === undefined ? expiryOf(jwt) : now + expiresIn * 1000;
  return new Date(endsAt === undefined ? now + TOKEN_LIFE_MS : endsAt - REFRESH_BEFORE_MS);
}

function expiryOf(jwt: string): number | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const exp = asObject(claims)?.exp;
    return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}
