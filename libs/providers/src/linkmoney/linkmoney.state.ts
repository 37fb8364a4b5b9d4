import type { Facts, Note, StateChange } from '../provider';
import type { Reason } from '../status';
import type { Account, Transaction } from './linkmoney.answers';
import { centsOf } from './linkmoney.answers';
import type { LinkMoneyParams } from './linkmoney.params';

/** Link Money's words for a payment (contract §6). One that isn't here changes nothing: a verdict is never guessed. */
const PAYMENT: Readonly<Record<string, StateChange>> = {
  CREATED: { status: 'processing' },
  PENDING: { status: 'processing' },
  AUTHORIZED: { status: 'processing', outcome: 'authorized' },
  SCHEDULED: { status: 'processing', outcome: 'authorized' },
  INITIATED: { status: 'processing', outcome: 'authorized' },
  RETRYABLE_FAILED: { status: 'processing' }, // meaning unpublished: not final
  SUCCEEDED: { status: 'completed', outcome: 'paid' },
  SETTLED: { status: 'completed', outcome: 'paid' },
  FAILED: { status: 'completed', outcome: 'declined' },
  TERMINAL_FAILED: { status: 'completed', outcome: 'declined' },
  CANCELED: { status: 'canceled' },
  CANCELLED: { status: 'canceled' },
};
const CUSTOMER = ['CREATED', 'ACTIVE', 'INACTIVE'];
const ACCOUNT = [...CUSTOMER, 'ABANDON'];

/** What was understood; without `change` nothing is claimed. */
export interface Meaning {
  change?: StateChange;
  notes: Note[];
}

/** Whether the customer also pays on the page; else the session ends with a linked account. */
export function paysIn({ paymentDetails }: LinkMoneyParams): boolean {
  return paymentDetails !== undefined;
}

/** What a payment of this session means, here and now. Pure. */
export function paymentMeaning(
  { word, cents, failureCode }: Transaction,
  { params, status }: Pick<Facts<LinkMoneyParams>, 'params' | 'status'>,
): Meaning {
  const change = PAYMENT[normalise(word)];
  if (!change) return { notes: [unknownWord('payment', word)] };
  if (change.outcome === 'declined')
    return { change: { ...change, reason: declined(failureCode, status === 'completed') }, notes: [] };
  const asked = centsOf(params.paymentDetails?.amount.value);
  if (change.outcome !== 'paid' || cents === undefined || asked === undefined || cents >= asked)
    return { change, notes: [] };
  const data = { asked_cents: String(asked), paid_cents: String(cents) };
  return { change: { ...change, outcome: 'partial' }, notes: [{ code: 'partial_payment', data }] };
}

/**
 * What a customer with the session's e-mail means, here and now. Pure.
 * @param isPaid a payment of this session is known: it goes its own way, whatever becomes of the bank account
 */
export function customerMeaning(
  word: string,
  accounts: readonly Account[],
  { params, isPaid }: { params: LinkMoneyParams; isPaid: boolean },
): Meaning {
  const state = normalise(word);
  const accountStates = accounts.map((account) => ({ ...account, state: normalise(account.word) }));
  const notes = [
    ...(CUSTOMER.includes(state) ? [] : [unknownWord('customer', word)]),
    ...accountStates.filter(isUnknown).map((account) => unknownWord('account', account.word)),
    ...(accountStates.some((account) => account.state === 'ABANDON') ? [{ code: 'account_abandoned' }] : []),
  ];
  if (state === 'INACTIVE' || accountStates.some((account) => account.preferred && account.state === 'INACTIVE')) {
    const unlinked: Note = { code: 'bank_unlinked' };
    return {
      ...(!isPaid && { change: { status: 'requires_action', reason: UNLINKED } }),
      notes: [...notes, unlinked],
    };
  }
  if (isPaid) return { notes };
  if (state === 'ACTIVE')
    return { change: paysIn(params) ? { status: 'in_progress' } : { status: 'completed', outcome: 'linked' }, notes };
  const begun = state === 'CREATED' || accountStates.some((account) => account.state === 'CREATED');
  return { ...(begun && { change: { status: 'in_progress' } }), notes };
}

const UNLINKED: Reason = {
  code: 'bank_unlinked',
  category: 'customer',
  message: 'The bank account is no longer linked; a new link allows another try.',
  upstream_code: 'INACTIVE',
};

/** @param returned the debit had succeeded before: the bank took it back */
function declined(failureCode: string | undefined, returned: boolean): Reason {
  return {
    code: returned ? 'ach_return' : (failureCode ?? 'payment_failed'),
    category: 'customer',
    message: returned ? 'The bank returned the payment.' : 'The payment was declined.',
    ...(failureCode && { upstream_code: failureCode }),
  };
}

function isUnknown({ state }: { state: string }): boolean {
  return !ACCOUNT.includes(state);
}

function unknownWord(of: string, word: string): Note {
  return { code: 'unknown_status', data: { of, word: word.slice(0, 64) } };
}

function normalise(word: string): string {
  return word.trim().toUpperCase();
}
