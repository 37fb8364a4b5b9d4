import { newDataSource } from './data-source';

/** Any number that nobody else uses on the same database: "sessionl" in ASCII, as a bigint. */
const MIGRATION_LOCK = '8315168282294938220';

export interface MigrationState {
  name: string;
  applied: boolean;
}

/**
 * Applies what is missing. Safe to call from any number of processes at once: an advisory lock lets one do it, the
 * others wait and find nothing to do.
 * @returns names of the migrations that this call applied
 */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = await newDataSource(url).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1::bigint)', [MIGRATION_LOCK]);
    const applied = await dataSource.runMigrations();
    return applied.map(({ name }) => name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1::bigint)', [MIGRATION_LOCK]);
    await lock.release();
    await dataSource.destroy();
  }
}

/** All known migrations, oldest first. */
export async function migrationStates(url: string): Promise<MigrationState[]> {
  const dataSource = await newDataSource(url).initialize();
  try {
    const [exists]: { found: boolean }[] = await dataSource.query(
      `SELECT to_regclass('migrations') IS NOT NULL AS found`,
    );
    const rows: { name: string }[] = exists?.found ? await dataSource.query('SELECT name FROM migrations') : [];
    return dataSource.migrations.map(({ name, constructor }) => {
      const known = name ?? constructor.name;
      return { name: known, applied: rows.some((row) => row.name === known) };
    });
  } finally {
    await dataSource.destroy();
  }
}
