import type { Fault, Reason } from '@sessionlink/providers';

/** Public: a code keeps its meaning for ever. */
export type DomainErrorCode =
  | 'invalid_input'
  | 'session_not_found'
  | 'partner_not_found'
  | 'key_not_found'
  | 'in_flight'
  | 'idempotency_key_reused'
  | 'credential_paused'
  | 'upstream_rejected'
  | 'upstream_error'
  | 'upstream_unavailable'
  | 'outcome_unknown';

/** Something that the caller can do something about. The message is shown to the caller and repeats no personal data. */
export abstract class DomainError extends Error {
  abstract readonly code: DomainErrorCode;
  /** The session that exists all the same. */
  readonly sessionId?: string;
  /** When another try makes sense. */
  readonly retryAfterSeconds?: number;
  /** Whether this is the answer to an earlier request with the same idempotency key. */
  replayed = false;
}

/** What is wrong with an input, one fault per field. Nothing was stored. */
export class InvalidInputError extends DomainError {
  readonly code = 'invalid_input';
  constructor(readonly faults: readonly Fault[]) {
    super(faults.length === 1 ? 'One field is not right.' : `${faults.length} fields are not right.`);
  }
}

/** For another partner's session too: that it exists isn't told. */
export class SessionNotFoundError extends DomainError {
  readonly code = 'session_not_found';
  constructor() {
    super('There is no such session.');
  }
}

export class PartnerNotFoundError extends DomainError {
  readonly code = 'partner_not_found';
  constructor(id: string) {
    super(`There is no partner ${id}.`);
  }
}

export class KeyNotFoundError extends DomainError {
  readonly code = 'key_not_found';
  constructor(id: string) {
    super(`There is no key ${id}.`);
  }
}

/** The same request, or one that must not run beside it, is at work. */
export class InFlightError extends DomainError {
  readonly code = 'in_flight';
  constructor(
    message: string,
    override readonly retryAfterSeconds: number,
  ) {
    super(message);
  }
}

export class IdempotencyKeyReusedError extends DomainError {
  readonly code = 'idempotency_key_reused';
  constructor() {
    super('This Idempotency-Key was used with another body.');
  }
}

/** Nothing is sent to the upstream for now; nothing was stored. */
export class CredentialPausedError extends DomainError {
  readonly code = 'credential_paused';
  constructor(
    provider: string,
    override readonly retryAfterSeconds: number,
  ) {
    super(`Requests to ${provider} are paused.`);
  }
}

/** The upstream refused what the caller sent: the session is over before it began. */
export class UpstreamRejectedError extends DomainError {
  readonly code = 'upstream_rejected';
  constructor(
    override readonly sessionId: string,
    readonly reason: Reason,
    readonly upstreamStatus: number,
  ) {
    super(reason.message);
  }
}

/** The upstream refused *us*, or its answer can't be used. */
export class UpstreamError extends DomainError {
  readonly code = 'upstream_error';
  constructor(
    override readonly sessionId: string,
    readonly reason: Reason,
    readonly upstreamStatus: number,
  ) {
    super(reason.message);
  }
}

/** Nothing could be sent: the session failed, a new one may be made. */
export class UpstreamUnavailableError extends DomainError {
  readonly code = 'upstream_unavailable';
  constructor(
    override readonly sessionId: string,
    override readonly retryAfterSeconds: number,
  ) {
    super('Nothing was done: the upstream could not be reached, or takes no requests now.');
  }
}

/** The session exists; whether the upstream made a link is being found out. */
export class OutcomeUnknownError extends DomainError {
  readonly code = 'outcome_unknown';
  constructor(
    override readonly sessionId: string,
    options?: ErrorOptions,
  ) {
    super("The upstream's answer is missing. The session exists; its outcome is being found out.", options);
  }
}
