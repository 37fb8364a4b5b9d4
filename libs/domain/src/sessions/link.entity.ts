import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { LinkState } from '@sessionlink/providers';
import { Session } from './session.entity';

/** One attempt to get the customer a URL upstream. Repeats of its create stay on its row. */
@Entity('links')
@Index('links_of_session', ['sessionId', 'attempt'], { unique: true })
export class Link {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'links_pk' }) id!: string;
  @Column('text') sessionId!: string;
  @ManyToOne(() => Session)
  @JoinColumn({ name: 'session_id', foreignKeyConstraintName: 'links_session_fk' })
  session?: Session;
  /** From 1. */
  @Column('integer') attempt!: number;
  @Column('text') state!: LinkState;
  /** Grows with each taker of the lease; a writer with an older one changes nothing. */
  @Column('integer') fence!: number;
  /** Until then somebody is at work on it; later anybody may take over. */
  @Index('links_leased', { where: 'lease_until IS NOT NULL' })
  @Column('timestamptz', { nullable: true })
  leaseUntil!: Date | null;
  @Column('timestamptz', { array: true }) sentAt!: Date[];
  /** When the customer was first sent to it. */
  @Column('timestamptz', { nullable: true }) openedAt!: Date | null;
  /** The provider's, or our estimate of it. */
  @Column('timestamptz', { nullable: true }) expiresAt!: Date | null;
  @Column('boolean', { default: false }) hasPage!: boolean;
  /** Sealed `LinkPrivate`. */
  @Column('bytea', { nullable: true }) private!: Buffer | null;
  /** HTTP status of the upstream's refusal. */
  @Column('integer', { nullable: true }) upstreamStatus!: number | null;
  @Column('text') actor!: string;
  @Column('timestamptz') createdAt!: Date;
}
