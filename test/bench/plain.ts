import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { Pool, type PoolClient } from 'pg';
import { type Answer, type Create, insertRows, newCreate, type Params, updateRows, viewOf } from './plain.rows';

/*
 * The reference: node:http and pg, and nothing else. For each create the rows of the gateway, two transactions around
 * one call to the same upstream; no key, no validation, no encryption, no log. Prints where it listens.
 */
const { DATABASE_URL, UPSTREAM_URL = '', PARTNER_ID = '' } = process.env;
const pool = new Pool({ connectionString: DATABASE_URL, max: 10 });
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

async function create(params: Params): Promise<{ made: Create; answer: Answer }> {
  const made = newCreate(PARTNER_ID, params);
  await transaction((db) => insertRows(db, made));
  const answer = await callUpstream(params);
  await transaction((db) => updateRows(db, made, answer));
  return { made, answer };
}

async function transaction(work: (db: PoolClient) => Promise<void>): Promise<void> {
  const db = await pool.connect();
  try {
    await db.query('BEGIN');
    await work(db);
    await db.query('COMMIT');
  } catch (error) {
    await db.query('ROLLBACK');
    throw error;
  } finally {
    db.release();
  }
}

function callUpstream(params: Params): Promise<Answer> {
  const headers = { Authorization: 'Bearer token', 'Content-Type': 'application/json' };
  return new Promise((resolve, reject) => {
    request(`${UPSTREAM_URL}/identity/v2/sessions`, { method: 'POST', agent, headers }, (response) => {
      json(response).then((answer) => resolve(answer as Answer), reject);
    })
      .once('error', reject)
      .end(JSON.stringify(params));
  });
}

const server = createServer((incoming, response) => {
  json(incoming)
    .then((body) => create((body as { params: Params }).params))
    .then(
      ({ made, answer }) => {
        const view = { ...viewOf(made, answer), url: `http://localhost:9/s/${made.token}` };
        response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify(view));
      },
      (error: unknown) => {
        console.error(error);
        response.writeHead(500).end();
      },
    );
});
server.listen(0, '127.0.0.1', () => console.log(`"listening":${(server.address() as AddressInfo).port}`));
