import { type Body, complete, linkOnly, minimal, set, usd, verify, without } from './linkmoney.base';
import { ALLOWED, OPTIONAL, REFUSED } from './linkmoney.values';

/**
 * Bodies of `POST /v2/sessions` that pass (Link Money contract §2 and §10), the same in every run. No two share a request key
 * or a reference, so that one partner can send them all.
 */
export const valid = (): object[] => {
  const makers: ((number: number) => Body)[] = [
    minimal,
    complete,
    linkOnly,
    verify,
    (number) => without(verify(number), '/customerProfile/guestCheckout'),
    (number) => set(verify(number), '/experienceId', 'ONBOARD_WITH_DONE'),
    (number) => set(linkOnly(number), '/experienceId', 'ONBOARD_WITH_PAY_NOW'),
    (number) => set(linkOnly(number), '/experienceId', 'ONBOARD_WITH_DONE'),
    (number) => set(minimal(number), '/product', 'PAY'),
    (number) => set(minimal(number), '/customerProfile', { guestCheckout: true }),
    (number) => set(minimal(number), '/orderDetails', { totalAmount: usd(10) }),
    (number) => set(minimal(number), '/orderDetails', { totalAmount: usd(10), subtotalAmount: usd(10) }),
    (number) => ({ ...minimal(number), product: 'VERIFY', customerProfile: {} }),
    (number) => ({
      ...minimal(number),
      experienceId: 'LINK_MANAGED_PAYMENT',
      paymentDetails: { amount: usd(1), requestKey: `key-${number}` },
    }),
    (number) => set(complete(number), '/paymentDetails/requestKey', `${number}~!"#'<>{}|`),
    (number) => set(complete(number), '/paymentDetails/requestKey', `${number}`.padEnd(255, 'k')),
    (number) => set(complete(number), '/paymentDetails/clientReferenceId', `${number}`.padEnd(255, 'r')),
    (number) => set(complete(number), '/email', `${'l'.repeat(64)}@${number}.${'d'.repeat(60)}.example.com`),
    ...OPTIONAL.map((pointer) => (number: number) => without(complete(number), pointer)),
    ...ALLOWED.map(
      ([pointer, value]) =>
        (number: number) =>
          set(complete(number), pointer, value),
    ),
    ...ALLOWED.filter(([pointer]) => /^\/(customerProfile|redirectUrl)/.test(pointer)).map(
      ([pointer, value]) =>
        (number: number) =>
          set(verify(number), pointer, value),
    ),
  ];
  return makers.map((make, number) => make(number));
};

/** Fields of the complete body that may not be absent. */
const REQUIRED = [
  '/firstName',
  '/lastName',
  '/email',
  '/redirectUrl',
  '/billingAddress/streetAddress',
  '/billingAddress/city',
  '/billingAddress/stateOrProvince',
  '/billingAddress/country',
  '/orderDetails/totalAmount',
  '/orderDetails/totalAmount/value',
  '/orderDetails/totalAmount/currency',
  '/orderDetails/items/0/description',
  '/orderDetails/items/0/amount',
  '/orderDetails/shippingAddress/city',
  '/paymentDetails/amount',
  '/paymentDetails/requestKey',
];

/** Names that nobody knows. */
const UNKNOWN = [
  '/clientReferenceId',
  '/first_name',
  '/billingAddress/zip',
  '/orderDetails/total',
  '/orderDetails/items/0/quantity',
  '/orderDetails/items/0/amount/unit',
  '/customerProfile/email',
  '/paymentDetails/description',
  '/paymentDetails/amount/cents',
];

interface Broken {
  name: string;
  body: unknown;
  pointer: string;
  code: string;
}

/** Bodies with exactly one broken rule. */
export const broken: Broken[] = [
  ...REFUSED.flatMap(([pointer, code, values]) =>
    Object.entries(values).map(([what, value]) => ({
      name: `${pointer} ${what}`,
      body: set(complete(0), pointer, value),
      pointer,
      code,
    })),
  ),
  ...REQUIRED.map((pointer) => ({
    name: `${pointer} missing`,
    body: without(complete(0), pointer),
    pointer,
    code: 'required',
  })),
  ...UNKNOWN.map((pointer) => ({
    name: `${pointer} is no field`,
    body: set(complete(0), pointer, 'x'),
    pointer,
    code: 'unknown_field',
  })),
  {
    name: 'a payment on the page without payment details',
    body: without(complete(0), '/paymentDetails'),
    pointer: '/paymentDetails',
    code: 'payment_details_required',
  },
  {
    name: 'payment details without the experience',
    body: without(complete(0), '/experienceId'),
    pointer: '/experienceId',
    code: 'experience_required',
  },
  {
    name: 'payment details with another experience',
    body: set(complete(0), '/experienceId', 'ONBOARD_WITH_DONE'),
    pointer: '/experienceId',
    code: 'experience_required',
  },
  {
    name: 'a verification with payment details',
    body: set(without(complete(0), '/experienceId'), '/product', 'VERIFY'),
    pointer: '/paymentDetails',
    code: 'not_for_verify',
  },
  {
    name: 'a verification with the payment experience',
    body: set(verify(0), '/experienceId', 'LINK_MANAGED_PAYMENT'),
    pointer: '/experienceId',
    code: 'not_for_verify',
  },
  {
    name: 'a discount, shipping and tax without a subtotal',
    body: without(complete(0), '/orderDetails/subtotalAmount'),
    pointer: '/orderDetails/subtotalAmount',
    code: 'subtotal_required',
  },
  ...['discountAmount', 'shippingAmount', 'taxAmount'].map((name) => ({
    name: `${name} alone without a subtotal`,
    body: set(minimal(0), '/orderDetails', { totalAmount: usd(1), [name]: usd(0) }),
    pointer: '/orderDetails/subtotalAmount',
    code: 'subtotal_required',
  })),
  {
    name: 'a profile without guestCheckout, product PAY',
    body: without(complete(0), '/customerProfile/guestCheckout'),
    pointer: '/customerProfile/guestCheckout',
    code: 'guest_checkout_required',
  },
  {
    name: 'a profile without guestCheckout, no product',
    body: set(minimal(0), '/customerProfile', { id: 'cust-881' }),
    pointer: '/customerProfile/guestCheckout',
    code: 'guest_checkout_required',
  },
  { name: 'a list', body: [minimal(0)], pointer: '', code: 'invalid_type' },
  { name: 'null', body: null, pointer: '', code: 'invalid_type' },
  { name: 'a string', body: 'Ada', pointer: '', code: 'invalid_type' },
];
