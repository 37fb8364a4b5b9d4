import type { Note, StateChange } from '../provider';
import type { LinkState, Reason } from '../status';
import type { IdentitySession } from './pomelo.answers';
import type { PomeloParams } from './pomelo.params';

/** What a word means; without `change` nothing is claimed. */
export interface Meaning {
  change?: StateChange;
  /** What became of the link with it. */
  link?: LinkState;
  notes: Note[];
}

/** Pomelo's words (contract §6), known to this folder alone. One that isn't here changes nothing: a verdict is never guessed. */
const MEANINGS: Readonly<Record<string, Omit<Meaning, 'notes'>>> = {
  IN_PROGRESS: { change: { status: 'in_progress' } },
  PENDING: { change: { status: 'processing' } },
  PROCESSING: { change: { status: 'processing' } },
  MANUAL_REVIEW: { change: { status: 'in_review' } },
  IN_REVIEW: { change: { status: 'in_review' } },
  VERIFIED: { change: { status: 'completed', outcome: 'approved' } },
  REJECTED: {
    change: {
      status: 'completed',
      outcome: 'declined',
      reason: reason('verification_rejected', 'compliance', 'REJECTED', 'The company was not approved.'),
    },
  },
  NOT_VALIDATED: {
    change: {
      status: 'requires_action',
      reason: reason(
        'not_validated',
        'customer',
        'NOT_VALIDATED',
        'The identity could not be validated; a new link allows another try.',
      ),
    },
    link: 'failed',
  },
  EXPIRED: expired('EXPIRED'),
  SESSION_EXPIRED: expired('SESSION_EXPIRED'),
  CANCELED: { change: { status: 'canceled' } },
  CANCELLED: { change: { status: 'canceled' } },
};

/**
 * What a looked up session means for ours, here and now. Pure.
 * @param isNew no answer to its create told its id: this is how it is found
 */
export function meaningOf(
  { word = '', url, hasBegun }: IdentitySession,
  { params, isNew }: { params: PomeloParams; isNew: boolean },
): Meaning {
  const meaning = MEANINGS[normalise(word)];
  if (!meaning) return { notes: [{ code: 'unknown_status', data: { word } }] };
  const hasPage = params.integration_method === 'WEB' || url !== undefined;
  if (meaning.change?.status !== 'in_progress' || !hasPage || hasBegun) return { ...meaning, notes: [] };
  return isNew ? issued(url, params) : { notes: [] }; // a page that nobody has used yet
}

/** What a session without a word means that has just been made or found (contract §6, §8). */
export function issued(url: string | undefined, { integration_method }: PomeloParams): Omit<Meaning, 'link'> {
  if (url !== undefined) return { change: { status: 'open' }, notes: [] };
  const notes = integration_method === 'WEB' ? [{ code: 'no_page', data: { integration_method } }] : [];
  return { change: { status: 'in_progress' }, notes };
}

/** Pomelo prints "NOT VALIDATED" as well as "NOT_VALIDATED" (contract §6). */
function normalise(word: string): string {
  return word
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
}

function expired(word: string): Omit<Meaning, 'notes'> {
  const why = reason('link_expired', 'customer', word, 'The link expired before it was used.');
  return { change: { status: 'requires_action', reason: why }, link: 'expired' };
}

function reason(code: string, category: Reason['category'], upstream_code: string, message: string): Reason {
  return { code, category, message, upstream_code };
}
