import { randomBytes } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { type CallEnd, unknown } from '@sessionlink/http';
import {
  type Credential,
  type Facts,
  type Fault,
  pointerTo,
  Providers,
  type Refusal,
  type RunningProvider,
  type Seen,
} from '@sessionlink/providers';
import { CredentialService } from '../credentials/credential.service';
import { LookupHash, sha256 } from '../crypto/lookup-hash';
import {
  CredentialPausedError,
  InvalidInputError,
  OutcomeUnknownError,
  UpstreamError,
  UpstreamRejectedError,
  UpstreamUnavailableError,
} from '../errors';
import { newId } from '../ids';
import { PartnerService } from '../partners/partner.service';
import { isConflict, Repeats, type RequestOfCreate } from './repeats';
import { type CreateWish, EXPIRES_IN, isOnOrigins, wishFaults } from './create-wish';
import type { OpenedSession } from './opened-session';
import { Sealed } from './sealed';
import { type Settled, settle } from './settle';
import { SessionSettings } from './session.settings';
import { SessionStore } from './session.store';

const LEASE_MARGIN_MS = 10_000;
const LONGEST_LEASE_MS = 45_000;

/** Who asks, and how. */
export interface Asker {
  partnerId: string;
  /** Such as `key:key_…`. */
  actor: string;
  /** The route as its caller knows it: an idempotency key holds for one. */
  route: string;
  idempotencyKey?: string | undefined;
  /** On a drop-in route an equal body is a repeat by itself. */
  dropin?: boolean;
}

export interface Created {
  session: OpenedSession;
  /** Whether an earlier, equal request made it. */
  replayed: boolean;
}

/** What a create would do. */
export interface DryRun {
  provider: string;
  /** Exactly what the upstream would get, but for our return URL's token. */
  outgoing: { path: string; body: object };
  warnings: Fault[];
}

interface Checked {
  provider: RunningProvider;
  params: object;
  returnUrl: string | null;
}

/** Makes sessions: prepare, send, record (design §6). No transaction is open during the call. */
@Injectable()
export class SessionService {
  private readonly log = new Logger(SessionService.name);

  constructor(
    private readonly providers: Providers,
    private readonly partners: PartnerService,
    private readonly credentials: CredentialService,
    private readonly store: SessionStore,
    private readonly repeats: Repeats,
    private readonly sealed: Sealed,
    private readonly hash: LookupHash,
    private readonly settings: SessionSettings,
  ) {}

  /**
   * @throws InvalidInputError, CredentialPausedError before anything is stored; InFlightError, IdempotencyKeyReusedError for
   *   repeats; UpstreamRejectedError, UpstreamError, UpstreamUnavailableError, OutcomeUnknownError with the stored session's id
   */
  async create(asker: Asker, wish: CreateWish): Promise<Created> {
    const checked = await this.check(asker.partnerId, wish);
    const request = this.requestOf(asker, wish);
    const repeated = request.dropin ? await this.repeats.earlier(request) : null;
    if (repeated) return repeated;
    const credential = await this.usableCredential(checked.provider, asker.partnerId, request);
    if ('session' in credential) return credential;
    const session = this.newSession(asker, wish, checked, credential, request);
    const facts = this.factsOf(session, checked);
    const handles = checked.provider.api.handles(checked.params, facts);
    const { publicRefs } = checked.provider;
    let returning: boolean;
    try {
      returning = await this.store.prepare({ session, handles, publicRefs, ...(request.key && { key: request.key }) });
    } catch (error) {
      if (!isConflict(error)) throw error;
      return this.repeats.explain(error, request, handles);
    }
    const end = await this.send(checked.provider, { ...facts, returning }, credential);
    return this.finish(session, checked.provider, credential, end);
  }

  /** Validates everything; stores and calls nothing. @throws InvalidInputError, CredentialPausedError */
  async dryRun(asker: Asker, wish: CreateWish): Promise<DryRun> {
    const checked = await this.check(asker.partnerId, wish);
    const request = this.requestOf(asker, wish);
    const credential = await this.credentials.usable(checked.provider.name, asker.partnerId);
    if (!credential) throw notConfigured(checked.provider.name);
    const facts = this.factsOf(this.newSession(asker, wish, checked, credential, request), checked);
    await this.repeats.refuseTaken(
      asker.partnerId,
      checked.provider.name,
      credential.id,
      checked.provider.api.handles(checked.params, facts),
    );
    const { api, name } = checked.provider;
    return {
      provider: name,
      outgoing: api.outgoing({ ...facts, returnUrl: this.returnUrl(api.fixedReturnUrl, 'token', 1) }),
      warnings: api.warnings?.(checked.params) ?? [],
    };
  }

  private async check(partnerId: string, wish: CreateWish): Promise<Checked> {
    const provider = this.providers.get(wish.provider);
    if (!provider) {
      const names = this.providers.list().map(({ name }) => name);
      throw new InvalidInputError([
        { pointer: '/provider', code: 'invalid_enum', message: `must be one of ${names.join(', ')}` },
      ]);
    }
    const read = provider.api.readParams(wish.params);
    const paramFaults =
      'faults' in read
        ? read.faults.map((fault) => ({ ...fault, pointer: `${pointerTo('', 'params')}${fault.pointer}` }))
        : [];
    const faults = [...paramFaults, ...wishFaults(wish)];
    if (faults.length > 0 || !('params' in read)) throw new InvalidInputError(faults);
    const returnUrl = wish.returnUrl ?? provider.native.returnUrlOf?.(read.params) ?? null;
    if (returnUrl !== null) {
      const { returnOrigins } = await this.partners.get(partnerId);
      if (!isOnOrigins(returnUrl, returnOrigins)) {
        throw new InvalidInputError([
          {
            pointer: '/return_url',
            code: 'origin_not_allowed',
            message: "must be on one of the partner's registered origins",
          },
        ]);
      }
    }
    return { provider, params: read.params, returnUrl };
  }

  /** The credential to send with; or, while it is paused, what an earlier equal request made. */
  private async usableCredential(
    provider: RunningProvider,
    partnerId: string,
    request: RequestOfCreate,
  ): Promise<Credential | Created> {
    try {
      const credential = await this.credentials.usable(provider.name, partnerId);
      if (!credential) throw notConfigured(provider.name);
      return credential;
    } catch (error) {
      const earlier = error instanceof CredentialPausedError ? await this.repeats.earlier(request) : null;
      if (!earlier) throw error;
      return earlier;
    }
  }

  private requestOf(asker: Asker, wish: CreateWish): RequestOfCreate {
    const { partnerId, route, idempotencyKey: key, dropin = false } = asker;
    return {
      partnerId,
      provider: wish.provider,
      paramsDigest: this.hash.digest(wish.params),
      dropin,
      ...(key !== undefined && { key: { route, key, digest: this.hash.digest({ ...wish }) } }),
    };
  }

  private newSession(
    asker: Asker,
    wish: CreateWish,
    { provider, params, returnUrl }: Checked,
    credential: Credential,
    request: RequestOfCreate,
  ): OpenedSession {
    const now = new Date();
    const id = newId('ses', now);
    const token = randomBytes(16).toString('base64url');
    const reference = wish.reference ?? null;
    const opened = { params, token, reference, metadata: wish.metadata ?? {}, returnUrl };
    const leaseMs = Math.min(provider.api.policy.deadlineMs.send + LEASE_MARGIN_MS, LONGEST_LEASE_MS);
    return {
      ...opened,
      row: {
        id,
        partnerId: asker.partnerId,
        provider: provider.name,
        credentialId: credential.id,
        status: 'created',
        outcome: null,
        reason: null,
        late: false,
        locale: wish.locale ?? null,
        private: this.sealed.sessionPrivate(id, opened),
        refs: null,
        tokenHash: sha256(token),
        referenceHash: reference === null ? null : this.hash.of(reference),
        paramsDigest: request.paramsDigest,
        dropin: request.dropin,
        upstreamStatus: null,
        checkedAt: null,
        eventCount: 1,
        expiresAt: new Date(now.getTime() + (wish.expiresInSeconds ?? EXPIRES_IN.default) * 1000),
        createdAt: now,
        updatedAt: now,
      },
      refs: {},
      link: {
        url: null,
        refs: {},
        row: {
          id: newId('lnk', now),
          sessionId: id,
          attempt: 1,
          state: 'sending',
          fence: 1,
          leaseUntil: new Date(now.getTime() + leaseMs),
          sentAt: [now],
          openedAt: null,
          expiresAt: null,
          hasPage: false,
          private: null,
          upstreamStatus: null,
          actor: asker.actor,
          createdAt: now,
        },
      },
    };
  }

  private factsOf(session: OpenedSession, { provider, params }: Checked): Facts<object> {
    const { row, link, metadata, token, refs } = session;
    const { id, attempt, state, sentAt, openedAt, expiresAt, createdAt } = link.row;
    const linkFacts = { id, attempt, state, sentAt: sentAt.at(-1) ?? createdAt, openedAt, expiresAt, refs: link.refs };
    return {
      sessionId: row.id,
      params,
      metadata,
      locale: row.locale,
      status: row.status,
      createdAt: row.createdAt,
      refs,
      link: linkFacts,
      links: [linkFacts],
      returnUrl: this.returnUrl(provider.api.fixedReturnUrl, token, attempt),
      returning: false,
      now: new Date(),
    };
  }

  private returnUrl(fixed: string | undefined, token: string, attempt: number): string {
    if (!fixed) return `${this.settings.publicUrl}/s/${token}/return/${attempt}`;
    return `${fixed}${fixed.includes('?') ? '&' : '?'}s=${token}.${attempt}`;
  }

  /** A provider never throws for what an upstream does; if it throws all the same, nobody knows what happened. */
  private async send(
    provider: RunningProvider,
    facts: Facts<object>,
    credential: Credential,
  ): Promise<CallEnd<Seen | Refusal>> {
    try {
      return await provider.api.create(facts, credential);
    } catch (error) {
      this.log.error({ err: error, session: facts.sessionId }, 'a provider threw');
      return unknown('an error of our own');
    }
  }

  private async finish(
    session: OpenedSession,
    { name, publicRefs }: RunningProvider,
    credential: Credential,
    end: CallEnd<Seen | Refusal>,
  ): Promise<Created> {
    const at = new Date();
    const settled = settle(end);
    this.take(session, settled, at);
    try {
      if (!(await this.store.record(session, settled, publicRefs, at))) {
        await this.store.keepLateAnswer(session, settled, at);
        throw new OutcomeUnknownError(session.row.id);
      }
      if (end.end === 'definite') await this.tellCredential(name, credential.id, end.answer);
    } catch (error) {
      throw error instanceof OutcomeUnknownError ? error : new OutcomeUnknownError(session.row.id, { cause: error });
    }
    if (settled.httpStatus !== 201) throw errorOf(session, settled.httpStatus, end);
    return { session, replayed: false };
  }

  private take({ row, link, ...session }: OpenedSession, settled: Settled, at: Date): void {
    const { url, refs, ...columns } = settled.link;
    Object.assign(link, { url, refs });
    Object.assign(link.row, columns, {
      leaseUntil: null,
      private: this.sealed.linkPrivate(link.row.id, { url, refs }),
    });
    Object.assign(session.refs, settled.refs);
    Object.assign(row, {
      status: settled.status,
      outcome: settled.outcome,
      reason: settled.reason,
      refs: Object.keys(settled.refs).length > 0 ? this.sealed.sessionRefs(row.id, settled.refs) : null,
      upstreamStatus: settled.word,
      checkedAt: settled.checked ? at : null,
      updatedAt: at,
      eventCount: row.eventCount + settled.events.length,
    });
  }

  private async tellCredential(provider: string, credentialId: string, answer: Seen | Refusal): Promise<void> {
    if ('stops' in answer && answer.stops === 'credential') await this.credentials.refused(credentialId);
    else await this.credentials.accepted(provider, credentialId);
  }
}

function notConfigured(provider: string): InvalidInputError {
  return new InvalidInputError([
    { pointer: '/provider', code: 'provider_not_configured', message: `${provider} is not configured here` },
  ]);
}

function errorOf({ row, link }: OpenedSession, httpStatus: 422 | 502 | 503 | 504, end: CallEnd<unknown>): Error {
  if (httpStatus === 504) return new OutcomeUnknownError(row.id);
  if (httpStatus === 503 || !row.reason) {
    return new UpstreamUnavailableError(
      row.id,
      Math.ceil((end.end === 'not_sent' ? (end.retryAfterMs ?? 1000) : 1000) / 1000),
    );
  }
  const Failure = httpStatus === 422 ? UpstreamRejectedError : UpstreamError;
  return new Failure(row.id, row.reason, link.row.upstreamStatus ?? 0);
}
