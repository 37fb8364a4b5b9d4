import { Inject, Injectable } from '@nestjs/common';
import { type CallEnd, definite } from '@sessionlink/http';
import { refsOf } from '../json';
import { type Credential, type Facts, type Handle, type Provider, Refusal, type Seen } from '../provider';
import type { Fault } from '../rules/fault';
import { readParams } from '../rules/read-params';
import type { IdentitySession } from './pomelo.answers';
import { CREATE_PATH, PomeloClient } from './pomelo.client';
import { crossFaults } from './pomelo.cross-rules';
import { named } from './pomelo.link';
import { PomeloLookup } from './pomelo.lookup';
import { PomeloParams } from './pomelo.params';
import { PomeloSettings } from './pomelo.settings';
import { issued } from './pomelo.state';

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
    const until = Date.now() + send;
    const end = await this.client.create(this.outgoing(facts).body, credential, send);
    if (end.end !== 'definite') return end;
    if (end.answer instanceof Refusal) return definite(end.answer);
    const session = await this.withPage(end.answer, facts.params, credential, Math.max(1, until - Date.now()));
    return definite(this.seen(session, facts.params));
  }

  lookup(facts: Facts<PomeloParams>, credential: Credential): Promise<CallEnd<Seen[] | Refusal>> {
    const { lookup } = this.policy.deadlineMs;
    const look = new PomeloLookup(this.client, facts, credential, this.ttlMs, lookup);
    const id = facts.link.refs.session_id;
    return id === undefined ? look.search() : look.byId(id);
  }

  /** WEB with an id but without a page: one GET may know it (contract §8). */
  private async withPage(
    session: IdentitySession,
    { integration_method }: PomeloParams,
    credential: Credential,
    timeoutMs: number,
  ): Promise<IdentitySession> {
    const { id, url } = session;
    if (integration_method === 'API' || id === undefined || url !== undefined) return session;
    const end = await this.client.get(id, credential, timeoutMs);
    const known = end.end === 'definite' && !(end.answer instanceof Refusal) ? end.answer : null;
    return known?.url === undefined ? session : { ...session, url: known.url };
  }

  private seen(session: IdentitySession, params: PomeloParams): Seen {
    const { link, handles } = named(session, this.ttlMs);
    const seen: Seen = { by: 'answer', word: null, link: { url: null, ...link, state: 'active' }, handles };
    // WEB, and nothing to tell which one: a search has to find it
    if (params.integration_method === 'WEB' && session.id === undefined && session.url === undefined) return seen;
    return { ...seen, ...issued(session.url, params) };
  }

  private get ttlMs(): number {
    return (this.settings?.linkTtlSeconds ?? 0) * 1000;
  }
}
