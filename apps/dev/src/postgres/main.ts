import { startPostgres } from './start-postgres';

/** `node dist/apps/dev/postgres/main.js <data directory>`: the database alone; prints its URL. SIGINT and SIGTERM end it. */
async function main(): Promise<void> {
  const server = await startPostgres({ dataDirectory: process.argv[2] ?? '.sessionlink' });
  console.log(server.url);
  const stop = () => void server.stop().then(() => process.exit(0));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  setInterval(() => undefined, 60_000); // also holds on to a server that ran already
}

void main();
