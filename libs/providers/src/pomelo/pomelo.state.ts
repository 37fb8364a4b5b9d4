import type { Facts, Note, StateChange } from '../provider';
import type { PomeloParams } from './pomelo.params';

/** Pomelo's words (contract §6), known to this folder alone. One that isn't here changes nothing: a verdict is never guessed. */
const MEANINGS: Readonly<Record<string, StateChange>> = {
  IN_PROGRESS: { status: 'in_progress' },
  PENDING: { status: 'processing' },
  PROCESSING: { status: 'processing' },
  MANUAL_REVIEW: { status: 'in_review' },
  IN_REVIEW: { status: 'in_review' },
  VERIFIED: { status: 'completed', outcome: 'approved' },
  REJECTED: {
    status: 'completed',
    outcome: 'declined',
    reason: {
      code: 'verification_rejected',
      category: 'compliance',
      message: 'The company was not approved.',
      upstream_code: 'REJECTED',
    },
  },
  NOT_VALIDATED: {
    status: 'requires_action',
    reason: {
      code: 'not_validated',
      category: 'customer',
      message: 'The identity could not be validated; a new link allows another try.',
      upstream_code: 'NOT_VALIDATED',
    },
  },
  EXPIRED: linkExpired('EXPIRED'),
  SESSION_EXPIRED: linkExpired('SESSION_EXPIRED'),
  CANCELED: { status: 'canceled' },
  CANCELLED: { status: 'canceled' },
};

/**
 * What a word means for this session, here and now; undefined: nothing is claimed. Pure.
 * @param begun a step is beyond PENDING
 */
export function meaningOf(
  word: string,
  begun: boolean,
  facts: Pick<Facts<PomeloParams>, 'params'>,
): StateChange | undefined {
  const meaning = MEANINGS[normalise(word)];
  const untouched = meaning?.status === 'in_progress' && facts.params.integration_method === 'WEB' && !begun;
  return untouched ? undefined : meaning; // a page that nobody has used yet
}

/** The event that an unknown word leaves; none for a known one. */
export function unknownWord(word: string): Note[] {
  return normalise(word) in MEANINGS ? [] : [{ code: 'unknown_status', data: { word: word.slice(0, 64) } }];
}

/** Pomelo prints "NOT VALIDATED" as well as "NOT_VALIDATED" (contract §6). */
function normalise(word: string): string {
  return word
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
}

function linkExpired(word: string): StateChange {
  return {
    status: 'requires_action',
    reason: {
      code: 'link_expired',
      category: 'customer',
      message: 'The link expired before it was used.',
      upstream_code: word,
    },
  };
}
