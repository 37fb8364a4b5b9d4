import { createHash, randomBytes } from 'node:crypto';
import type { PoolClient } from 'pg';
import { v7 } from 'uuid';

const WEEK_MS = 604_800_000;
const LEASE_MS = 25_000;

/** Pomelo's body, as far as rows are made of it. */
export interface Params {
  data: { company: { id: string }; partners: { id: string }[] };
}

/** Pomelo's answer. */
export interface Answer {
  data: { id: string; created_at: string; expiration_at: string; url: string };
}

/** One create on its way: what the gateway would know of it. */
export interface Create {
  partnerId: string;
  params: Params;
  token: string;
  sessionId: string;
  linkId: string;
  at: Date;
}

export function newCreate(partnerId: string, params: Params): Create {
  const [sessionId, linkId] = [newId('ses'), newId('lnk')];
  return { partnerId, params, token: randomBytes(16).toString('base64url'), sessionId, linkId, at: new Date() };
}

/** The session as a partner sees it. */
export function viewOf({ sessionId, linkId, at }: Create, answer?: Answer): object {
  const expiresAt = new Date(at.getTime() + WEEK_MS);
  return {
    id: sessionId,
    object: 'session',
    provider: 'pomelo',
    status: answer ? 'open' : 'created',
    outcome: null,
    reason: null,
    late: false,
    reference: null,
    metadata: {},
    locale: null,
    return_url: null,
    link: {
      id: linkId,
      attempt: 1,
      state: answer ? 'active' : 'sending',
      has_page: answer !== undefined,
      expires_at: answer?.data.expiration_at ?? null,
      created_at: at,
    },
    upstream: { refs: answer ? { session_id: answer.data.id } : {}, status: null, checked_at: answer ? at : null },
    expires_at: expiresAt,
    created_at: at,
    updated_at: at,
  };
}

/** What the gateway stores before the call, row by row. */
export async function insertRows(db: PoolClient, create: Create): Promise<void> {
  const { partnerId, params, token, sessionId, linkId, at } = create;
  const secret = json({ params, token, reference: null, metadata: {}, returnUrl: null });
  await db.query(
    `INSERT INTO sessions (id, partner_id, provider, credential_id, status, private, token_hash, params_digest, dropin,
                           event_count, expires_at, created_at, updated_at)
     VALUES ($1, $2, 'pomelo', 'pomelo', 'created', $3, $4, $5, false, 1, $6, $7, $7)`,
    [sessionId, partnerId, secret, sha256(token), sha256(secret), new Date(at.getTime() + WEEK_MS), at],
  );
  await db.query(
    `INSERT INTO links (id, session_id, attempt, state, fence, lease_until, sent_at, actor, created_at)
     VALUES ($1, $2, 1, 'sending', 1, $3, ARRAY[$4::timestamptz], 'key:plain', $4)`,
    [linkId, sessionId, new Date(at.getTime() + LEASE_MS), at],
  );
  await insertEvent(db, create, 1, 'session.created', viewOf(create));
  await insertHandle(db, create, 'company_id', params.data.company.id, 'look', null);
  for (const { id } of params.data.partners) await insertHandle(db, create, 'user_id', id, 'look', null);
}

/** What the gateway stores after the call, row by row. */
export async function updateRows(db: PoolClient, create: Create, answer: Answer): Promise<void> {
  const { id, created_at, expiration_at, url } = answer.data;
  const now = new Date();
  const secret = json({ url, refs: { session_id: id, created_at, expiration_at } });
  await db.query(
    `UPDATE links SET state = 'active', lease_until = NULL, private = $2, has_page = true, expires_at = $3
     WHERE id = $1 AND fence = 1 AND state = 'sending'`,
    [create.linkId, secret, expiration_at],
  );
  await db.query(
    `UPDATE sessions SET status = 'open', checked_at = $2, updated_at = $2, event_count = 2 WHERE id = $1`,
    [create.sessionId, now],
  );
  await insertEvent(db, create, 2, 'session.link_issued', viewOf(create, answer));
  await insertHandle(db, create, 'session_id', id, 'apply', create.linkId);
}

async function insertEvent(
  db: PoolClient,
  { sessionId, at }: Create,
  number: number,
  type: string,
  session: object,
): Promise<void> {
  await db.query(
    `INSERT INTO events (id, session_id, number, type, at, source, actor, data)
     VALUES ($1, $2, $3, $4, $5, 'api', 'key:plain', $6)`,
    [newId('evt'), sessionId, number, type, at, json({ session })],
  );
}

async function insertHandle(
  db: PoolClient,
  { partnerId, sessionId, at }: Create,
  kind: string,
  value: string,
  use: string,
  linkId: string | null,
): Promise<void> {
  await db.query(
    `INSERT INTO handles (provider, credential_id, partner_id, kind, value_hash, use, session_id, link_id, created_at)
     VALUES ('pomelo', 'pomelo', $1, $2, $3, $4, $5, $6, $7)`,
    [partnerId, kind, sha256(value), use, sessionId, linkId, at],
  );
}

function newId(prefix: string): string {
  return `${prefix}_${v7().replaceAll('-', '')}`;
}

function sha256(value: string | Buffer): Buffer {
  return createHash('sha256').update(value).digest();
}

function json(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}
