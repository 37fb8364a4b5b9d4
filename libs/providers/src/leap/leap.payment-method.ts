import type { Facts, Note, StateChange } from '../provider';
import type { LeapParams } from './leap.params';

const UNUSABLE = ['Blocked', 'Removed', 'Disconnected'];
/** Usable, or being checked (contract §6). */
const OTHERS = ['ValidCard', 'ValidatedPush', 'Validated', 'Created', 'Validating'];

/** Approval of a customer whose card or account, sent along, turned out unusable is `partial`. */
export function approvalOf({ params, links }: Pick<Facts<LeapParams>, 'params' | 'links'>): StateChange {
  const last = links.findLast(({ refs }) => refs.payment_method_status !== undefined)?.refs.payment_method_status;
  if (!holdsInstrument(params) || last === undefined || !UNUSABLE.includes(last)) {
    return { status: 'completed', outcome: 'approved' };
  }
  const reason = {
    code: 'payment_method_unusable',
    category: 'customer' as const,
    message: 'The customer was approved; the card or account cannot be used.',
    upstream_code: last,
  };
  return { status: 'completed', outcome: 'partial', reason };
}

export function holdsInstrument({ addCardParams, ubnParams }: LeapParams): boolean {
  return addCardParams !== undefined || ubnParams !== undefined;
}

/** The event that an unknown word of it leaves; none for a known one. */
export function unknownPaymentMethodStatus(word: string | undefined): Note[] {
  if (word === undefined || UNUSABLE.includes(word) || OTHERS.includes(word)) return [];
  return [{ code: 'unknown_payment_method_status', data: { word } }];
}
