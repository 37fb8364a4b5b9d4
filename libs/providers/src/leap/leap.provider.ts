import { Inject, Injectable } from '@nestjs/common';
import { type CallEnd, definite, mapAnswer, unknown } from '@sessionlink/http';
import type { JsonObject } from '../json';
import { type Credential, type Facts, type Handle, type Provider, Refusal, type Seen } from '../provider';
import { nonsense } from '../refusal';
import type { Fault } from '../rules/fault';
import { readParams } from '../rules/read-params';
import { cardFaults } from './leap.card-faults';
import { CREATE_PATH, LeapClient } from './leap.client';
import { crossFaults, settingsFaults } from './leap.cross-rules';
import { customerLink } from './leap.link';
import { type LeapCard, LeapParams } from './leap.params';
import { isMismatch, issued, lookedUp, notFound, withoutLink } from './leap.seen';
import { LeapSettings } from './leap.settings';

/** Strongly recommended (contract §9.8): sparse data raises false sanctions hits. */
const RECOMMENDED = ['dob', 'email', 'address1', 'lastName2', 'middleName'] as const;

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
    const cards = cardFaults(raw);
    if (cards.length > 0) return { faults: cards };
    const read = readParams(LeapParams, raw, crossFaults);
    if ('faults' in read || !this.settings) return read;
    const faults = settingsFaults(read.params, this.settings);
    return faults.length > 0 ? { faults } : read;
  }

  warnings(params: LeapParams): Fault[] {
    return RECOMMENDED.filter((name) => params[name] === undefined).map((name) => ({
      pointer: `/${name}`,
      code: 'recommended',
      message: 'is strongly recommended: sparse data raises false sanctions hits',
    }));
  }

  handles({ phoneNumber, email }: LeapParams): Handle[] {
    const phone = { kind: 'phone', value: subscriberOf(phoneNumber) };
    const handles: Handle[] = [
      { ...phone, use: 'subject' },
      { ...phone, use: 'single' },
      { kind: 'phone', value: phoneNumber, use: 'look' },
    ];
    if (email === undefined) return handles;
    const mail = { kind: 'email', value: email.toLowerCase() };
    return [...handles, { ...mail, use: 'single' }, { ...mail, use: 'look' }];
  }

  outgoing({ params, locale }: LeapFacts): { path: string; body: object } {
    const lang = params.lang ?? languageOf(locale);
    const { addCardParams, ...others } = params;
    const card = addCardParams && withoutBlankCode(addCardParams);
    return { path: CREATE_PATH, body: { ...others, ...(lang && { lang }), ...(card && { addCardParams: card }) } };
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

/** One form of a Mexican mobile number, which is written with and without the 1 of before 2019 (contract §9.1). */
function subscriberOf(phone: string): string {
  return phone.replace(/^\+521(\d{10})$/, '+52$1');
}

function languageOf(locale: string | null): 'en' | 'es' | undefined {
  const language = locale?.split('-')[0];
  return language === 'en' || language === 'es' ? language : undefined;
}

/** The documents' own sample sends an empty one (contract §2). */
function withoutBlankCode({ securityCode, ...card }: LeapCard): object {
  return securityCode ? { ...card, securityCode } : card;
}
