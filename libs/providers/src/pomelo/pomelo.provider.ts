import { Inject, Injectable } from '@nestjs/common';
import { type CallEnd, definite } from '@sessionlink/http';
import { hostedUrl } from '../hosted-url';
import { asDate, asObject, asText, asList, type JsonObject, refsOf } from '../json';
import { type Credential, type Facts, type Handle, type Provider, Refusal, type Seen } from '../provider';
import type { Fault } from '../rules/fault';
import { readParams } from '../rules/read-params';
import { CREATE_PATH, PomeloClient } from './pomelo.client';
import { crossFaults } from './pomelo.cross-rules';
import { PomeloParams } from './pomelo.params';
import { PomeloSettings } from './pomelo.settings';
import { meaningOf, unknownWord } from './pomelo.state';

const DAY_MS = 86_400_000;
/** A candidate of an unknown create was made from 2 min before to 10 min after it was sent (contract §7). */
const BEFORE_MS = 120_000;
const AFTER_MS = 600_000;

/** KYB sessions at Pomelo Identity. */
@Injectable()
export class PomeloProvider implements Provider<PomeloParams> {
  readonly policy = { deadlineMs: { send: 15_000, lookup: 15_000 } };
  readonly credential: Credential | null;

  constructor(
    private readonly client: PomeloClient,
    @Inject(PomeloSettings) private readonly settings: PomeloSettings | null,
  ) {
    const { clientId, clientSecret, audience, apiToken } = settings ?? {};
    this.credential = settings && {
      id: 'pomelo',
      secrets: refsOf({ client_id: clientId, client_secret: clientSecret, audience, api_token: apiToken }),
    };
  }

  readParams(raw: unknown): { params: PomeloParams } | { faults: Fault[] } {
    return readParams(PomeloParams, raw, crossFaults);
  }

  handles({ data }: PomeloParams): Handle[] {
    const people = data.partners.map(({ id }) => ({ kind: 'user_id', value: id, use: 'look' as const }));
    return [{ kind: 'company_id', value: data.company.id, use: 'look' }, ...people];
  }

  outgoing({ params }: Facts<PomeloParams>): { path: string; body: object } {
    return { path: CREATE_PATH, body: params };
  }

  async create(facts: Facts<PomeloParams>, credential: Credential): Promise<CallEnd<Seen | Refusal>> {
    const { send } = this.policy.deadlineMs;
    const end = await this.client.create(this.outgoing(facts).body, credential, send);
    if (end.end !== 'definite') return end;
    if (end.answer instanceof Refusal) return definite(end.answer);
    return definite(await this.created(end.answer, facts, credential));
  }

  lookup(facts: Facts<PomeloParams>, credential: Credential): Promise<CallEnd<Seen[] | Refusal>> {
    const id = facts.link.refs.session_id;
    return id ? this.lookUpById(id, facts, credential) : this.search(facts, credential);
  }

  private async created(data: JsonObject, facts: Facts<PomeloParams>, credential: Credential): Promise<Seen> {
    const link = this.linkOf(data);
    const waitsForPage = facts.params.integration_method === 'WEB';
    if (!waitsForPage)
      return { by: 'answer', word: null, change: { status: link.url ? 'open' : 'in_progress' }, ...this.named(link) };
    if (!link.id || link.url)
      return { by: 'answer', word: null, ...(link.url && { change: { status: 'open' } }), ...this.named(link) };
    return this.withoutPage(link, facts, credential);
  }

  /** WEB with an id but without a url: one GET (contract §8). */
  private async withoutPage(link: PomeloLink, facts: Facts<PomeloParams>, credential: Credential): Promise<Seen> {
    const end = await this.client.get(link.id ?? '', credential, this.policy.deadlineMs.lookup);
    const data = end.end === 'definite' && end.answer && !(end.answer instanceof Refusal) ? end.answer : {};
    const url = this.linkOf(data).url;
    const change = { status: url ? ('open' as const) : ('in_progress' as const) };
    const notes = url ? [] : [{ code: 'no_page', data: { integration_method: facts.params.integration_method } }];
    return { by: 'answer', word: null, change, ...this.named({ ...link, url }), notes };
  }

  private async lookUpById(
    id: string,
    facts: Facts<PomeloParams>,
    credential: Credential,
  ): Promise<CallEnd<Seen[] | Refusal>> {
    const end = await this.client.get(id, credential, this.policy.deadlineMs.lookup);
    if (end.end !== 'definite') return end;
    if (end.answer === null) return definite([{ by: 'lookup', word: null, notes: [{ code: 'upstream_not_found' }] }]);
    return definite(end.answer instanceof Refusal ? end.answer : [this.seen(end.answer, facts)]);
  }

  private async search(facts: Facts<PomeloParams>, credential: Credential): Promise<CallEnd<Seen[] | Refusal>> {
    const sentAt = facts.link.sentAt ?? facts.createdAt;
    const from = new Date(sentAt.getTime() - DAY_MS);
    const to = new Date(sentAt.getTime() + DAY_MS);
    const end = await this.client.search(from, to, credential, this.policy.deadlineMs.lookup);
    if (end.end !== 'definite') return end;
    if (end.answer instanceof Refusal) return definite(end.answer);
    const candidates: Seen[] = [];
    for (const listed of end.answer) {
      const madeAt = asDate(listed.created_at)?.getTime() ?? NaN;
      if (!(madeAt >= sentAt.getTime() - BEFORE_MS && madeAt <= sentAt.getTime() + AFTER_MS)) continue;
      const companyId = companyOf(listed) ?? (await this.companyBehind(listed, credential));
      if (companyId === facts.params.data.company.id) candidates.push(this.seen(listed, facts));
    }
    return definite(candidates);
  }

  /** The list may lack the company; the session itself tells. */
  private async companyBehind(listed: JsonObject, credential: Credential): Promise<string | undefined> {
    const end = await this.client.get(asText(listed.id, 64) ?? '', credential, this.policy.deadlineMs.lookup);
    return end.end === 'definite' && end.answer && !(end.answer instanceof Refusal) ? companyOf(end.answer) : undefined;
  }

  private seen(data: JsonObject, facts: Facts<PomeloParams>): Seen {
    const word = typeof data.status === 'string' ? data.status : '';
    const change = meaningOf(word, hasBegun(data), facts);
    return {
      by: 'lookup',
      word,
      ...(change && { change }),
      ...this.named(this.linkOf(data)),
      notes: unknownWord(word),
    };
  }

  private linkOf(data: JsonObject): PomeloLink {
    const createdAt = asDate(data.created_at);
    const ttlMs = (this.settings?.linkTtlSeconds ?? 0) * 1000;
    return {
      id: asText(data.id, 64),
      url: hostedUrl(data.url)?.href,
      createdAt: asText(data.created_at, 64),
      expirationAt: asText(data.expiration_at, 64),
      expiresAt: asDate(data.expiration_at) ?? (createdAt ? new Date(createdAt.getTime() + ttlMs) : null),
    };
  }

  private named({ id, url, createdAt, expirationAt, expiresAt }: PomeloLink): Pick<Seen, 'link' | 'handles'> {
    const refs = refsOf({ session_id: id, created_at: createdAt, expiration_at: expirationAt });
    return {
      link: { state: 'active', url: url ?? null, expiresAt, refs },
      handles: id ? [{ kind: 'session_id', value: id, use: 'apply' }] : [],
    };
  }
}

interface PomeloLink {
  id: string | undefined;
  url: string | undefined;
  createdAt: string | undefined;
  expirationAt: string | undefined;
  expiresAt: Date | null;
}

function companyOf(data: JsonObject): string | undefined {
  return asText(data.company_id, 64) ?? asText(asObject(data.company)?.id, 64);
}

/** Whether any step is beyond PENDING (contract §6). */
function hasBegun({ steps }: JsonObject): boolean {
  return asList(steps).some((step) => {
    const state = asText(asObject(step)?.status ?? asObject(step)?.state, 64);
    return state !== undefined && state !== 'PENDING';
  });
}
