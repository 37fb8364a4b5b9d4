import { asDate, refsOf } from '../json';
import type { Handle, Seen } from '../provider';
import type { IdentitySession } from './pomelo.answers';

/**
 * What is remembered of an identity session as a link: id and times for the drop-in answer, its page, its end.
 * @param ttlMs for one that doesn't tell when it ends (contract §8)
 */
export function named(
  { id, url, createdAt, expirationAt }: IdentitySession,
  ttlMs: number,
): { link: NonNullable<Seen['link']>; handles: Handle[] } {
  const madeAt = asDate(createdAt);
  const expiresAt = asDate(expirationAt) ?? (madeAt && new Date(madeAt.getTime() + ttlMs));
  return {
    link: {
      refs: refsOf({ session_id: id, created_at: createdAt, expiration_at: expirationAt }),
      ...(url !== undefined && { url }),
      ...(expiresAt && { expiresAt }),
    },
    handles: id === undefined ? [] : [{ kind: 'session_id', value: id, use: 'apply' }],
  };
}
