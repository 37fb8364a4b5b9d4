import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Partner } from '../partners/partner.entity';

/** What opens an upstream's doors. The deployment's is called like its provider and has its secrets in the settings. */
@Entity('credentials')
@Index('credentials_owner', ['provider', 'partnerId'], { unique: true })
export class Credential {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'credentials_pk' }) id!: string;
  @Column('text') provider!: string;
  @Column('text', { nullable: true }) partnerId!: string | null;
  @ManyToOne(() => Partner)
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'credentials_partner_fk' })
  partner?: Partner;
  /** Sealed; null for the deployment's. */
  @Column('bytea', { nullable: true }) secrets!: Buffer | null;
  /** Nothing is sent with it before; null: not paused. */
  @Column('timestamptz', { nullable: true }) pausedUntil!: Date | null;
  @Column('text', { nullable: true }) pauseReason!: string | null;
  /** How often in a row the upstream refused it: each pause is longer than the one before. */
  @Column('integer', { default: 0 }) refusals!: number;
  @Column('timestamptz') createdAt!: Date;
}
