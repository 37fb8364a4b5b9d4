import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Outcome, Reason, Status } from '@sessionlink/providers';
import { Credential } from '../credentials/credential.entity';
import { Partner } from '../partners/partner.entity';

const LIVE = `status NOT IN ('completed', 'failed', 'canceled')`;

/** What a partner asked for once. Outlives its links. */
@Entity('sessions')
@Index('sessions_of_partner', ['partnerId', 'id'])
@Index('sessions_of_partner_by_status', ['partnerId', 'status', 'id'])
@Index('sessions_of_partner_by_provider', ['partnerId', 'provider', 'id'])
@Index('sessions_of_partner_by_update', ['partnerId', 'updatedAt'])
@Index('sessions_by_status', ['status', 'id'])
@Index('sessions_by_reference', ['referenceHash', 'id'], { where: 'reference_hash IS NOT NULL' })
@Index('sessions_by_params', ['partnerId', 'provider', 'paramsDigest'], { where: LIVE })
@Index('sessions_dropin', ['partnerId', 'provider', 'paramsDigest'], { unique: true, where: `dropin AND ${LIVE}` })
export class Session {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'sessions_pk' }) id!: string;
  @Column('text') partnerId!: string;
  @ManyToOne(() => Partner)
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'sessions_partner_fk' })
  partner?: Partner;
  @Column('text') provider!: string;
  @Column('text') credentialId!: string;
  @ManyToOne(() => Credential)
  @JoinColumn({ name: 'credential_id', foreignKeyConstraintName: 'sessions_credential_fk' })
  credential?: Credential;
  @Column('text') status!: Status;
  @Column('text', { nullable: true }) outcome!: Outcome | null;
  @Column('jsonb', { nullable: true }) reason!: Reason | null;
  /** A verdict that came after the session was closed. */
  @Column('boolean', { default: false }) late!: boolean;
  @Column('text', { nullable: true }) locale!: string | null;
  /** Sealed `SessionPrivate`. */
  @Column('bytea') private!: Buffer;
  /** Sealed refs of the provider. */
  @Column('bytea', { nullable: true }) refs!: Buffer | null;
  /** SHA-256 of the short link's token. */
  @Index('sessions_token', { unique: true }) @Column('bytea') tokenHash!: Buffer;
  @Column('bytea', { nullable: true }) referenceHash!: Buffer | null;
  /** Canonical, keyed: an equal body on the drop-in route is a repeat while the session isn't final. */
  @Column('bytea') paramsDigest!: Buffer;
  /** Made over the upstream's own route: at most one is live for equal params. */
  @Column('boolean') dropin!: boolean;
  /** The upstream's own word, as seen last. */
  @Column('text', { nullable: true }) upstreamStatus!: string | null;
  @Column('timestamptz', { nullable: true }) checkedAt!: Date | null;
  /** Number of the newest event. */
  @Column('integer') eventCount!: number;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
