import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Status } from '@sessionlink/providers';
import { In, Not, Repository } from 'typeorm';
import { LookupHash, sha256 } from '../crypto/lookup-hash';
import { SessionNotFoundError } from '../errors';
import { firstIdAt } from '../ids';
import { readCursor, writeCursor } from './cursor';
import { SessionEvent } from './event.entity';
import { Link } from './link.entity';
import type { OpenedSession } from './opened-session';
import { type EventData, Sealed } from './sealed';
import { Session } from './session.entity';

/** All may be absent; together they narrow. */
export interface SessionFilter {
  /** Absent: every partner's (for admins). */
  partnerId?: string;
  provider?: string;
  status?: Status;
  reference?: string;
  /** Phone, e-mail, or the upstream's id of a user, company or payment. */
  customer?: string;
  createdAfter?: Date;
  createdBefore?: Date;
  updatedAfter?: Date;
}

export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

export interface OpenedEvent {
  row: SessionEvent;
  data: EventData;
}

/** Reads of sessions; changes nothing. */
@Injectable()
export class SessionReader {
  constructor(
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    @InjectRepository(Link) private readonly links: Repository<Link>,
    @InjectRepository(SessionEvent) private readonly events: Repository<SessionEvent>,
    private readonly sealed: Sealed,
    private readonly hash: LookupHash,
  ) {}

  /** @param partnerId null: an admin asks @throws SessionNotFoundError for another partner's session too */
  async get(partnerId: string | null, id: string): Promise<OpenedSession> {
    const row = isSessionId(id)
      ? await this.sessions.findOneBy({ id, ...(partnerId !== null && { partnerId }) })
      : null;
    if (!row) throw new SessionNotFoundError();
    return this.open(row);
  }

  /** @throws SessionNotFoundError */
  async getByToken(token: string): Promise<OpenedSession> {
    const row = await this.sessions.findOneBy({ tokenHash: sha256(token) });
    if (!row) throw new SessionNotFoundError();
    return this.open(row);
  }

  /** The newest session with equal params that isn't final. */
  async findLive(partnerId: string, provider: string, paramsDigest: Buffer): Promise<string | null> {
    const status = Not(In<Status>(['completed', 'failed', 'canceled']));
    const where = { partnerId, provider, paramsDigest, status };
    const row = await this.sessions.findOne({ select: { id: true }, where, order: { id: 'DESC' } });
    return row?.id ?? null;
  }

  /** Newest first. @param limit 1 to 100 @throws InvalidInputError the cursor is none of ours */
  async list(filter: SessionFilter, limit: number, cursor?: string): Promise<Page<OpenedSession>> {
    const query = this.sessions
      .createQueryBuilder('s')
      .orderBy('s.id', 'DESC')
      .take(limit + 1);
    const { partnerId, provider, status, reference, customer, createdAfter, createdBefore, updatedAfter } = filter;
    if (partnerId !== undefined) query.andWhere('s.partnerId = :partnerId', { partnerId });
    if (provider !== undefined) query.andWhere('s.provider = :provider', { provider });
    if (status !== undefined) query.andWhere('s.status = :status', { status });
    if (reference !== undefined) query.andWhere('s.referenceHash = :reference', { reference: this.hash.of(reference) });
    if (createdAfter)
      query.andWhere('s.id >= :after', { after: firstIdAt('ses', new Date(createdAfter.getTime() + 1)) });
    if (createdBefore) query.andWhere('s.id < :before', { before: firstIdAt('ses', createdBefore) });
    if (updatedAfter) query.andWhere('s.updatedAt > :updatedAfter', { updatedAfter });
    if (cursor !== undefined) query.andWhere('s.id < :cursor', { cursor: readCursor(cursor) });
    if (customer !== undefined) {
      const hashes = [...new Set([customer, customer.toLowerCase(), customer.replace(/[\s().-]/g, '')])].map((value) =>
        this.hash.of(value),
      );
      query.andWhere('s.id IN (SELECT session_id FROM handles WHERE value_hash IN (:...hashes))', { hashes });
    }
    const rows = await query.getMany();
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { data: await this.openAll(page), nextCursor: last ? writeCursor(last.id) : null };
  }

  /** The timeline, oldest first. @throws SessionNotFoundError */
  async timeline(partnerId: string | null, sessionId: string): Promise<OpenedEvent[]> {
    const exists =
      isSessionId(sessionId) &&
      (await this.sessions.existsBy({ id: sessionId, ...(partnerId !== null && { partnerId }) }));
    if (!exists) throw new SessionNotFoundError();
    const rows = await this.events.find({ where: { sessionId }, order: { number: 'ASC' } });
    return rows.map((row) => ({ row, data: this.sealed.openEvent(row.id, row.data) }));
  }

  /** All attempts, oldest first. */
  lineage(sessionId: string): Promise<Link[]> {
    return this.links.find({ where: { sessionId }, order: { attempt: 'ASC' } });
  }

  private async open(row: Session): Promise<OpenedSession> {
    const [opened] = await this.openAll([row]);
    if (!opened) throw new SessionNotFoundError();
    return opened;
  }

  private async openAll(rows: Session[]): Promise<OpenedSession[]> {
    if (rows.length === 0) return [];
    const links = await this.links.find({
      where: { sessionId: In(rows.map(({ id }) => id)) },
      order: { attempt: 'ASC' },
    });
    const newest = new Map(links.map((link) => [link.sessionId, link]));
    return rows.flatMap((row) => {
      const link = newest.get(row.id);
      return link ? [this.sealed.openSession(row, link)] : [];
    });
  }
}

/** Nothing else is asked for: PostgreSQL takes no NUL in a text. */
function isSessionId(text: string): boolean {
  return /^ses_[0-9a-f]{32}$/.test(text);
}
