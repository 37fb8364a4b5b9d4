import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How long equal keys mean one request. */
export const KEY_LIFE_MS = 24 * 3_600_000;

/** A partner's promise that equal keys mean one request. Kept 24 h; holds no body. */
@Entity('idempotency_keys')
export class IdempotencyKey {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'idempotency_keys_pk' }) partnerId!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'idempotency_keys_pk' }) route!: string;
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'idempotency_keys_pk' }) keyHash!: Buffer;
  /** Of the body, keyed. */
  @Column('bytea') digest!: Buffer;
  @Index('idempotency_keys_session') @Column('text') sessionId!: string;
  @Column('integer', { nullable: true }) httpStatus!: number | null;
  @Column('text', { nullable: true }) problemCode!: string | null;
  @Index('idempotency_keys_age') @Column('timestamptz') createdAt!: Date;
}
