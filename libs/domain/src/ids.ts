import { v7 } from 'uuid';

export type IdPrefix = 'ses' | 'lnk' | 'evt' | 'ptn' | 'key' | 'crd';

/** A new id: prefixed, unique, and sorted by the time of its making. */
export function newId(prefix: IdPrefix, at = new Date()): string {
  return `${prefix}_${v7({ msecs: at.getTime() }).replaceAll('-', '')}`;
}

/** The smallest id of a time: ids before it are older. For ranges over a primary key instead of a column of dates. */
export function firstIdAt(prefix: IdPrefix, at: Date): string {
  return `${prefix}_${Math.max(0, at.getTime()).toString(16).padStart(12, '0')}`;
}
