import type { Type } from '@nestjs/common';
import type { SettingsClass } from '@sessionlink/config';
import type { CallEnd } from '@sessionlink/http';
import type { NativeRoute } from './native';
import type { Refs } from './refs';
import type { Fault } from './rules/fault';
import type { LinkState, Outcome, Reason, Status } from './status';

/**
 * A name by which an upstream, or a partner searching, may speak of a session.
 * `apply`: news with it is about the session · `look`: a hint, enough to look up or to search by ·
 * `unique`: a partner's second use is refused · `subject`: belongs to one partner per credential ·
 * `single`: one create at a time per credential.
 */
export interface Handle {
  kind: string;
  value: string;
  use: 'apply' | 'look' | 'unique' | 'subject' | 'single';
  /** For `unique`: where the value stands in params, and the code of the refusal. */
  pointer?: string;
  code?: string;
}

/** What the upstream keeps of one attempt, as we know it. */
export interface LinkFacts {
  id: string;
  attempt: number;
  state: LinkState;
  /** When its create was sent last. */
  sentAt: Date | null;
  /** When the customer was first sent to it. */
  openedAt: Date | null;
  expiresAt: Date | null;
  refs: Refs;
}

/** Everything that a provider may know about a session; what it says is a function of these and of the upstream's answer. */
export interface Facts<P> {
  sessionId: string;
  params: P;
  metadata: Refs;
  locale: string | null;
  status: Status;
  createdAt: Date;
  refs: Refs;
  /** The link in hand. */
  link: LinkFacts;
  /** All attempts, oldest first. */
  links: readonly LinkFacts[];
  /** Ours, per link: the upstream sends the customer here. */
  returnUrl: string;
  /** Whether this partner owned the session's subject before this session (Leap §7.6). */
  returning: boolean;
  now: Date;
}

export interface StateChange {
  status: Status;
  outcome?: Outcome;
  reason?: Reason;
}

/** Something worth an event in the session's timeline; `data` holds no personal data. */
export interface Note {
  code: string;
  data?: Record<string, string>;
}

/** What one source said, already interpreted. Without `change` nothing is claimed. The domain decides what becomes of it. */
export interface Seen {
  by: 'answer' | 'lookup';
  /** The upstream's own word for its state. */
  word: string | null;
  change?: StateChange;
  link?: { state?: LinkState; url?: string | null; expiresAt?: Date | null; refs?: Refs };
  refs?: Refs;
  handles?: Handle[];
  notes?: Note[];
}

/** A definite no. */
export class Refusal {
  constructor(
    /** What our own route answers: 422 the upstream refused what the caller sent, 502 it refused us or answered nonsense. */
    readonly httpStatus: 422 | 502,
    /** What the upstream answered. */
    readonly upstreamStatus: number,
    readonly reason: Reason,
    /** `credential`: we are refused, not the caller; the credential is paused. */
    readonly stops: 'session' | 'credential' = 'session',
  ) {}
}

/** What opens an upstream's doors: the deployment's own, or one that a partner brought. */
export interface Credential {
  /** The deployment's credential is called like its provider. */
  id: string;
  secrets: Refs;
}

export interface Policy {
  /** The whole send, repeats included; a lease outlives it by 10 s. */
  deadlineMs: { send: number; lookup: number };
}

/** One upstream API. Knows no database; everything but the calls is pure. */
export interface Provider<P extends object = object> {
  readonly policy: Policy;
  /** The deployment's; null: not configured. */
  readonly credential: Credential | null;
  /** Where the upstream sends customers when it insists on one fixed URL (`?s=<token>.<attempt>` is appended). */
  readonly fixedReturnUrl?: string;
  /** Checks the upstream's own body. Pointers begin at the body's root. Card numbers are refused before anything else. */
  readParams(raw: unknown): { params: P } | { faults: Fault[] };
  /** What is allowed but unwise. */
  warnings?(params: P): Fault[];
  handles(params: P, facts: Pick<Facts<P>, 'sessionId' | 'metadata'>): Handle[];
  /** Exactly what create sends; a dry run prints it. */
  outgoing(facts: Facts<P>): { path: string; body: object };
  create(facts: Facts<P>, credential: Credential): Promise<CallEnd<Seen | Refusal>>;
  /** Null: nothing to ask with yet. Several: candidates of a create whose answer is missing. */
  lookup(facts: Facts<P>, credential: Credential): Promise<CallEnd<Seen[] | Refusal>> | null;
}

/** What a customer is asked to do, for the page's words. */
export const PURPOSES = ['identity', 'business', 'payment', 'bank_account', 'money_transfer'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What the list of providers holds of each: enough to make routes, documents and settings before anything runs. */
export interface ProviderEntry<P extends object = object> {
  /** As in URLs, tables and the CLI. */
  readonly name: string;
  readonly title: string;
  readonly Params: new () => P;
  readonly Settings: SettingsClass;
  readonly module: Type;
  readonly provider: Type<Provider<P>>;
  readonly native: NativeRoute<P>;
  /** Names of refs, of session and link, that are no secret: shown to the partner. */
  readonly publicRefs: readonly string[];
  /** Absent: the page speaks in general words. */
  purposeOf?(params: P): Purpose;
  /** A complete body for documents: the upstream's own example. */
  readonly example: object;
}
