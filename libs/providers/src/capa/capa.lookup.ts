import type { Facts, LinkFacts, Seen } from '../provider';
import type { Details } from './capa.answers';
import type { CapaParams } from './capa.params';
import { meaningOf } from './capa.state';

type Whose = Pick<Facts<CapaParams>, 'params' | 'createdAt' | 'link' | 'links'>;

const EARLIER_MS = 5 * 60_000;

/**
 * What the details of a user's latest verification say of this session (contract §4). They may be about an older session's
 * verification: then nothing is claimed. Pure.
 */
export function seenIn(details: Details | null, facts: Whose): Seen {
  const nothing: Seen = { by: 'lookup', word: null };
  if (!details) return nothing;
  if (isAnotherUser(details, facts)) return { ...nothing, notes: [{ code: 'customer_mismatch' }] };
  const attribution = attributionOf(details, facts);
  if (!attribution) return nothing;
  const { change, link, notes } = meaningOf(details.word);
  // of an earlier link only a verdict counts: the customer may still have finished there
  const counts =
    attribution.link === undefined || attribution.link.id === facts.link.id || change?.status === 'completed';
  const weak = { code: 'weak_attribution', data: { attribution: 'weak' } };
  return {
    by: 'lookup',
    word: details.word ?? null,
    ...(counts && change && { change }),
    ...(counts && link && { link: { state: link } }),
    notes: attribution.isWeak && change ? [...notes, weak] : notes,
  };
}

function isAnotherUser({ clientReferenceId }: Details, { params }: Whose): boolean {
  return clientReferenceId !== undefined && clientReferenceId.toLowerCase() !== params.userId.toLowerCase();
}

/** By the links' ids, where any is known; else by time; else by nothing but the user. @returns undefined: not ours */
function attributionOf(
  { verificationSessionId, createdAt }: Details,
  { links, createdAt: begun }: Whose,
): { link?: LinkFacts; isWeak: boolean } | undefined {
  const known = links.filter(({ refs }) => refs.verification_session_id !== undefined);
  if (known.length > 0) {
    const link = known.find(({ refs }) => refs.verification_session_id === verificationSessionId);
    return link && { link, isWeak: false };
  }
  if (createdAt === undefined) return { isWeak: true };
  return createdAt.getTime() >= begun.getTime() - EARLIER_MS ? { isWeak: false } : undefined;
}
