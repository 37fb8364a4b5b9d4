import { DataSource, DefaultNamingStrategy, type DataSourceOptions } from 'typeorm';
import { Credential } from '../credentials/credential.entity';
import { IdempotencyKey } from '../idempotency/idempotency-key.entity';
import { Initial1763700000000 } from '../migrations/1763700000000-initial';
import { ApiKey } from '../partners/api-key.entity';
import { Partner } from '../partners/partner.entity';
import { SessionEvent } from '../sessions/event.entity';
import { Handle } from '../sessions/handle.entity';
import { Link } from '../sessions/link.entity';
import { Session } from '../sessions/session.entity';

/** camelCase here, snake_case there. */
class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, given: string | undefined, prefixes: string[]): string {
    return given ?? [...prefixes, property].join('_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}

export const ENTITIES = [Partner, ApiKey, Credential, Session, Link, Handle, SessionEvent, IdempotencyKey];

export function dataSourceOptions(url: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: ENTITIES,
    migrations: [Initial1763700000000],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeCase(),
    applicationName: 'sessionlink',
    poolSize: 10,
    // An idle pool keeps no process alive.
    extra: { connectionTimeoutMillis: 5000, allowExitOnIdle: true },
  };
}

/** For what runs outside Nest: migrations before the application starts. */
export function newDataSource(url: string): DataSource {
  return new DataSource(dataSourceOptions(url));
}
