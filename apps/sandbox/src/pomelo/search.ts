import type { Fault } from '../check/check';
import { isDate } from '../check/dates';
import type { IdentitySession } from './session';

const SORTS = new Map<string, (session: IdentitySession) => string | number>([
  ['user_id', (session) => session.body.data.partners[0]?.id ?? ''],
  ['status', (session) => session.status],
  ['created_at', createdAt],
]);

/** Every parameter that the search knows (contract §4) and what it must look like; another one is an error. */
const PARAMETERS = new Map<string, (text: string) => boolean>([
  ['filter[status]', (text) => /^[A-Z_]{1,40}$/.test(text)],
  ['filter[created_at][from]', isDate],
  ['filter[created_at][to]', isDate],
  ['sort', (text) => SORTS.has(text.replace(/^-/, ''))],
  ['page[number]', (text) => /^[1-9]\d{0,5}$/.test(text)],
  ['page[size]', (text) => /^[1-9]\d{0,5}$/.test(text) && Number(text) <= 100],
]);

export interface Page {
  rows: IdentitySession[];
  pagination: { current_page: number; total_pages: number; page_size: number };
}

export function searchFaults(query: URLSearchParams): Fault[] {
  return [...query.keys()]
    .filter((name) => query.getAll(name).length > 1 || !PARAMETERS.get(name)?.(query.get(name) ?? ''))
    .map((name) => ({ pointer: name, code: 'invalid_parameter' }));
}

/** Dates are days at UTC−3, `to` not included: the least that the documentation promises. */
export function search(sessions: readonly IdentitySession[], query: URLSearchParams): Page {
  const status = query.get('filter[status]');
  const from = midnight(query.get('filter[created_at][from]')) ?? 0;
  const to = midnight(query.get('filter[created_at][to]')) ?? Infinity;
  const found = sessions.filter(
    (session) => (status ?? session.status) === session.status && session.createdAt >= from && session.createdAt < to,
  );
  const sort = query.get('sort') ?? 'created_at';
  const by = SORTS.get(sort.replace(/^-/, '')) ?? createdAt;
  found.sort((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0));
  if (sort.startsWith('-')) found.reverse();
  const size = Number(query.get('page[size]') ?? 20);
  const number = Number(query.get('page[number]') ?? 1);
  return {
    rows: found.slice((number - 1) * size, number * size),
    pagination: { current_page: number, total_pages: Math.ceil(found.length / size), page_size: size },
  };
}

function midnight(date: string | null): number | undefined {
  return date === null ? undefined : Date.parse(`${date}T00:00:00-03:00`);
}

function createdAt(session: IdentitySession): number {
  return session.createdAt;
}
