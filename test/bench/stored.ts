import type { Program } from './programs';

/** What one create left in the database. */
export interface Stored {
  counts: Record<string, number>;
  /** Of the columns that hold texts, sealed or not. */
  bytes: number;
}

const COUNTS = `
  SELECT (SELECT count(*)::int FROM sessions WHERE status = 'open') AS sessions,
         (SELECT count(*)::int FROM links WHERE state = 'active' AND has_page) AS links,
         (SELECT count(*)::int FROM events) AS events,
         (SELECT count(*)::int FROM handles) AS handles,
         (SELECT count(DISTINCT value_hash)::int FROM handles WHERE kind = 'company_id') AS companies,
         (SELECT sum(length(private))::int8 FROM sessions) + (SELECT sum(length(private))::int8 FROM links)
           + (SELECT sum(length(data))::int8 FROM events) AS bytes`;

/** @throws Error unless exactly the answered creates are stored, each for a company of its own and with all of its rows */
export async function storedPerCreate({ name, database }: Program, answered: number): Promise<Stored> {
  const { rows } = await database.query<Record<string, number | string>>(COUNTS);
  const { bytes, ...counts } = Object.fromEntries(
    Object.entries(rows[0] ?? {}).map(([column, sum]) => [column, Number(sum) / answered]),
  );
  const isComplete =
    counts.sessions === 1 && counts.companies === 1 && Object.values(counts).every((count) => Number.isInteger(count));
  if (!isComplete)
    throw new Error(`${name} answered ${answered} creates and stored of each: ${JSON.stringify(counts)}`);
  return { counts, bytes: Math.round(bytes ?? 0) };
}

/** @throws Error when the programs don't do the same work */
export function assertEqual(a: Stored, b: Stored): void {
  if (JSON.stringify(a.counts) !== JSON.stringify(b.counts))
    throw new Error(`different rows are stored: ${JSON.stringify(a.counts)} and ${JSON.stringify(b.counts)}`);
}
