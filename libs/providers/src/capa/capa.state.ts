import type { Note, StateChange } from '../provider';
import type { LinkState, Reason } from '../status';

/** What a word means; without `change` nothing is claimed. */
export interface Meaning {
  change?: StateChange;
  /** What became of the link with it. */
  link?: LinkState;
  notes: Note[];
}

const APPROVED: StateChange = { status: 'completed', outcome: 'approved' };
const IN_REVIEW: StateChange = { status: 'in_review' };
const PROCESSING: StateChange = { status: 'processing' };
const IN_PROGRESS: StateChange = { status: 'in_progress' };

/**
 * Words of a verification's result (contract §6), known to this folder alone. One that isn't here changes nothing: a
 * verdict is never guessed. Some are states of a run, should they leak: COMPLETED is no approval.
 */
const MEANINGS: Readonly<Record<string, Omit<Meaning, 'notes'>>> = {
  VERIFIED: { change: APPROVED },
  APPROVED: { change: APPROVED },
  DECLINED: { change: declined('DECLINED') },
  REJECTED: { change: declined('REJECTED') },
  REVIEW: { change: IN_REVIEW },
  REVIEW_NEEDED: { change: IN_REVIEW },
  MANUAL_REVIEW: { change: IN_REVIEW },
  IN_REVIEW: { change: IN_REVIEW },
  UNKNOWN: {},
  NOT_STARTED: {},
  COLLECTING: { change: IN_PROGRESS },
  IN_PROGRESS: { change: IN_PROGRESS },
  SUBMITTED: { change: PROCESSING },
  RUNNING: { change: PROCESSING },
  PROCESSING: { change: PROCESSING },
  PENDING: { change: PROCESSING },
  COMPLETED: { change: PROCESSING },
  FAILED: {
    change: again(
      'verification_error',
      'provider',
      'FAILED',
      'The verification broke off; a new link allows another try.',
    ),
    link: 'failed',
  },
  EXPIRED: {
    change: again('link_expired', 'customer', 'EXPIRED', 'The link expired before it was used.'),
    link: 'expired',
  },
};

/** @param word undefined: there is no decision yet, also before the page is opened. Pure. */
export function meaningOf(word: string | undefined): Meaning {
  if (word === undefined) return { notes: [] };
  const meaning = MEANINGS[normalise(word)];
  return meaning ? { ...meaning, notes: [] } : { notes: [{ code: 'unknown_status', data: { word } }] };
}

function normalise(word: string): string {
  return word
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
}

function declined(upstream_code: string): StateChange {
  const message = 'The verification was not passed.';
  const reason: Reason = { code: 'verification_rejected', category: 'compliance', message, upstream_code };
  return { status: 'completed', outcome: 'declined', reason };
}

function again(code: string, category: Reason['category'], upstream_code: string, message: string): StateChange {
  return { status: 'requires_action', reason: { code, category, message, upstream_code } };
}
