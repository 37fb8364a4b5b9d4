import { Injectable } from '@nestjs/common';
import { Ledger } from '../ledger/ledger';
import { Timers } from '../time/timers';
import type { CreateBody } from './create.body';
import { Notices } from './notices';
import { IdentitySession } from './session';

const LATE_MS = 20 * 60_000;
const BY_ITSELF_MS = 2000;
/** What happens two seconds after the create, by the last four characters of the company's id (contract §11). */
const BY_ITSELF: Record<string, string> = {
  VERF: 'VERIFIED',
  REJT: 'REJECTED',
  NVAL: 'NOT_VALIDATED',
  EXPD: 'EXPIRED',
  CANC: 'CANCELED',
  MANR: 'MANUAL_REVIEW',
  UNKN: 'ON_HOLD',
  HEXS: 'VERIFIED',
  OLDT: 'VERIFIED',
};

/** All identity sessions, newest last, and how they move. */
@Injectable()
export class Sessions {
  private readonly byId = new Map<string, IdentitySession>();

  constructor(
    private readonly ledger: Ledger,
    private readonly timers: Timers,
    private readonly notices: Notices,
  ) {}

  /** @param base where the sandbox's pages are, as the caller sees it */
  create(body: CreateBody, base: string): IdentitySession {
    const magic = body.data.company.id.slice(-4);
    const hasPage = (body.integration_method === 'WEB' && magic !== 'NURL') || magic === 'AURL';
    const session = new IdentitySession(body, hasPage ? base : null);
    if (magic === 'LATE') session.visibleAt = session.createdAt + this.timers.scaled(LATE_MS);
    this.byId.set(session.id, session);
    this.ledger.add('pomelo', 'create', session.companyId, session.id);
    this.timers.after(BY_ITSELF_MS, () => this.moveByItself(session));
    return session;
  }

  find(id: string): IdentitySession | undefined {
    return this.byId.get(id);
  }

  /** @param id absent: the company's newest */
  ofCompany(companyId: string, id?: string): IdentitySession | undefined {
    const all = [...this.byId.values()];
    return all.findLast((session) => session.companyId === companyId && (id ?? session.id) === session.id);
  }

  searchable(): IdentitySession[] {
    return [...this.byId.values()].filter((session) => session.visibleAt <= Date.now());
  }

  /** To another of Pomelo's words, or to one that nobody knows; the client is told. */
  move(session: IdentitySession, word: string): void {
    this.set(session, word);
    this.notices.statusChanged(session);
  }

  requestFile(session: IdentitySession): void {
    session.documentRequestedAt = Date.now();
    this.notices.requiredFile(session);
  }

  private moveByItself(session: IdentitySession): void {
    if (session.over) return;
    const { magic } = session;
    const word = BY_ITSELF[magic];
    if (magic === 'RFIL') this.requestFile(session);
    else if (magic === 'ORPH') this.notices.person(session);
    else if (magic === 'NOWH') this.set(session, 'VERIFIED');
    else if (word !== undefined) this.move(session, word);
  }

  private set(session: IdentitySession, word: string): void {
    session.word = word;
    session.documentRequestedAt = null;
    if (word !== 'IN_PROGRESS')
      session.steps = session.steps.map(() => (word === 'VERIFIED' ? 'SUCCESS' : 'PROCESSING'));
  }
}
