import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Handle as Named } from '@sessionlink/providers';
import { DatabaseError } from 'pg';
import { Repository } from 'typeorm';
import { LookupHash, sha256 } from '../crypto/lookup-hash';
import {
  IdempotencyKeyReusedError,
  InFlightError,
  InvalidInputError,
  OutcomeUnknownError,
  UpstreamError,
  UpstreamRejectedError,
} from '../errors';
import { IdempotencyKey, KEY_LIFE_MS } from '../idempotency/idempotency-key.entity';
import { Handle } from './handle.entity';
import type { OpenedSession } from './opened-session';
import { SessionReader } from './session.reader';
import type { KeyUse } from './session.store';

const BUSY_SECONDS = 2;

/** What makes two creates the same request. */
export interface RequestOfCreate {
  partnerId: string;
  provider: string;
  paramsDigest: Buffer;
  /** An equal body is a repeat by itself. */
  dropin: boolean;
  key?: KeyUse;
}

export interface Repeated {
  session: OpenedSession;
  replayed: true;
}

/** Whether a statement failed on something that must be single, or belongs to another partner. */
export function isConflict(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError && (error.code === '23505' || isForeignSubject(error));
}

/** Whether a statement failed because another partner owns the subject (see `PREPARE`). */
export function isForeignSubject(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return false;
  return error.code === '23502' && error.table === 'handles' && error.column === 'partner_id';
}

/** Equal requests, and requests that must not be beside each other. */
@Injectable()
export class Repeats {
  constructor(
    @InjectRepository(IdempotencyKey) private readonly keys: Repository<IdempotencyKey>,
    @InjectRepository(Handle) private readonly handles: Repository<Handle>,
    private readonly reader: SessionReader,
    private readonly hash: LookupHash,
  ) {}

  /** Why a create could not be stored: the answer of the earlier equal request, or an error. */
  async explain(conflict: DatabaseError, request: RequestOfCreate, handles: readonly Named[]): Promise<Repeated> {
    const earlier = await this.earlier(request);
    if (earlier) return earlier;
    if (conflict.constraint === 'handles_single')
      throw new InFlightError('Another create for the same customer is in flight.', BUSY_SECONDS);
    if (conflict.constraint === 'handles_unique')
      throw new InvalidInputError(await this.taken(request.partnerId, request.provider, handles));
    if (isForeignSubject(conflict)) throw ownedByAnother(handles);
    throw new InFlightError('The same request was just in flight; send it again.', BUSY_SECONDS);
  }

  /**
   * The answer that an equal request got; null if there was none (or its key has lapsed).
   * @throws IdempotencyKeyReusedError, InFlightError, OutcomeUnknownError, and the upstream's refusal again
   */
  async earlier({ partnerId, provider, key, paramsDigest, dropin }: RequestOfCreate): Promise<Repeated | null> {
    const row = key && (await this.keys.findOneBy({ partnerId, route: key.route, keyHash: sha256(key.key) }));
    if (row && row.createdAt.getTime() + KEY_LIFE_MS <= Date.now()) {
      await this.keys.delete({ partnerId, route: row.route, keyHash: row.keyHash, createdAt: row.createdAt });
    } else if (row) {
      if (!row.digest.equals(key.digest)) throw new IdempotencyKeyReusedError();
      return answerOf(await this.reader.get(partnerId, row.sessionId), row.httpStatus);
    }
    const sessionId = dropin && (await this.reader.findLive(partnerId, provider, paramsDigest));
    return sessionId ? answerOf(await this.reader.get(partnerId, sessionId), null) : null;
  }

  /** For a dry run, which stores nothing that could conflict. @throws InvalidInputError */
  async refuseTaken(
    partnerId: string,
    provider: string,
    credentialId: string,
    handles: readonly Named[],
  ): Promise<void> {
    const faults = await this.taken(partnerId, provider, handles);
    if (faults.length > 0) throw new InvalidInputError(faults);
    for (const { kind, value } of handles.filter(({ use }) => use === 'subject')) {
      const owner = await this.handles.findOneBy({
        credentialId,
        kind,
        valueHash: this.hash.of(value),
        use: 'subject',
      });
      if (owner && owner.partnerId !== partnerId) throw ownedByAnother(handles);
    }
  }

  private async taken(
    partnerId: string,
    provider: string,
    handles: readonly Named[],
  ): Promise<InvalidInputError['faults'][number][]> {
    const unique = handles.filter(({ use }) => use === 'unique');
    const found = await Promise.all(
      unique.map(({ kind, value }) =>
        this.handles.existsBy({ partnerId, provider, kind, valueHash: this.hash.of(value), use: 'unique' }),
      ),
    );
    return unique
      .filter((_, at) => found[at])
      .map(({ pointer = '', code = 'duplicate' }) => ({
        pointer: `/params${pointer}`,
        code,
        message: 'was used for another session already',
      }));
  }
}

function ownedByAnother(handles: readonly Named[]): InvalidInputError {
  const subject = handles.find(({ use }) => use === 'subject');
  return new InvalidInputError([
    {
      pointer: `/params${subject?.pointer ?? ''}`,
      code: 'duplicate_user',
      message: 'belongs to a customer who is registered already',
    },
  ]);
}

/** The answer of a create as its session now is. */
function answerOf(session: OpenedSession, httpStatus: number | null): Repeated {
  const error = errorOf(session, httpStatus);
  if (!error) return { session, replayed: true };
  error.replayed = !(error instanceof InFlightError);
  throw error;
}

function errorOf(
  { row, link }: OpenedSession,
  httpStatus: number | null,
): InFlightError | OutcomeUnknownError | UpstreamRejectedError | UpstreamError | null {
  const waits = link.row.state === 'sending' || (link.row.state === 'unknown' && row.status === 'created');
  if (waits) {
    const leftMs = (link.row.leaseUntil?.getTime() ?? 0) - Date.now();
    return leftMs > 0
      ? new InFlightError('The same request is in flight.', Math.min(BUSY_SECONDS, Math.ceil(leftMs / 1000)))
      : new OutcomeUnknownError(row.id);
  }
  if (row.status !== 'failed' || !row.reason) return null;
  const rejected = httpStatus === 422 || (httpStatus !== 502 && row.reason.category === 'partner');
  return new (rejected ? UpstreamRejectedError : UpstreamError)(row.id, row.reason, link.row.upstreamStatus ?? 0);
}
