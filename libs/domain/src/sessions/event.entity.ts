import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Session } from './session.entity';

/** An immutable fact about a session, numbered within it. */
@Entity('events')
@Index('events_of_session', ['sessionId', 'number'], { unique: true })
export class SessionEvent {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'events_pk' }) id!: string;
  @Column('text') sessionId!: string;
  @ManyToOne(() => Session)
  @JoinColumn({ name: 'session_id', foreignKeyConstraintName: 'events_session_fk' })
  session?: Session;
  /** From 1, without gaps. */
  @Column('integer') number!: number;
  @Column('text') type!: string;
  @Column('timestamptz') at!: Date;
  /** Where the fact came from: `api`, `answer`, `lookup`. */
  @Column('text') source!: string;
  @Column('text') actor!: string;
  /** Sealed `EventData`. */
  @Column('bytea') data!: Buffer;
}
