import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Partners, keys, credentials; sessions with their links, handles and events; idempotency keys. */
export class Initial1763700000000 implements MigrationInterface {
  readonly name = 'Initial1763700000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE partners (
        id             text        CONSTRAINT partners_pk PRIMARY KEY,
        name           text        NOT NULL,
        display_name   text        NOT NULL,
        support_url    text,
        return_origins text[]      NOT NULL DEFAULT '{}',
        return_secret  bytea       NOT NULL,
        status         text        NOT NULL,
        created_at     timestamptz NOT NULL
      )`);
    await db.query(`
      CREATE TABLE api_keys (
        id         text        CONSTRAINT api_keys_pk PRIMARY KEY,
        partner_id text        NOT NULL CONSTRAINT api_keys_partner_fk REFERENCES partners (id),
        name       text        NOT NULL,
        hash       bytea       NOT NULL,
        scopes     text[]      NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz,
        revoked_at timestamptz
      )`);
    await db.query(`CREATE UNIQUE INDEX api_keys_hash ON api_keys (hash)`);
    await db.query(`CREATE INDEX api_keys_partner ON api_keys (partner_id)`);
    await db.query(`
      CREATE TABLE credentials (
        id           text        CONSTRAINT credentials_pk PRIMARY KEY,
        provider     text        NOT NULL,
        partner_id   text        CONSTRAINT credentials_partner_fk REFERENCES partners (id),
        secrets      bytea,
        paused_until timestamptz,
        pause_reason text,
        refusals     integer     NOT NULL DEFAULT 0,
        created_at   timestamptz NOT NULL
      )`);
    await db.query(`CREATE UNIQUE INDEX credentials_owner ON credentials (provider, partner_id)`);
    await db.query(`
      CREATE TABLE sessions (
        id              text        CONSTRAINT sessions_pk PRIMARY KEY,
        partner_id      text        NOT NULL CONSTRAINT sessions_partner_fk REFERENCES partners (id),
        provider        text        NOT NULL,
        credential_id   text        NOT NULL CONSTRAINT sessions_credential_fk REFERENCES credentials (id),
        status          text        NOT NULL,
        outcome         text,
        reason          jsonb,
        late            boolean     NOT NULL DEFAULT false,
        locale          text,
        private         bytea       NOT NULL,
        refs            bytea,
        token_hash      bytea       NOT NULL,
        reference_hash  bytea,
        params_digest   bytea       NOT NULL,
        dropin          boolean     NOT NULL,
        upstream_status text,
        checked_at      timestamptz,
        event_count     integer     NOT NULL,
        expires_at      timestamptz NOT NULL,
        created_at      timestamptz NOT NULL,
        updated_at      timestamptz NOT NULL
      )`);
    await db.query(`CREATE UNIQUE INDEX sessions_token ON sessions (token_hash)`);
    await db.query(`CREATE INDEX sessions_of_partner ON sessions (partner_id, id)`);
    await db.query(`CREATE INDEX sessions_of_partner_by_status ON sessions (partner_id, status, id)`);
    await db.query(`CREATE INDEX sessions_of_partner_by_provider ON sessions (partner_id, provider, id)`);
    await db.query(`CREATE INDEX sessions_of_partner_by_update ON sessions (partner_id, updated_at)`);
    await db.query(`CREATE INDEX sessions_by_status ON sessions (status, id)`);
    await db.query(
      `CREATE INDEX sessions_by_reference ON sessions (reference_hash, id) WHERE reference_hash IS NOT NULL`,
    );
    await db.query(`
      CREATE INDEX sessions_by_params ON sessions (partner_id, provider, params_digest)
      WHERE status NOT IN ('completed', 'failed', 'canceled')`);
    await db.query(`
      CREATE UNIQUE INDEX sessions_dropin ON sessions (partner_id, provider, params_digest)
      WHERE dropin AND status NOT IN ('completed', 'failed', 'canceled')`);
    await db.query(`
      CREATE TABLE links (
        id              text          CONSTRAINT links_pk PRIMARY KEY,
        session_id      text          NOT NULL CONSTRAINT links_session_fk REFERENCES sessions (id),
        attempt         integer       NOT NULL,
        state           text          NOT NULL,
        fence           integer       NOT NULL,
        lease_until     timestamptz,
        sent_at         timestamptz[] NOT NULL,
        opened_at       timestamptz,
        expires_at      timestamptz,
        has_page        boolean       NOT NULL DEFAULT false,
        private         bytea,
        upstream_status integer,
        actor           text          NOT NULL,
        created_at      timestamptz   NOT NULL
      )`);
    await db.query(`CREATE UNIQUE INDEX links_of_session ON links (session_id, attempt)`);
    await db.query(`CREATE INDEX links_leased ON links (lease_until) WHERE lease_until IS NOT NULL`);
    await db.query(`
      CREATE TABLE handles (
        id            bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT handles_pk PRIMARY KEY,
        provider      text        NOT NULL,
        credential_id text        NOT NULL,
        partner_id    text        NOT NULL,
        kind          text        NOT NULL,
        value_hash    bytea       NOT NULL,
        use           text        NOT NULL,
        session_id    text        NOT NULL CONSTRAINT handles_session_fk REFERENCES sessions (id),
        link_id       text,
        created_at    timestamptz NOT NULL
      )`);
    await db.query(`CREATE INDEX handles_by_value ON handles (value_hash, credential_id)`);
    await db.query(`CREATE INDEX handles_of_session ON handles (session_id)`);
    await db.query(
      `CREATE UNIQUE INDEX handles_unique ON handles (partner_id, provider, kind, value_hash) WHERE use = 'unique'`,
    );
    await db.query(
      `CREATE UNIQUE INDEX handles_subject ON handles (credential_id, kind, value_hash) WHERE use = 'subject'`,
    );
    await db.query(
      `CREATE UNIQUE INDEX handles_single ON handles (credential_id, kind, value_hash) WHERE use = 'single'`,
    );
    await db.query(`
      CREATE TABLE events (
        id         text        CONSTRAINT events_pk PRIMARY KEY,
        session_id text        NOT NULL CONSTRAINT events_session_fk REFERENCES sessions (id),
        number     integer     NOT NULL,
        type       text        NOT NULL,
        at         timestamptz NOT NULL,
        source     text        NOT NULL,
        actor      text        NOT NULL,
        data       bytea       NOT NULL
      )`);
    await db.query(`CREATE UNIQUE INDEX events_of_session ON events (session_id, number)`);
    await db.query(`
      CREATE TABLE idempotency_keys (
        partner_id   text        NOT NULL,
        route        text        NOT NULL,
        key_hash     bytea       NOT NULL,
        digest       bytea       NOT NULL,
        session_id   text        NOT NULL,
        http_status  integer,
        problem_code text,
        created_at   timestamptz NOT NULL,
        CONSTRAINT idempotency_keys_pk PRIMARY KEY (partner_id, route, key_hash)
      )`);
    await db.query(`CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at)`);
    await db.query(`CREATE INDEX idempotency_keys_session ON idempotency_keys (session_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE idempotency_keys, events, handles, links, sessions, credentials, api_keys, partners`);
  }
}
