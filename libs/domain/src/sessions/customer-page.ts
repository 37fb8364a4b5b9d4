import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Providers, type Status } from '@sessionlink/providers';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../ids';
import { PartnerService } from '../partners/partner.service';
import { SessionEvent } from './event.entity';
import { Link } from './link.entity';
import type { OpenedSession } from './opened-session';
import { Sealed } from './sealed';
import { Session } from './session.entity';
import { SessionReader } from './session.reader';
import { snapshotOf } from './snapshot';

/** What the customer's page shows. */
export interface PageState {
  partnerName: string;
  /** Whether there is a link to go on with. */
  canContinue: boolean;
  returnUrl: string | null;
}

const OVER: readonly Status[] = ['completed', 'failed', 'canceled', 'expired'];

/** What happens on the customer's page. */
@Injectable()
export class CustomerPage {
  constructor(
    private readonly reader: SessionReader,
    private readonly partners: PartnerService,
    private readonly providers: Providers,
    private readonly sealed: Sealed,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Changes nothing. @throws SessionNotFoundError */
  async show(token: string): Promise<PageState> {
    const session = await this.reader.getByToken(token);
    const partner = await this.partners.get(session.row.partnerId);
    return { partnerName: partner.displayName, canContinue: liveUrl(session) !== null, returnUrl: session.returnUrl };
  }

  /**
   * The customer pressed the button: an input of ours at every provider.
   * @returns where to send the customer; null: there is no live link @throws SessionNotFoundError
   */
  async press(token: string): Promise<string | null> {
    const session = await this.reader.getByToken(token);
    const url = liveUrl(session);
    if (url !== null && session.link.row.openedAt === null) await this.opened(session);
    return url;
  }

  /** Once per link, however many press at once: the link's row decides. */
  private async opened(session: OpenedSession): Promise<void> {
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

function liveUrl({ row, link }: OpenedSession): string | null {
  const live = link.row.state === 'active' && (link.row.expiresAt === null || link.row.expiresAt > new Date());
  return live && !OVER.includes(row.status) ? link.url : null;
}
