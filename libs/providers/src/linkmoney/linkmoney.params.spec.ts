import fc from 'fast-check';
import { jsonSchema } from '../rules/json-schema';
import { readParams } from '../rules/read-params';
import { crossFaults } from './linkmoney.cross-rules';
import { linkmoneyExample } from './linkmoney.example';
import { type Experience, LinkMoneyParams } from './linkmoney.params';

const minimal = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.com',
  redirectUrl: 'https://shop.example/return',
};
const usd = (value: unknown): object => ({ value, currency: 'USD' });
const paid = {
  ...minimal,
  experienceId: 'LINK_MANAGED_PAYMENT',
  paymentDetails: { amount: usd(42.75), requestKey: 'key-1' },
};
const payment = (change: object): object => ({ ...paid, paymentDetails: { ...paid.paymentDetails, ...change } });
const order = (change: object): object => ({ ...minimal, orderDetails: { totalAmount: usd(42.75), ...change } });
const profile = (change: object): object => ({ ...minimal, customerProfile: { guestCheckout: true, ...change } });

function read(body: object, defaultExperience?: Experience): string[] {
  const answer = readParams(LinkMoneyParams, body, (params) => crossFaults(params, defaultExperience));
  return 'faults' in answer ? answer.faults.map(({ pointer, code }) => `${pointer} ${code}`) : [];
}

describe('a body for Link Money (contract §2, §10)', () => {
  it.each<[string, object]>([
    ['the complete example', linkmoneyExample],
    ['the minimal one: names, e-mail, redirect', minimal],
    ['a payment with the two required fields', paid],
    ['VERIFY with a profile without guestCheckout', { ...minimal, product: 'VERIFY', customerProfile: { id: '1' } }],
    ['VERIFY with another experience', { ...minimal, product: 'VERIFY', experienceId: 'ONBOARD_WITH_DONE' }],
    ['no items', order({ items: [] })],
    ['a discount of 0 with a subtotal', order({ subtotalAmount: usd(42.75), discountAmount: usd(0) })],
    ['amounts that do not add up: no sum check is documented', order({ subtotalAmount: usd(1), taxAmount: usd(1) })],
    ['a payment that differs from the order', { ...order({}), ...payment({ amount: usd(1) }) }],
    ['a soft descriptor of exactly 80', payment({ softDescriptor: 'S'.repeat(80) })],
    ['an id of exactly 128', profile({ id: 'i'.repeat(128) })],
    ['a country of three letters', { ...minimal, billingAddress: addressIn('USA') }],
    ['a redirect with a query of its own', { ...minimal, redirectUrl: 'https://shop.example/?page=checkout' }],
    ['a redirect to loopback', { ...minimal, redirectUrl: 'http://localhost:8080/done' }],
  ])('passes: %s', (_, body) => expect(read(body)).toEqual([]));

  it.each<[string, object, string]>([
    ['an unknown key', { ...minimal, sessionKey: 'x' }, '/sessionKey unknown_field'],
    ['an order without a total', { ...minimal, orderDetails: {} }, '/orderDetails/totalAmount required'],
    [
      'an address without a city',
      { ...minimal, billingAddress: { ...addressIn('US'), city: undefined } },
      '/billingAddress/city required',
    ],
    ['null', { ...minimal, phoneNumber: null }, '/phoneNumber invalid_type'],
    ['another JSON type', { ...minimal, firstName: 7 }, '/firstName invalid_type'],
    ['a blank name', { ...minimal, firstName: '  ' }, '/firstName invalid_string'],
    ['a name of 101', { ...minimal, lastName: 'L'.repeat(101) }, '/lastName invalid_string'],
    ['a control character in a name', { ...minimal, lastName: 'Love\tlace' }, '/lastName invalid_string'],
    ['an e-mail without domain', { ...minimal, email: 'ada@' }, '/email invalid_format'],
    ['the phone number abc', { ...minimal, phoneNumber: 'abc' }, '/phoneNumber invalid_format'],
    ['a phone number of 6 digits', { ...minimal, phoneNumber: '555 012' }, '/phoneNumber invalid_format'],
    ['the product pay', { ...minimal, product: 'pay' }, '/product invalid_enum'],
    ['the product CREDIT', { ...minimal, product: 'CREDIT' }, '/product invalid_enum'],
    ['an experience in lower case', { ...minimal, experienceId: 'link_managed_payment' }, '/experienceId invalid_enum'],
    ['an empty experience', { ...minimal, experienceId: '' }, '/experienceId invalid_enum'],
    [
      'LINK_MANAGED_PAYMENT without a payment',
      { ...minimal, experienceId: 'LINK_MANAGED_PAYMENT' },
      '/paymentDetails payment_details_required',
    ],
    [
      'a payment without LINK_MANAGED_PAYMENT',
      { ...paid, experienceId: undefined },
      '/experienceId experience_required',
    ],
    [
      'VERIFY with LINK_MANAGED_PAYMENT',
      { ...minimal, product: 'VERIFY', experienceId: 'LINK_MANAGED_PAYMENT' },
      '/experienceId not_for_verify',
    ],
    [
      'VERIFY with a payment',
      { ...paid, product: 'VERIFY', experienceId: undefined },
      '/paymentDetails not_for_verify',
    ],
    [
      'a discount without subtotal',
      order({ discountAmount: usd(0) }),
      '/orderDetails/subtotalAmount subtotal_required',
    ],
    ['shipping without subtotal', order({ shippingAmount: usd(1) }), '/orderDetails/subtotalAmount subtotal_required'],
    ['a tax without subtotal', order({ taxAmount: usd(1) }), '/orderDetails/subtotalAmount subtotal_required'],
    ['a value that is text', order({ totalAmount: usd('40.00') }), '/orderDetails/totalAmount/value invalid_amount'],
    ['a total of 0', order({ totalAmount: usd(0) }), '/orderDetails/totalAmount/value invalid_amount'],
    ['a payment of 0', payment({ amount: usd(0) }), '/paymentDetails/amount/value invalid_amount'],
    ['a value of -1', payment({ amount: usd(-1) }), '/paymentDetails/amount/value invalid_amount'],
    ['a value of 10.005', payment({ amount: usd(10.005) }), '/paymentDetails/amount/value invalid_amount'],
    ['a value of 1e9', payment({ amount: usd(1e9) }), '/paymentDetails/amount/value invalid_amount'],
    ['euros', payment({ amount: { value: 1, currency: 'EUR' } }), '/paymentDetails/amount/currency invalid_currency'],
    [
      'dollars in lower case',
      payment({ amount: { value: 1, currency: 'usd' } }),
      '/paymentDetails/amount/currency invalid_currency',
    ],
    [
      'a profile without guestCheckout',
      { ...minimal, customerProfile: { id: '1' } },
      '/customerProfile/guestCheckout guest_checkout_required',
    ],
    ['guestCheckout as text', profile({ guestCheckout: 'true' }), '/customerProfile/guestCheckout not_boolean'],
    ['guestCheckout as 1', profile({ guestCheckout: 1 }), '/customerProfile/guestCheckout not_boolean'],
    ['verifiedEmail as text', profile({ verifiedEmail: 'true' }), '/customerProfile/verifiedEmail not_boolean'],
    ['a count of -1', profile({ transactionCount: -1 }), '/customerProfile/transactionCount invalid_number'],
    ['a count of 2.5', profile({ transactionCount: 2.5 }), '/customerProfile/transactionCount invalid_number'],
    ['a count as text', profile({ transactionCount: '3' }), '/customerProfile/transactionCount invalid_number'],
    [
      'a date without a time',
      profile({ accountCreationDate: '2023-12-30' }),
      '/customerProfile/accountCreationDate invalid_date',
    ],
    [
      'a day that does not exist',
      profile({ accountCreationDate: '2023-02-30T07:00:00Z' }),
      '/customerProfile/accountCreationDate invalid_date',
    ],
    [
      'a time without offset',
      profile({ firstTransactionDate: '2023-12-30T07:00:00' }),
      '/customerProfile/firstTransactionDate invalid_date',
    ],
    [
      'a time without seconds',
      profile({ firstTransactionDate: '2023-12-30T07:00Z' }),
      '/customerProfile/firstTransactionDate invalid_date',
    ],
    ['an id of 129', profile({ id: 'i'.repeat(129) }), '/customerProfile/id too_long'],
    ['a descriptor of 81', payment({ softDescriptor: 'S'.repeat(81) }), '/paymentDetails/softDescriptor too_long'],
    [
      'the descriptor ACME*STORE',
      payment({ softDescriptor: 'ACME*STORE' }),
      '/paymentDetails/softDescriptor not_alphanumeric',
    ],
    ['the descriptor Ünï', payment({ softDescriptor: 'Ünï' }), '/paymentDetails/softDescriptor not_alphanumeric'],
    ['an empty request key', payment({ requestKey: '' }), '/paymentDetails/requestKey invalid_request_key'],
    ['a request key with a blank', payment({ requestKey: 'a b' }), '/paymentDetails/requestKey invalid_request_key'],
    [
      'a request key of 256',
      payment({ requestKey: 'k'.repeat(256) }),
      '/paymentDetails/requestKey invalid_request_key',
    ],
    [
      'a reference with a blank',
      payment({ clientReferenceId: 'a b' }),
      '/paymentDetails/clientReferenceId invalid_string',
    ],
    ['a relative redirect', { ...minimal, redirectUrl: '/done' }, '/redirectUrl invalid_uri'],
    ['http to a shop', { ...minimal, redirectUrl: 'http://shop.example' }, '/redirectUrl invalid_uri'],
    ['a script', { ...minimal, redirectUrl: 'javascript:alert(1)' }, '/redirectUrl invalid_uri'],
    ['user info', { ...minimal, redirectUrl: 'https://u:p@h' }, '/redirectUrl invalid_uri'],
    ['a fragment', { ...minimal, redirectUrl: 'https://shop.example/#a' }, '/redirectUrl invalid_uri'],
    [
      "the redirect's own key status",
      { ...minimal, redirectUrl: 'https://shop.example/?status=1' },
      '/redirectUrl invalid_uri',
    ],
  ])('is refused: %s', (_, body, fault) => expect(read(body)).toEqual([fault]));

  it('tells both things that VERIFY does not go with', () =>
    expect(read({ ...paid, product: 'VERIFY' })).toEqual([
      '/experienceId not_for_verify',
      '/paymentDetails not_for_verify',
    ]));

  it('may omit the experience where the merchant pays on the page by default', () => {
    expect(read({ ...paid, experienceId: undefined }, 'LINK_MANAGED_PAYMENT')).toEqual([]);
    expect(read({ ...paid, experienceId: 'ONBOARD_WITH_DONE' }, 'LINK_MANAGED_PAYMENT')).toEqual([
      '/experienceId experience_required',
    ]);
    expect(read(minimal, 'LINK_MANAGED_PAYMENT')).toEqual([]);
  });

  it('is documented with its required fields and words', () =>
    expect(jsonSchema(LinkMoneyParams)).toMatchObject({
      additionalProperties: false,
      required: ['firstName', 'lastName', 'email', 'redirectUrl'],
      properties: {
        product: { enum: ['PAY', 'VERIFY'] },
        email: { type: 'string', format: 'email' },
        orderDetails: { required: ['totalAmount'], properties: { items: { type: 'array', maxItems: 100 } } },
      },
    }));
});

describe('traps of Link Money (contract §9)', () => {
  it('§9.1: redirectUrl is required, though the prose names only e-mail and names', () =>
    expect(read({ ...minimal, redirectUrl: undefined })).toEqual(['/redirectUrl required']));

  it('§9.2: paymentDetails.amount is an object, not the "String" of the seed', () =>
    expect(read(payment({ amount: '42.75' }))).toEqual(['/paymentDetails/amount invalid_type']));

  it('§9.3: "Pay" of old samples is no product', () =>
    expect(read({ ...minimal, product: 'Pay' })).toEqual(['/product invalid_enum']));

  it('§9.5: every amount of whole cents passes, in spite of binary fractions', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (cents) => {
        expect(read(payment({ amount: usd(Number((cents / 100).toFixed(2))) }))).toEqual([]);
      }),
    ));

  it('§9.5: an amount with a third decimal never passes', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 1, max: 9 }), (cents, mill) => {
        const value = Number(`${(cents / 100).toFixed(2)}${mill}`);
        expect(read(payment({ amount: usd(value) }))).toEqual(['/paymentDetails/amount/value invalid_amount']);
      }),
    ));

  it('§9.6: nothing is coerced: text, numbers and lists are no booleans and no objects', () => {
    expect(read(profile({ verifiedPhone: 'false' }))).toEqual(['/customerProfile/verifiedPhone not_boolean']);
    expect(read({ ...minimal, customerProfile: [] })).toEqual(['/customerProfile invalid_type']);
    expect(read({ ...minimal, customerProfile: 'x' })).toEqual(['/customerProfile invalid_type']);
  });

  it('§9.6: a field that nobody knows is refused, however deep', () =>
    expect(read(order({ items: [{ description: 'Lamp', amount: { ...usd(1), unit: 'x' } }] }))).toEqual([
      '/orderDetails/items/0/amount/unit unknown_field',
    ]));

  it('no fault repeats the value', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{8,20}$/), (secret) => {
        const answer = readParams(LinkMoneyParams, {
          firstName: `${secret}\n`,
          lastName: `${secret}\n`,
          email: secret,
          phoneNumber: secret,
          redirectUrl: secret,
          product: secret,
        });
        expect(JSON.stringify('faults' in answer ? answer.faults : [])).not.toContain(secret);
      }),
    ));
});

function addressIn(country: string): object {
  return { streetAddress: '1 Main St', city: 'Austin', stateOrProvince: 'TX', country };
}
