import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Partner } from './partner.entity';

export const SCOPES = [
  'sessions:read',
  'sessions:write',
  'events:read',
  'webhooks:write',
  'personal_data:erase',
] as const;
export type Scope = (typeof SCOPES)[number];

/** A partner's `sk_…`, of which only the hash is kept. Several may overlap while they are rotated. */
@Entity('api_keys')
export class ApiKey {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'api_keys_pk' }) id!: string;
  @Index('api_keys_partner') @Column('text') partnerId!: string;
  @ManyToOne(() => Partner)
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'api_keys_partner_fk' })
  partner?: Partner;
  @Column('text') name!: string;
  /** SHA-256 of the key; enough for 256 random bits. */
  @Index('api_keys_hash', { unique: true }) @Column('bytea') hash!: Buffer;
  @Column('text', { array: true }) scopes!: Scope[];
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) expiresAt!: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
}
