import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Session } from './session.entity';

/** A name by which an upstream, or a search, may speak of a session: see `Handle` of the provider contract for the uses. */
@Entity('handles')
@Index('handles_by_value', ['valueHash', 'credentialId'])
@Index('handles_unique', ['partnerId', 'provider', 'kind', 'valueHash'], { unique: true, where: `use = 'unique'` })
@Index('handles_subject', ['credentialId', 'kind', 'valueHash'], { unique: true, where: `use = 'subject'` })
@Index('handles_single', ['credentialId', 'kind', 'valueHash'], { unique: true, where: `use = 'single'` })
export class Handle {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'handles_pk',
  })
  id!: string;
  @Column('text') provider!: string;
  @Column('text') credentialId!: string;
  @Column('text') partnerId!: string;
  @Column('text') kind!: string;
  /** Keyed: the value itself isn't stored here. */
  @Column('bytea') valueHash!: Buffer;
  @Column('text') use!: 'apply' | 'look' | 'unique' | 'subject' | 'single';
  @Index('handles_of_session') @Column('text') sessionId!: string;
  @ManyToOne(() => Session)
  @JoinColumn({ name: 'session_id', foreignKeyConstraintName: 'handles_session_fk' })
  session?: Session;
  @Column('text', { nullable: true }) linkId!: string | null;
  @Column('timestamptz') createdAt!: Date;
}
