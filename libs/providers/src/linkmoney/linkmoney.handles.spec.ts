import { bodyOf } from './linkmoney.body';
import { handlesOf } from './linkmoney.handles';
import type { LinkMoneyParams } from './linkmoney.params';

const minimal = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'Ada@Example.com',
  redirectUrl: 'https://shop.example/return',
} satisfies LinkMoneyParams;
const paid = {
  ...minimal,
  experienceId: 'LINK_MANAGED_PAYMENT',
  paymentDetails: { amount: { value: 1, currency: 'USD' }, requestKey: 'key-1' },
} satisfies LinkMoneyParams;
const withReference = {
  ...paid,
  paymentDetails: { amount: { value: 1, currency: 'USD' }, requestKey: 'key-1', clientReferenceId: 'order-17' },
} satisfies LinkMoneyParams;

describe('the names by which Link Money may speak of a session', () => {
  it('are the e-mail in lower case, and the phone number as dialled, to look with', () =>
    expect(handlesOf({ ...minimal, phoneNumber: '+1 (415) 555-0123' }, 'ses_1')).toEqual([
      { kind: 'email', value: 'ada@example.com', use: 'look' },
      { kind: 'phone', value: '+14155550123', use: 'look' },
    ]));

  it('are the e-mail alone when an account is only linked', () =>
    expect(handlesOf(minimal, 'ses_1')).toEqual([{ kind: 'email', value: 'ada@example.com', use: 'look' }]));

  it('hold the request key, which a partner may use once', () =>
    expect(handlesOf(paid, 'ses_1')).toContainEqual({
      kind: 'request_key',
      value: 'key-1',
      use: 'unique',
      pointer: '/paymentDetails/requestKey',
      code: 'duplicate_request_key',
    }));

  it("hold the session's id as reference when the partner gave none", () =>
    expect(handlesOf(paid, 'ses_1').filter(({ kind }) => kind === 'client_reference_id')).toEqual([
      { kind: 'client_reference_id', value: 'ses_1', use: 'apply' },
    ]));

  it("hold the partner's reference, which it may use once and which names the session", () =>
    expect(handlesOf(withReference, 'ses_1').filter(({ kind }) => kind === 'client_reference_id')).toEqual([
      { kind: 'client_reference_id', value: 'order-17', use: 'apply' },
      {
        kind: 'client_reference_id',
        value: 'order-17',
        use: 'unique',
        pointer: '/paymentDetails/clientReferenceId',
        code: 'duplicate_client_reference',
      },
    ]));
});

describe('what Link Money gets', () => {
  const returnUrl = 'https://gateway.example/s/token/return/1';

  it("is the partner's body with our return URL and nothing else changed", () =>
    expect(bodyOf({ params: withReference, returnUrl, sessionId: 'ses_1' })).toEqual({
      ...withReference,
      redirectUrl: returnUrl,
    }));

  it("carries the session's id where a payment has no reference", () =>
    expect(bodyOf({ params: paid, returnUrl, sessionId: 'ses_1' })).toMatchObject({
      paymentDetails: { requestKey: 'key-1', clientReferenceId: 'ses_1' },
    }));

  it('has no payment where the partner sent none', () =>
    expect(bodyOf({ params: minimal, returnUrl, sessionId: 'ses_1' })).toEqual({ ...minimal, redirectUrl: returnUrl }));

  it('is the same in every repeat, and leaves the stored body alone', () => {
    const before = JSON.stringify(paid);
    const first = bodyOf({ params: paid, returnUrl, sessionId: 'ses_1' });
    expect(bodyOf({ params: paid, returnUrl, sessionId: 'ses_1' })).toEqual(first);
    expect(JSON.stringify(paid)).toBe(before);
  });
});
