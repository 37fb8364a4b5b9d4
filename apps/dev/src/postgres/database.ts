import { Client, DatabaseError } from 'pg';

/** Makes a database unless it exists, and gives its URL. */
export async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (known.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } catch (error) {
    // 42P04, 23505: somebody else made it meanwhile
    if (!(error instanceof DatabaseError && ['42P04', '23505'].includes(error.code ?? ''))) throw error;
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

/** Whether a server takes a login: it may be starting or stopping, or be one that doesn't know this password. */
export async function login(url: string): Promise<'accepted' | 'no_answer' | 'wrong_password'> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return 'accepted';
  } catch (error) {
    return error instanceof DatabaseError && error.code?.startsWith('28') ? 'wrong_password' : 'no_answer';
  } finally {
    await client.end().catch(() => undefined);
  }
}
