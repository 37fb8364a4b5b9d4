import { type CallEnd, definite } from '@sessionlink/http';
import { asDate } from '../json';
import { type Credential, type Facts, Refusal, type Seen } from '../provider';
import { onAnswer } from '../refusal';
import type { IdentitySession } from './pomelo.answers';
import type { PomeloClient } from './pomelo.client';
import { named } from './pomelo.link';
import type { PomeloParams } from './pomelo.params';
import { meaningOf } from './pomelo.state';

const DAY_MS = 86_400_000;
/** A candidate of an unknown create was made from 2 min before to 10 min after it was sent (contract §7). */
const BEFORE_MS = 120_000;
const AFTER_MS = 600_000;
const AT_ONCE = 8;

/** One look at Pomelo: by the link's own id, else by search, which may find several (contract §4 and §7). */
export class PomeloLookup {
  private readonly until: number;

  constructor(
    private readonly client: PomeloClient,
    private readonly facts: Facts<PomeloParams>,
    private readonly credential: Credential,
    private readonly ttlMs: number,
    deadlineMs: number,
  ) {
    this.until = Date.now() + deadlineMs;
  }

  async byId(id: string): Promise<CallEnd<Seen[] | Refusal>> {
    const end = await this.get(id);
    return onAnswer(end, (session) =>
      definite([session ? this.seen(session) : { by: 'lookup', word: null, notes: [{ code: 'upstream_not_found' }] }]),
    );
  }

  /** Every session of the company that can be what our create made. An answer that is missing is no clean search. */
  async search(): Promise<CallEnd<Seen[] | Refusal>> {
    const sentAt = (this.facts.link.sentAt ?? this.facts.createdAt).getTime();
    const [from, to] = [new Date(sentAt - DAY_MS), new Date(sentAt + DAY_MS)];
    const listed = await this.client.search(from, to, this.credential, this.leftMs());
    if (listed.end !== 'definite') return listed;
    if (listed.answer instanceof Refusal) return definite(listed.answer);
    const possible = listed.answer.filter((session) => this.isPossible(session, sentAt));
    const found: Seen[] = [];
    for (let at = 0; at < possible.length; at += AT_ONCE) {
      const ends = await Promise.all(possible.slice(at, at + AT_ONCE).map(({ id = '' }) => this.get(id)));
      for (const end of ends) {
        if (end.end !== 'definite') return end;
        if (end.answer instanceof Refusal) return definite(end.answer);
        if (end.answer?.companyId === this.companyId) found.push(this.seen(end.answer));
      }
    }
    return definite(found);
  }

  /** The list may lack company and page: only the session itself tells. */
  private isPossible({ createdAt, companyId = this.companyId }: IdentitySession, sentAt: number): boolean {
    const madeAt = asDate(createdAt)?.getTime() ?? NaN;
    return madeAt >= sentAt - BEFORE_MS && madeAt <= sentAt + AFTER_MS && companyId === this.companyId;
  }

  private seen(session: IdentitySession): Seen {
    const { params, link: known } = this.facts;
    const isNew = known.refs.session_id === undefined;
    const { change, link: ended, notes } = meaningOf(session, { params, isNew });
    const { link, handles } = named(session, this.ttlMs);
    const state = ended ?? (isNew ? 'active' : undefined);
    return {
      by: 'lookup',
      word: session.word ?? null,
      ...(change && { change }),
      link: { ...link, ...(state && { state }) },
      ...(isNew && { handles }),
      notes,
    };
  }

  private get(id: string): Promise<CallEnd<IdentitySession | null | Refusal>> {
    return this.client.get(id, this.credential, this.leftMs());
  }

  private get companyId(): string {
    return this.facts.params.data.company.id;
  }

  private leftMs(): number {
    return Math.max(1, this.until - Date.now());
  }
}
