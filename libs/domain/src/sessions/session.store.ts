import { Injectable } from '@nestjs/common';
import type { Handle as Named, Refs } from '@sessionlink/providers';
import { LookupHash, sha256 } from '../crypto/lookup-hash';
import { Database } from '../database/database';
import { newId } from '../ids';
import type { OpenedSession } from './opened-session';
import { Sealed } from './sealed';
import type { Settled } from './settle';
import { snapshotOf } from './snapshot';
import { APPEND_EVENT, PREPARE, RECORD } from './statements';

/** The partner's promise that equal keys mean one request. */
export interface KeyUse {
  route: string;
  key: string;
  /** Of the whole body. */
  digest: Buffer;
}

/** The two writes of a create. */
@Injectable()
export class SessionStore {
  constructor(
    private readonly database: Database,
    private readonly hash: LookupHash,
    private readonly sealed: Sealed,
  ) {}

  /**
   * Stores a session that is about to be sent.
   * @returns whether this partner owned the session's subject before
   * @throws pg's DatabaseError when something that must be single exists already
   */
  async prepare(
    session: OpenedSession,
    handles: readonly Named[],
    publicRefs: readonly string[],
    key?: KeyUse,
  ): Promise<boolean> {
    const { row, link } = session;
    const eventId = newId('evt', row.createdAt);
    const rows = await this.database.run<{ returning: boolean }>(PREPARE, [
      row.id,
      row.partnerId,
      row.provider,
      row.credentialId,
      row.locale,
      row.private,
      row.tokenHash,
      row.referenceHash,
      row.paramsDigest,
      row.expiresAt,
      row.createdAt,
      key?.route,
      key && sha256(key.key),
      key?.digest,
      link.row.id,
      link.row.leaseUntil,
      link.row.actor,
      eventId,
      this.sealed.eventData(eventId, { session: snapshotOf(session, publicRefs) }),
      ...this.columnsOf(handles),
      row.dropin,
    ]);
    return rows[0]?.returning ?? false;
  }

  /**
   * Writes what became of the send, and makes `session` as it now is.
   * @returns false when the link was taken over meanwhile: nothing was changed, and the answer is kept as an event
   */
  async record(session: OpenedSession, settled: Settled, publicRefs: readonly string[]): Promise<boolean> {
    const at = new Date();
    this.take(session, settled, at);
    const { row, link } = session;
    const snapshot = snapshotOf(session, publicRefs);
    const events = settled.events.map(({ type, note }) => ({
      id: newId('evt', at),
      type,
      data: note ? { note } : { session: snapshot },
    }));
    const rows = await this.database.run<{ changed: number }>(RECORD, [
      link.row.id,
      link.row.fence,
      link.row.state,
      link.row.private,
      link.row.hasPage,
      link.row.expiresAt,
      link.row.upstreamStatus,
      row.status,
      row.outcome,
      row.reason && JSON.stringify(row.reason),
      row.refs,
      row.upstreamStatus,
      row.checkedAt,
      at,
      events.map(({ id }) => id),
      settled.checked ? 'answer' : 'api',
      link.row.actor,
      events.map(({ type }) => type),
      events.map(({ id, data }) => this.sealed.eventData(id, data)),
      settled.release,
      ...this.columnsOf(settled.handles),
      settled.httpStatus,
      settled.httpStatus === 201 ? null : PROBLEM_CODES[settled.httpStatus],
    ]);
    if (rows[0]?.changed === 1) return true;
    await this.keepLateAnswer(session, settled);
    return false;
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

  /** Notes something about a session that isn't a change of it. @param source such as `cli` */
  async note(sessionId: string, type: string, source: string, actor: string, note: Refs): Promise<void> {
    const at = new Date();
    const id = newId('evt', at);
    await this.database.run(APPEND_EVENT, [
      sessionId,
      id,
      type,
      at,
      source,
      actor,
      this.sealed.eventData(id, { note }),
    ]);
  }

  /** Keeps an answer that came too late: sealed, in the session's timeline. */
  private keepLateAnswer({ row, link }: OpenedSession, { link: { state, url, refs } }: Settled): Promise<void> {
    const note: Refs = { link: link.row.id, state, ...(url && { url }), ...refs };
    return this.note(row.id, 'late_answer', 'answer', link.row.actor, note);
  }

  private columnsOf(handles: readonly Named[]): [string[], Buffer[], string[]] {
    return [
      handles.map(({ kind }) => kind),
      handles.map(({ value }) => this.hash.of(value)),
      handles.map(({ use }) => use),
    ];
  }
}

export const PROBLEM_CODES = {
  422: 'upstream_rejected',
  502: 'upstream_error',
  503: 'upstream_unavailable',
  504: 'outcome_unknown',
} as const;
