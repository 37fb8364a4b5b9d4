import { Injectable, Logger } from '@nestjs/common';
import { type CallEnd, unknown } from '@sessionlink/http';
import {
  type Credential,
  type Facts,
  type Fault,
  Refusal,
  type RunningProvider,
  type Seen,
} from '@sessionlink/providers';
import { CredentialService } from '../credentials/credential.service';
import {
  CredentialPausedError,
  OutcomeUnknownError,
  UpstreamError,
  UpstreamRejectedError,
  UpstreamUnavailableError,
} from '../errors';
import { CreateChecks } from './create-checks';
import type { CreateWish } from './create-wish';
import { type Asker, Drafts } from './draft';
import { FactsOfSessions } from './facts';
import type { OpenedSession } from './opened-session';
import { isConflict, isForeignSubject, Repeats, type RequestOfCreate } from './repeats';
import { settle } from './settle';
import { SessionStore } from './session.store';

export interface Created {
  session: OpenedSession;
  /** Whether an earlier, equal request made it. */
  replayed: boolean;
}

/** What a create would do. */
export interface DryRun {
  provider: string;
  /** Exactly what the upstream would get, but for the token in our return URL. */
  outgoing: { path: string; body: object };
  warnings: Fault[];
}

/** The upstream's link would let this partner into another partner's customer's account: it is given to nobody. */
const FOREIGN_CUSTOMER = new Refusal(422, 200, {
  code: 'duplicate_user',
  category: 'partner',
  message: 'The customer is registered already, and not by this partner.',
});

/** Makes sessions: prepare, send, record (design §6). No transaction is open during the call. */
@Injectable()
export class SessionService {
  private readonly log = new Logger(SessionService.name);

  constructor(
    private readonly checks: CreateChecks,
    private readonly drafts: Drafts,
    private readonly facts: FactsOfSessions,
    private readonly store: SessionStore,
    private readonly repeats: Repeats,
    private readonly credentials: CredentialService,
  ) {}

  /**
   * @throws InvalidInputError, CredentialPausedError before anything is stored; InFlightError, IdempotencyKeyReusedError for
   *   repeats; UpstreamRejectedError, UpstreamError, UpstreamUnavailableError, OutcomeUnknownError with the stored session's id
   */
  async create(asker: Asker, wish: CreateWish): Promise<Created> {
    const checked = await this.checks.check(asker.partnerId, wish);
    const { provider } = checked;
    const request = this.drafts.requestOf(asker, wish);
    const repeated = request.dropin ? await this.repeats.earlier(request) : null;
    if (repeated) return repeated;
    const credential = await this.usableCredential(provider, request);
    if ('session' in credential) return credential;
    const session = this.drafts.make(asker, wish, checked, credential, request);
    const handles = provider.api.handles(checked.params, this.facts.of(session, provider, false));
    let returning: boolean;
    try {
      returning = await this.store.prepare(session, handles, provider.publicRefs, request.key);
    } catch (error) {
      if (!isConflict(error)) throw error;
      return this.repeats.explain(error, request, handles);
    }
    const end = await this.send(provider, this.facts.of(session, provider, returning), credential);
    return this.finish(session, provider, credential, end);
  }

  /** Validates everything; stores and calls nothing. @throws InvalidInputError, CredentialPausedError */
  async dryRun(asker: Asker, wish: CreateWish): Promise<DryRun> {
    const checked = await this.checks.check(asker.partnerId, wish);
    const { name, api } = checked.provider;
    const credential = await this.checks.credential(checked.provider, asker.partnerId);
    const draft = this.drafts.make(asker, wish, checked, credential, this.drafts.requestOf(asker, wish));
    const facts = this.facts.of({ ...draft, token: 'token' }, checked.provider, false);
    await this.repeats.refuseTaken(asker.partnerId, name, credential.id, api.handles(checked.params, facts));
    return { provider: name, outgoing: api.outgoing(facts), warnings: api.warnings?.(checked.params) ?? [] };
  }

  /** The credential to send with; or, while it is paused, what an earlier equal request made. */
  private async usableCredential(provider: RunningProvider, request: RequestOfCreate): Promise<Credential | Created> {
    try {
      return await this.checks.credential(provider, request.partnerId);
    } catch (error) {
      const earlier = error instanceof CredentialPausedError ? await this.repeats.earlier(request) : null;
      if (!earlier) throw error;
      return earlier;
    }
  }

  /** A provider never throws for what an upstream does; if it throws all the same, nobody knows what happened. */
  private async send(
    { api }: RunningProvider,
    facts: Facts<object>,
    credential: Credential,
  ): Promise<CallEnd<Seen | Refusal>> {
    try {
      return await api.create(facts, credential);
    } catch (error) {
      this.log.error({ err: error, session: facts.sessionId }, 'a provider threw');
      return unknown('an error of our own');
    }
  }

  private async finish(
    session: OpenedSession,
    provider: RunningProvider,
    credential: Credential,
    end: CallEnd<Seen | Refusal>,
  ): Promise<Created> {
    const settled = settle(end);
    let recorded: boolean;
    try {
      recorded = await this.store.record(session, settled, provider.publicRefs);
    } catch (error) {
      if (isForeignSubject(error) && end.end === 'definite' && end.answer !== FOREIGN_CUSTOMER) {
        return this.finish(session, provider, credential, { end: 'definite', answer: FOREIGN_CUSTOMER });
      }
      throw new OutcomeUnknownError(session.row.id, { cause: error });
    }
    if (end.end === 'definite') await this.tellCredential(provider.name, credential.id, end.answer);
    if (!recorded) throw new OutcomeUnknownError(session.row.id);
    if (settled.httpStatus !== 201) throw errorOf(session, settled.httpStatus, end);
    return { session, replayed: false };
  }

  /** The session's answer stands whether or not this can be written. */
  private async tellCredential(provider: string, credentialId: string, answer: Seen | Refusal): Promise<void> {
    try {
      const isRefused = answer instanceof Refusal && answer.stops === 'credential';
      await (isRefused ? this.credentials.refused(credentialId) : this.credentials.accepted(provider, credentialId));
    } catch (error) {
      this.log.error({ err: error, credential: credentialId }, 'whether a credential works could not be written');
    }
  }
}

function errorOf({ row, link }: OpenedSession, httpStatus: 422 | 502 | 503 | 504, end: CallEnd<unknown>): Error {
  if (httpStatus === 504) return new OutcomeUnknownError(row.id);
  if (httpStatus === 503 || !row.reason) {
    const waitMs = end.end === 'not_sent' ? (end.retryAfterMs ?? 1000) : 1000;
    return new UpstreamUnavailableError(row.id, Math.ceil(waitMs / 1000));
  }
  const Failure = httpStatus === 422 ? UpstreamRejectedError : UpstreamError;
  return new Failure(row.id, row.reason, link.row.upstreamStatus ?? 0);
}
