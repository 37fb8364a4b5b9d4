import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { newId } from '../ids';
import { SessionEvent } from '../sessions/event.entity';
import { Sealed } from '../sessions/sealed';
import { Session } from '../sessions/session.entity';

const BATCH = 100;

/** Creates whose sender died: the lease is over and nobody wrote what became of them. */
@Injectable()
export class AbandonedLinks {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly sealed: Sealed,
  ) {}

  /** Makes them `unknown`; a late writer finds a newer fence and changes nothing. @returns how many */
  async release(): Promise<number> {
    return this.dataSource.transaction(async (db) => {
      const links: { id: string; session_id: string }[] = await db
        .query(
          `WITH taken AS (
           SELECT id FROM links WHERE lease_until < now() AND state = 'sending'
           ORDER BY lease_until LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
         )
         UPDATE links SET state = 'unknown', fence = fence + 1, lease_until = NULL FROM taken WHERE links.id = taken.id
         RETURNING links.id, links.session_id`,
        )
        .then(([rows]: [{ id: string; session_id: string }[], number]) => rows);
      for (const link of links) {
        const at = new Date();
        const session = await db.findOneOrFail(Session, {
          where: { id: link.session_id },
          lock: { mode: 'pessimistic_write' },
        });
        const id = newId('evt', at);
        const number = session.eventCount + 1;
        const data = this.sealed.eventData(id, { note: { why: 'nobody finished it', link: link.id } });
        await db.insert(SessionEvent, {
          id,
          sessionId: session.id,
          number,
          type: 'outcome_unknown',
          at,
          source: 'worker',
          actor: 'system',
          data,
        });
        await db.update(Session, { id: session.id }, { eventCount: number, updatedAt: at });
      }
      return links.length;
    });
  }
}
