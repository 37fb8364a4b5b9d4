import { Inject, Injectable } from '@nestjs/common';
import { type CallEnd, definite, mapAnswer, unknown } from '@sessionlink/http';
import type { JsonObject } from '../json';
import { type Credential, type Facts, type Handle, type Provider, Refusal, type Seen } from '../provider';
import { nonsense } from '../refusal';
import type { Fault } from '../rules/fault';
import { bodyOf } from './leap.body';
import { CREATE_PATH, LeapClient } from './leap.client';
import { handlesOf } from './leap.handles';
import { customerLink } from './leap.link';
import type { LeapParams } from './leap.params';
import { readLeapParams, recommendations } from './leap.read';
import { isMismatch, issued, lookedUp, notFound, withoutLink } from './leap.seen';
import { LeapSettings } from './leap.settings';

type LeapFacts = Facts<LeapParams>;

/** Remittance onboarding at Leap Financial. */
@Injectable()
export class LeapProvider implements Provider<LeapParams> {
  readonly policy = { deadlineMs: { send: 30_000, lookup: 10_000 } };
  readonly credential: Credential | null;

  constructor(
    private readonly client: LeapClient,
    @Inject(LeapSettings) private readonly settings: LeapSettings | null,
  ) {
    this.credential = settings && { id: 'leap', secrets: { api_key: settings.apiKey } };
  }

  readParams(raw: unknown): { params: LeapParams } | { faults: Fault[] } {
    return readLeapParams(raw, this.settings);
  }

  warnings(params: LeapParams): Fault[] {
    return recommendations(params);
  }

  handles(params: LeapParams): Handle[] {
    return handlesOf(params);
  }

  outgoing(facts: LeapFacts): { path: string; body: object } {
    return { path: CREATE_PATH, body: bodyOf(facts) };
  }

  async create(facts: LeapFacts, credential: Credential): Promise<CallEnd<Seen | Refusal>> {
    const { send } = this.policy.deadlineMs;
    const until = Date.now() + send;
    const end = await this.client.create(this.outgoing(facts).body, credential, send);
    if (end.end !== 'definite') return end;
    const { answer } = end;
    if (answer === null) return this.withoutLink(facts, credential, until, nonsense(204, 'no_link'));
    if (!(answer instanceof Refusal)) {
      const url = this.linkOf(answer);
      return definite(url ? issued(answer, url, facts) : nonsense(200, 'bad_link'));
    }
    const isOwn = answer.reason.code === 'duplicate_user' && facts.returning;
    return isOwn ? this.withoutLink(facts, credential, until, answer) : definite(answer);
  }

  async lookup(facts: LeapFacts, credential: Credential): Promise<CallEnd<Seen[] | Refusal>> {
    const { phoneNumber, countryCode } = facts.params;
    const end = await this.client.lookup(phoneNumber, countryCode, credential, this.policy.deadlineMs.lookup);
    return mapAnswer(end, (user) => {
      if (user instanceof Refusal) return user;
      return user ? [lookedUp(user, facts)] : notFound(facts);
    });
  }

  /**
   * The create gave no link, which a known user gets by v4 (contract §2 and §7.6). The create itself was sent, so that a
   * lookup that doesn't end leaves the outcome unknown. @param refusal what it means when Leap doesn't know the user
   */
  private async withoutLink(
    facts: LeapFacts,
    credential: Credential,
    until: number,
    refusal: Refusal,
  ): Promise<CallEnd<Seen | Refusal>> {
    const { phoneNumber, countryCode } = facts.params;
    const left = (): number => Math.max(1, until - Date.now());
    const lookupMs = Math.min(left(), this.policy.deadlineMs.lookup);
    const found = await this.client.lookup(phoneNumber, countryCode, credential, lookupMs);
    if (found.end !== 'definite') return unknown(`whether the user exists isn't known: ${found.why}`);
    const user = found.answer;
    if (user === null || user instanceof Refusal) return definite(user ?? refusal);
    if (isMismatch(user.userId, facts)) return definite(withoutLink(user, facts, refusal.upstreamStatus));
    const v4 = await this.client.reissue(user.userId, credential, left());
    const answer = v4.end === 'definite' ? v4.answer : null;
    if (answer instanceof Refusal && answer.stops === 'credential') return definite(answer);
    const body = answer === null || answer instanceof Refusal ? {} : answer;
    const url = this.linkOf(body);
    return definite(url ? issued(body, url, facts, user) : withoutLink(user, facts, refusal.upstreamStatus));
  }

  private linkOf({ link }: JsonObject): string | undefined {
    return customerLink(link, this.settings?.linkHosts ?? []);
  }
}
