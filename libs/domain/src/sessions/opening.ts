import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Providers } from '@sessionlink/providers';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../ids';
import { SessionEvent } from './event.entity';
import { Link } from './link.entity';
import type { OpenedSession } from './opened-session';
import { Sealed } from './sealed';
import { Session } from './session.entity';
import { snapshotOf } from './snapshot';

/** Notes that a customer was sent to a link: an input of ours at every provider. */
@Injectable()
export class Opening {
  constructor(
    private readonly providers: Providers,
    private readonly sealed: Sealed,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Once per link, however many press at once: the link's row decides. */
  async opened(session: OpenedSession): Promise<void> {
    await this.dataSource.transaction(async (db) => {
      const at = new Date();
      const first = await db
        .createQueryBuilder()
        .update(Link)
        .set({ openedAt: at })
        .where('id = :id AND opened_at IS NULL', { id: session.link.row.id })
        .execute();
      if (first.affected !== 1) return;
      const row = await db.findOneOrFail(Session, {
        where: { id: session.row.id },
        lock: { mode: 'pessimistic_write' },
      });
      const started = row.status === 'open';
      Object.assign(row, { status: started ? 'in_progress' : row.status, updatedAt: at });
      const now = { ...session, row };
      const types = ['session.opened', ...(started ? ['session.in_progress'] : [])];
      for (const type of types) await this.append(db, now, type, at);
      await db.update(Session, { id: row.id }, { status: row.status, updatedAt: at, eventCount: row.eventCount });
    });
  }

  private async append(db: EntityManager, session: OpenedSession, type: string, at: Date): Promise<void> {
    const id = newId('evt', at);
    const publicRefs = this.providers.get(session.row.provider)?.publicRefs ?? [];
    const data = this.sealed.eventData(id, { session: snapshotOf(session, publicRefs) });
    session.row.eventCount += 1;
    await db.insert(SessionEvent, {
      id,
      sessionId: session.row.id,
      number: session.row.eventCount,
      type,
      at,
      source: 'page',
      actor: 'customer',
      data,
    });
  }
}
