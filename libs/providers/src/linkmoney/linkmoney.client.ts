import { Inject, Injectable } from '@nestjs/common';
import { type Answer, type CallEnd, definite, OutgoingHttp, unknown } from '@sessionlink/http';
import { sendWithBearer, tokenOf } from '../bearer-client';
import { type Credential, Refusal } from '../provider';
import { onAnswer } from '../refusal';
import { type Token, TokenCache } from '../token-cache';
import {
  type Account,
  accountsOf,
  type Customer,
  customerOf,
  type NewSession,
  newSessionOf,
  refusalOf,
  type Transaction,
  transactionOf,
} from './linkmoney.answers';
import { LinkMoneySettings } from './linkmoney.settings';

export const CREATE_PATH = '/v2/sessions';
const REFRESH_BEFORE_MS = 60_000;
const TOKEN_LIFE_MS = 600_000;

type Scope = 'Link-Core' | 'Link-Payment';

/** The calls of contract §1, §2 and §4, and nothing but the calls. */
@Injectable()
export class LinkMoneyClient {
  private readonly tokens = new TokenCache();
  /** Link Money doesn't say which scope reads transactions (contract §1): the one that worked last. */
  private transactionScope: Scope = 'Link-Payment';

  constructor(
    private readonly http: OutgoingHttp,
    @Inject(LinkMoneySettings) private readonly settings: LinkMoneySettings | null,
  ) {}

  /** The only call with Basic; a 401 is final. */
  async create(body: object, { secrets }: Credential, timeoutMs: number): Promise<CallEnd<NewSession | Refusal>> {
    const basic = Buffer.from(`${secrets.client_id ?? ''}:${secrets.client_secret ?? ''}`).toString('base64');
    const headers = { Authorization: `Basic ${basic}` };
    const end = await this.http.send({ method: 'POST', url: this.urlOf(CREATE_PATH), headers, json: body, timeoutMs });
    return onAnswer(end, (answer) => read(answer, newSessionOf));
  }

  /** @returns null when Link Money doesn't know the id */
  async customer(id: string, credential: Credential, timeoutMs: number): Promise<CallEnd<Customer | null | Refusal>> {
    const end = await this.get(`/v1/customers/${encodeURIComponent(id)}`, 'Link-Core', credential, timeoutMs);
    return onAnswer(end, (answer) => readKnown(answer, customerOf));
  }

  /** @returns null when Link Money doesn't know the customer */
  async accounts(
    customerId: string,
    credential: Credential,
    timeoutMs: number,
  ): Promise<CallEnd<Account[] | null | Refusal>> {
    const path = `/v1/customers/${encodeURIComponent(customerId)}/accounts`;
    const end = await this.get(path, 'Link-Core', credential, timeoutMs);
    return onAnswer(end, (answer) => readKnown(answer, accountsOf));
  }

  /** A scope that is refused is followed by the other one, once. @returns null when Link Money doesn't know the id */
  async transaction(
    id: string,
    credential: Credential,
    timeoutMs: number,
  ): Promise<CallEnd<Transaction | null | Refusal>> {
    const until = Date.now() + timeoutMs;
    const path = `/v1/transactions/${encodeURIComponent(id)}`;
    const first = this.transactionScope;
    let end = await this.get(path, first, credential, timeoutMs);
    if (isScopeRefused(end)) {
      const other = first === 'Link-Payment' ? 'Link-Core' : 'Link-Payment';
      end = await this.get(path, other, credential, Math.max(1, until - Date.now()));
      if (end.end === 'definite' && !isScopeRefused(end)) this.transactionScope = other;
    }
    return onAnswer(end, (answer) => readKnown(answer, transactionOf));
  }

  private get(
    path: string,
    scope: Scope,
    { secrets }: Credential,
    timeoutMs: number,
  ): Promise<CallEnd<Answer | Refusal>> {
    const key = [this.urlOf(''), secrets.client_id, scope].join(' ');
    const source = { key, fetch: (leftMs: number) => this.fetchToken(scope, secrets, leftMs) };
    return sendWithBearer(this.http, this.tokens, source, { method: 'GET', url: this.urlOf(path), timeoutMs });
  }

  private async fetchToken(
    scope: Scope,
    secrets: Credential['secrets'],
    timeoutMs: number,
  ): Promise<CallEnd<Token | Refusal>> {
    const form = {
      client_id: secrets.client_id ?? '',
      client_secret: secrets.client_secret ?? '',
      scope,
      grant_type: 'client_credentials',
    };
    const end = await this.http.send({ method: 'POST', url: this.urlOf('/v1/tokens'), form, timeoutMs });
    return end.end === 'definite' ? tokenOf(end.answer, refreshAt) : end;
  }

  private urlOf(path: string): string {
    return `${this.settings?.baseUrl.replace(/\/$/, '') ?? ''}${path}`;
  }
}

function read<T>(answer: Answer, reader: (body: unknown) => T | undefined): CallEnd<T | Refusal> {
  if (answer.status >= 300) return definite(refusalOf(answer));
  const value = reader(answer.body);
  return value === undefined ? unknown('the answer is broken') : definite(value);
}

function readKnown<T>(answer: Answer, reader: (body: unknown) => T | undefined): CallEnd<T | null | Refusal> {
  return answer.status === 404 ? definite(null) : read(answer, reader);
}

function isScopeRefused(end: CallEnd<Answer | Refusal>): boolean {
  if (end.end !== 'definite') return false;
  const status = end.answer instanceof Refusal ? end.answer.upstreamStatus : end.answer.status;
  return status === 401 || status === 403;
}

/** A minute before the end; after ten minutes when the answer doesn't tell. */
function refreshAt(expiresInSeconds: number | undefined): Date {
  const lifeMs = expiresInSeconds === undefined ? TOKEN_LIFE_MS : expiresInSeconds * 1000 - REFRESH_BEFORE_MS;
  return new Date(Date.now() + lifeMs);
}
