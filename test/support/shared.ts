import type { Postgres } from '../../apps/dev/src/postgres/start-postgres';

/** What set-up leaves for tear-down; both run in Jest's own process. */
export const shared: { server?: Postgres; dataDirectory?: string } = {};
