import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A company that calls our API. Owns keys and sessions; nothing crosses between partners. */
@Entity('partners')
export class Partner {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'partners_pk' }) id!: string;
  @Column('text') name!: string;
  /** What customers read on the page. */
  @Column('text') displayName!: string;
  @Column('text', { nullable: true }) supportUrl!: string | null;
  /** Origins or `scheme:`s that return URLs must be on; empty: any https. */
  @Column('text', { array: true, default: '{}' }) returnOrigins!: string[];
  /** Sealed `rsk_…`: signs what we tell the partner through the customer's browser. */
  @Column('bytea') returnSecret!: Buffer;
  @Column('text') status!: 'active' | 'suspended';
  @Column('timestamptz') createdAt!: Date;
}
