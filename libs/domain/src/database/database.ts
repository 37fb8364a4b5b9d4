import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Pool, type QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';

/** A statement that PostgreSQL plans once per connection and runs by its name. */
export interface NamedStatement {
  name: string;
  text: string;
}

/**
 * TypeORM's own pool, for the few statements on the hot path: TypeORM can't send named ones, and named ones halve
 * PostgreSQL's work for a create. Everything else goes through repositories.
 */
@Injectable()
export class Database {
  private readonly pool: Pool;

  constructor(@InjectDataSource() dataSource: DataSource) {
    const pool: unknown = 'master' in dataSource.driver ? dataSource.driver.master : undefined;
    if (!(pool instanceof Pool)) throw new Error('TypeORM does not run on a pg pool');
    this.pool = pool;
  }

  async run<Row extends QueryResultRow>({ name, text }: NamedStatement, values: unknown[]): Promise<Row[]> {
    return (await this.pool.query<Row>({ name, text, values })).rows;
  }

  /** How far this machine's clock is ahead of the database's, in ms. */
  async clockAheadMs(): Promise<number> {
    const before = Date.now();
    const { rows } = await this.pool.query<{ now: Date }>('SELECT clock_timestamp() AS now');
    const middle = (before + Date.now()) / 2;
    return rows[0] ? Math.round(middle - rows[0].now.getTime()) : 0;
  }
}
