import fc from 'fast-check';
import type { StateChange } from '../provider';
import type { Status } from '../status';
import type { Account, Transaction } from './linkmoney.answers';
import type { LinkMoneyParams } from './linkmoney.params';
import { customerMeaning, paymentMeaning } from './linkmoney.state';

const linkOnly = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.com',
  redirectUrl: 'https://shop.example/return',
} satisfies LinkMoneyParams;
const payIn = {
  ...linkOnly,
  experienceId: 'LINK_MANAGED_PAYMENT',
  paymentDetails: { amount: { value: 42.75, currency: 'USD' }, requestKey: 'key-1' },
} satisfies LinkMoneyParams;

function transaction(word: string, change: Partial<Transaction> = {}): Transaction {
  return { word, clientReferenceId: 'ses_1', cents: 4275, failureCode: undefined, isCredit: false, ...change };
}

function ofPayment(
  word: string,
  change: Partial<Transaction> = {},
  status: Status = 'processing',
): StateChange | undefined {
  return paymentMeaning(transaction(word, change), { params: payIn, status }).change;
}

function ofCustomer(params: LinkMoneyParams, word: string, accounts: Account[] = []): StateChange | undefined {
  return customerMeaning(word, accounts, { params, isPaid: false }).change;
}

describe('what a payment means (contract §6)', () => {
  it.each<[string, StateChange]>([
    ['CREATED', { status: 'processing' }],
    ['PENDING', { status: 'processing' }],
    ['AUTHORIZED', { status: 'processing', outcome: 'authorized' }],
    ['SCHEDULED', { status: 'processing', outcome: 'authorized' }],
    ['INITIATED', { status: 'processing', outcome: 'authorized' }],
    ['RETRYABLE_FAILED', { status: 'processing' }],
    ['SUCCEEDED', { status: 'completed', outcome: 'paid' }],
    ['SETTLED', { status: 'completed', outcome: 'paid' }],
    ['CANCELED', { status: 'canceled' }],
    ['CANCELLED', { status: 'canceled' }],
  ])('%s', (word, change) => expect(ofPayment(word)).toEqual(change));

  it.each(['FAILED', 'TERMINAL_FAILED'])('%s is declined, with the code of the failure', (word) => {
    expect(ofPayment(word, { failureCode: 'PAYMENT_DECLINED' })).toMatchObject({
      status: 'completed',
      outcome: 'declined',
      reason: { code: 'PAYMENT_DECLINED', upstream_code: 'PAYMENT_DECLINED', category: 'customer' },
    });
    expect(ofPayment(word)).toMatchObject({ outcome: 'declined', reason: { code: 'payment_failed' } });
  });

  it('FAILED after the session was completed is a return by the bank', () =>
    expect(ofPayment('FAILED', { failureCode: 'R01' }, 'completed')).toMatchObject({
      status: 'completed',
      outcome: 'declined',
      reason: { code: 'ach_return', upstream_code: 'R01' },
    }));

  it('§9.4: authorized is not money: the session is not completed', () =>
    expect(ofPayment('AUTHORIZED')?.status).toBe('processing'));

  it('less money than asked is partial, and says how much in cents', () =>
    expect(paymentMeaning(transaction('SUCCEEDED', { cents: 2137 }), { params: payIn, status: 'processing' })).toEqual({
      change: { status: 'completed', outcome: 'partial' },
      notes: [{ code: 'partial_payment', data: { asked_cents: '4275', paid_cents: '2137' } }],
    }));

  it.each([4275, 4276, undefined])('%s cents of 4275 are not partial', (cents) =>
    expect(ofPayment('SUCCEEDED', { cents })).toEqual({ status: 'completed', outcome: 'paid' }),
  );

  it.each([' succeeded ', 'Succeeded'])('reads %j as SUCCEEDED', (word) =>
    expect(ofPayment(word)).toEqual({ status: 'completed', outcome: 'paid' }),
  );

  it('an unknown word changes nothing and is noted', () =>
    expect(paymentMeaning(transaction('ON_HOLD'), { params: payIn, status: 'processing' })).toEqual({
      notes: [{ code: 'unknown_status', data: { of: 'payment', word: 'ON_HOLD' } }],
    }));

  it('no word that is not in the table is ever a verdict', () =>
    fc.assert(
      fc.property(fc.string(), (word) => {
        fc.pre(
          !/^\s*(created|pending|authorized|scheduled|initiated|retryable_failed|succeeded|settled)\s*$/i.test(word),
        );
        fc.pre(!/^\s*((terminal_)?failed|cancell?ed)\s*$/i.test(word));
        expect(ofPayment(word)).toBeUndefined();
      }),
    ));
});

describe('what a customer means (contract §6)', () => {
  const preferred = (word: string): Account[] => [{ word, preferred: true }];
  const other = (word: string): Account[] => [{ word, preferred: false }];

  it.each<[string, LinkMoneyParams, string, Account[], Partial<StateChange> | undefined]>([
    ['a new customer is at work', linkOnly, 'CREATED', [], { status: 'in_progress' }],
    ['a new account is at work', linkOnly, 'LATER', preferred('CREATED'), { status: 'in_progress' }],
    ['PAY-IN: linked is not yet paid', payIn, 'ACTIVE', preferred('ACTIVE'), { status: 'in_progress' }],
    [
      'LINK-ONLY: linked is the end',
      linkOnly,
      'ACTIVE',
      preferred('ACTIVE'),
      { status: 'completed', outcome: 'linked' },
    ],
    [
      'VERIFY: linked is the end',
      { ...linkOnly, product: 'VERIFY' },
      'active',
      preferred('ACTIVE'),
      { status: 'completed', outcome: 'linked' },
    ],
    ['an inactive customer must link again', linkOnly, 'INACTIVE', [], { status: 'requires_action' }],
    ['an inactive preferred account too', payIn, 'ACTIVE', preferred('INACTIVE'), { status: 'requires_action' }],
    ['an inactive other account does not matter', payIn, 'ACTIVE', other('INACTIVE'), { status: 'in_progress' }],
    ['an abandoned account changes nothing', payIn, 'LATER', preferred('ABANDON'), undefined],
    ['an unknown word changes nothing', linkOnly, 'FROZEN', [], undefined],
  ])('%s', (_, params, word, accounts, change) => {
    const seen = ofCustomer(params, word, accounts);
    if (change) expect(seen).toMatchObject(change);
    else expect(seen).toBeUndefined();
  });

  it('an unlinked bank account has a reason and a note', () =>
    expect(customerMeaning('INACTIVE', [], { params: linkOnly, isPaid: false })).toMatchObject({
      change: { status: 'requires_action', reason: { code: 'bank_unlinked', category: 'customer' } },
      notes: [{ code: 'bank_unlinked' }],
    }));

  it.each(['CREATED', 'ACTIVE'])('%s changes nothing once there is a payment', (word) =>
    expect(customerMeaning(word, [], { params: payIn, isPaid: true })).toEqual({ notes: [] }),
  );

  it('an unlinked bank account is only noted once there is a payment', () =>
    expect(customerMeaning('INACTIVE', [], { params: payIn, isPaid: true })).toEqual({
      notes: [{ code: 'bank_unlinked' }],
    }));

  it('unknown words and abandoned accounts leave notes', () =>
    expect(
      customerMeaning('FROZEN', [...preferred('LOCKED'), ...other('ABANDON')], { params: linkOnly, isPaid: false }),
    ).toEqual({
      notes: [
        { code: 'unknown_status', data: { of: 'customer', word: 'FROZEN' } },
        { code: 'unknown_status', data: { of: 'account', word: 'LOCKED' } },
        { code: 'account_abandoned' },
      ],
    }));
});
