/*
 * The two writes of a create, each one statement and so one transaction and one round trip: half of the time of the same
 * rows written one by one. They are named, so that PostgreSQL parses and plans them once per connection.
 */

/**
 * Everything about a session that isn't sent yet: idempotency key, handles, session, link and first event. What must not
 * be twice fails on a unique index and leaves nothing behind. A subject that another partner owns makes its partner_id
 * null, which the column refuses. Returns whether this partner owned the subject before.
 */
export const PREPARE = {
  name: 'prepare_create',
  text: `
    WITH session AS (
      INSERT INTO sessions (id, partner_id, provider, credential_id, status, locale, private, token_hash, reference_hash,
                            params_digest, dropin, event_count, expires_at, created_at, updated_at)
      VALUES ($1, $2, $3, $4, 'created', $5, $6, $7, $8, $9, $23, 1, $10, $11, $11)
    ), key AS (
      INSERT INTO idempotency_keys (partner_id, route, key_hash, digest, session_id, created_at)
      SELECT $2, $12, $13, $14, $1, $11 WHERE $13::bytea IS NOT NULL
    ), link AS (
      INSERT INTO links (id, session_id, attempt, state, fence, lease_until, sent_at, actor, created_at)
      VALUES ($15, $1, 1, 'sending', 1, $16, ARRAY[$11::timestamptz], $17, $11)
    ), event AS (
      INSERT INTO events (id, session_id, number, type, at, source, actor, data)
      VALUES ($18, $1, 1, 'session.created', $11, 'api', $17, $19)
    ), handle AS (
      SELECT * FROM unnest($20::text[], $21::bytea[], $22::text[]) AS handle (kind, value_hash, use)
    ), named AS (
      INSERT INTO handles (provider, credential_id, partner_id, kind, value_hash, use, session_id, created_at)
      SELECT $3, $4, $2, kind, value_hash, use, $1, $11 FROM handle WHERE use <> 'subject'
    ), subject AS (
      INSERT INTO handles (provider, credential_id, partner_id, kind, value_hash, use, session_id, created_at)
      SELECT $3, $4, $2, kind, value_hash, use, $1, $11 FROM handle WHERE use = 'subject'
      ON CONFLICT (credential_id, kind, value_hash) WHERE use = 'subject'
      DO UPDATE SET partner_id = CASE WHEN handles.partner_id = excluded.partner_id THEN handles.partner_id END
      RETURNING session_id <> $1 AS known
    )
    SELECT coalesce(bool_or(known), false) AS returning FROM subject`,
};

/**
 * What became of a send, if the link is still ours (its fence) and the session still waits for it. Returns the number of
 * links changed: 0 means that we are late. Handles that only guarded the create go; those of a failed one too. A subject
 * of the answer that another partner owns fails the statement, as in PREPARE.
 */
export const RECORD = {
  name: 'record_create',
  text: `
    WITH link AS (
      UPDATE links SET state = $3, lease_until = NULL, private = $4, has_page = $5, expires_at = $6, upstream_status = $7
      FROM sessions
      WHERE links.id = $1 AND links.fence = $2 AND links.state = 'sending'
        AND sessions.id = links.session_id AND sessions.status = 'created'
      RETURNING links.session_id, sessions.event_count
    ), session AS (
      UPDATE sessions SET status = $8, outcome = $9, reason = $10, refs = $11, upstream_status = $12, checked_at = $13,
                          updated_at = $14, event_count = sessions.event_count + cardinality($15::text[])
      FROM link WHERE sessions.id = link.session_id
      RETURNING sessions.id, sessions.provider, sessions.credential_id, sessions.partner_id
    ), event AS (
      INSERT INTO events (id, session_id, number, type, at, source, actor, data)
      SELECT event.id, link.session_id, link.event_count + event.number, event.type, $14, $16, $17, event.data
      FROM link, unnest($15::text[], $18::text[], $19::bytea[]) WITH ORDINALITY AS event (id, type, data, number)
    ), released AS (
      DELETE FROM handles USING link
      WHERE handles.session_id = link.session_id AND handles.use = ANY ($20::text[])
    ), handle AS (
      SELECT session.id AS session_id, session.provider, session.credential_id, session.partner_id, handle.*
      FROM session, unnest($21::text[], $22::bytea[], $23::text[]) AS handle (kind, value_hash, use)
    ), named AS (
      INSERT INTO handles (provider, credential_id, partner_id, kind, value_hash, use, session_id, link_id, created_at)
      SELECT provider, credential_id, partner_id, kind, value_hash, use, session_id, $1, $14 FROM handle WHERE use <> 'subject'
      ON CONFLICT DO NOTHING
    ), subject AS (
      INSERT INTO handles (provider, credential_id, partner_id, kind, value_hash, use, session_id, link_id, created_at)
      SELECT provider, credential_id, partner_id, kind, value_hash, use, session_id, $1, $14 FROM handle WHERE use = 'subject'
      ON CONFLICT (credential_id, kind, value_hash) WHERE use = 'subject'
      DO UPDATE SET partner_id = CASE WHEN handles.partner_id = excluded.partner_id THEN handles.partner_id END
    ), freed AS (
      DELETE FROM idempotency_keys USING link WHERE idempotency_keys.session_id = link.session_id AND $24::integer = 503
    ), key AS (
      UPDATE idempotency_keys SET http_status = $24::integer, problem_code = $25 FROM link
      WHERE idempotency_keys.session_id = link.session_id AND $24::integer <> 503
    )
    SELECT count(*)::integer AS changed FROM link`,
};

/** One more event in a session's timeline: what was noted, without a change of the session. */
export const APPEND_EVENT = {
  name: 'append_event',
  text: `
    WITH session AS (
      UPDATE sessions SET event_count = event_count + 1 WHERE id = $1 RETURNING id, event_count
    )
    INSERT INTO events (id, session_id, number, type, at, source, actor, data)
    SELECT $2, id, event_count, $3, $4, $5, $6, $7 FROM session`,
};
