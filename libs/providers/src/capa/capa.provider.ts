import { Inject, Injectable } from '@nestjs/common';
import { type CallEnd, mapAnswer } from '@sessionlink/http';
import { refsOf } from '../json';
import { type Credential, type Facts, type Handle, type Provider, Refusal, type Seen } from '../provider';
import type { Fault } from '../rules/fault';
import { readParams } from '../rules/read-params';
import type { NewLink } from './capa.answers';
import { CapaClient, CREATE_PATH } from './capa.client';
import { crossFaults } from './capa.cross-rules';
import { seenIn } from './capa.lookup';
import { CapaParams } from './capa.params';
import { CapaSettings } from './capa.settings';

/** What a repeat of a create needs of the deadline (contract §7). */
const REPEAT_NEEDS_MS = 6000;

/** KYC verifications at Capa. */
@Injectable()
export class CapaProvider implements Provider<CapaParams> {
  readonly policy = { deadlineMs: { send: 15_000, lookup: 15_000 } };
  readonly credential: Credential | null;

  constructor(
    private readonly client: CapaClient,
    @Inject(CapaSettings) private readonly settings: CapaSettings | null,
  ) {
    this.credential = settings && { id: 'capa', secrets: { api_key: settings.apiKey } };
  }

  readParams(raw: unknown): { params: CapaParams } | { faults: Fault[] } {
    return readParams(CapaParams, raw, crossFaults);
  }

  /** Webhooks speak of the caller's own id of the user, which may be equal to Capa's (contract §5). */
  handles({ userId }: CapaParams, { metadata }: Pick<Facts<CapaParams>, 'metadata'>): Handle[] {
    const user = { kind: 'user_id', value: userId.toLowerCase() };
    const externalIds = new Set([user.value, ...externalIdOf(metadata)]);
    return [
      { ...user, use: 'single' },
      { ...user, use: 'look' },
      ...[...externalIds].map((value) => ({ kind: 'external_user_id', value, use: 'apply' as const })),
    ];
  }

  outgoing({ params, returnUrl }: Facts<CapaParams>): { path: string; body: object } {
    return { path: CREATE_PATH, body: Object.assign({}, params, { partnerRedirectUri: returnUrl }) };
  }

  /** A create can't be looked up, and a second one harms nobody: one whose outcome is unknown is repeated once (contract §7). */
  async create(facts: Facts<CapaParams>, credential: Credential): Promise<CallEnd<Seen | Refusal>> {
    const { body } = this.outgoing(facts);
    const { send } = this.policy.deadlineMs;
    const until = Date.now() + send;
    const first = await this.client.create(body, credential, send);
    const leftMs = until - Date.now();
    const isRepeated = first.end === 'unknown' && leftMs >= REPEAT_NEEDS_MS;
    const second = isRepeated ? await this.client.create(body, credential, leftMs) : first;
    const end = second.end === 'definite' ? second : first;
    return mapAnswer(end, (answer) => (answer instanceof Refusal ? answer : this.issued(answer, facts)));
  }

  async lookup(facts: Facts<CapaParams>, credential: Credential): Promise<CallEnd<Seen[] | Refusal>> {
    const end = await this.client.details(facts.params.userId, credential, this.policy.deadlineMs.lookup);
    return mapAnswer(end, (answer) => (answer instanceof Refusal ? answer : [seenIn(answer, facts)]));
  }

  private issued({ url, verificationSessionId: id }: NewLink, { params }: Facts<CapaParams>): Seen {
    const expiresAt = new Date(Date.now() + (this.settings?.linkTtlSeconds ?? 0) * 1000);
    return {
      by: 'answer',
      word: null,
      change: { status: 'open' },
      link: { state: 'active', url, expiresAt, refs: refsOf({ verification_session_id: id }) },
      refs: { user_id: params.userId },
      handles: id === undefined ? [] : [{ kind: 'verification_session_id', value: id, use: 'apply' }],
    };
  }
}

/** What a partner says of the user in its own words. A UUID is compared in small letters, as Capa's own ids are. */
function externalIdOf({ capa_external_user_id: id = '' }: Facts<CapaParams>['metadata']): string[] {
  if (id.trim() === '') return [];
  return [/^[0-9a-f-]{36}$/i.test(id) ? id.toLowerCase() : id];
}
