import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../apps/dev/src/postgres/start-postgres';
import { shared } from './shared';

/** One PostgreSQL server for all suites, each of which makes its own database: `DATABASE_URL`, or an embedded one. */
export default async function setUp(): Promise<void> {
  if (process.env.DATABASE_URL) {
    process.env.TEST_SERVER_URL = process.env.DATABASE_URL;
    return;
  }
  const dataDirectory = mkdtempSync(join(tmpdir(), 'sessionlink-test-'));
  const server = await startPostgres({ dataDirectory });
  Object.assign(shared, { server, dataDirectory });
  process.env.TEST_SERVER_URL = server.url;
}
