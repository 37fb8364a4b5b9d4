/** Bodies of `POST /v2/sessions` (Link Money contract §2 and §10): plain data, the same in every run. */

type Body = Record<string, unknown>;

/** @param number makes e-mail, request key and reference differ: a partner may use none of the keys twice */
function minimal(number: number): Body {
  return {
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: `ada+${number}@example.com`,
    redirectUrl: 'https://shop.example/return',
  };
}

const usd = (value: unknown): Body => ({ value, currency: 'USD' });
const address = (): Body => ({ streetAddress: '1 Main St', city: 'Austin', stateOrProvince: 'TX', country: 'US' });

/** Every field there: the customer links an account and pays. */
function complete(number: number): Body {
  return {
    ...minimal(number),
    phoneNumber: '+14155550123',
    billingAddress: { ...address(), postalCode: '73301' },
    orderDetails: {
      items: [{ description: 'Desk lamp', goodType: 'PHYSICAL', amount: usd(40) }],
      subtotalAmount: usd(40),
      discountAmount: usd(5),
      shippingAmount: usd(4.5),
      taxAmount: usd(3.25),
      totalAmount: usd(42.75),
      shippingAddress: { ...address(), postalCode: '73301' },
    },
    customerProfile: {
      id: 'cust-881',
      guestCheckout: false,
      accountCreationDate: '2023-12-30T07:00:00-04:00',
      transactionCount: 3,
      firstTransactionDate: '2024-01-05T09:30:00.1234-04:00',
      verifiedEmail: true,
      verifiedPhone: false,
    },
    paymentDetails: {
      amount: usd(42.75),
      requestKey: `key-${number}`,
      softDescriptor: 'ACME STORE 17',
      clientReferenceId: `order-${number}`,
    },
    product: 'PAY',
    experienceId: 'LINK_MANAGED_PAYMENT',
  };
}

/** The customer links an account and doesn't pay. */
function linkOnly(number: number): Body {
  return without(without(complete(number), '/paymentDetails'), '/experienceId');
}

/** An account is only verified. */
function verify(number: number): Body {
  return set(linkOnly(number), '/product', 'VERIFY');
}

/** @param value undefined: the field is taken away */
function set(body: Body, pointer: string, value: unknown): Body {
  const copy = structuredClone(body);
  const names = pointer.slice(1).split('/');
  const last = names.pop() ?? '';
  const owner = names.reduce((at, name) => at[name] as Body, copy);
  if (value === undefined) Reflect.deleteProperty(owner, last);
  else owner[last] = value;
  return copy;
}

function without(body: Body, pointer: string): Body {
  return set(body, pointer, undefined);
}

const OPTIONAL = [
  '/phoneNumber',
  '/billingAddress',
  '/billingAddress/postalCode',
  '/orderDetails',
  '/orderDetails/items',
  '/orderDetails/items/0/goodType',
  '/orderDetails/discountAmount',
  '/orderDetails/shippingAmount',
  '/orderDetails/taxAmount',
  '/orderDetails/shippingAddress',
  '/orderDetails/shippingAddress/postalCode',
  '/customerProfile',
  '/customerProfile/id',
  '/customerProfile/accountCreationDate',
  '/customerProfile/transactionCount',
  '/customerProfile/firstTransactionDate',
  '/customerProfile/verifiedEmail',
  '/customerProfile/verifiedPhone',
  '/paymentDetails/softDescriptor',
  '/paymentDetails/clientReferenceId',
  '/product',
];

/** Values that are just allowed. */
const ALLOWED: [pointer: string, value: unknown][] = [
  ['/firstName', 'A'],
  ['/firstName', 'ä'.repeat(100)],
  ['/lastName', ` ${'L'.repeat(100)} `],
  ['/lastName', "O'Neill-Łukasz 王"],
  ['/email', 'Ada.Lovelace+BANK@Mail.Example.com'],
  ['/phoneNumber', '4155550123'],
  ['/phoneNumber', '+1 (415) 555-0123'],
  ['/phoneNumber', '415.555.0123'],
  ['/phoneNumber', '+123456789012345'],
  ['/billingAddress/streetAddress', 'S'.repeat(120)],
  ['/billingAddress/city', 'C'],
  ['/billingAddress/stateOrProvince', 'Québec'],
  ['/billingAddress/country', 'USA'],
  ['/billingAddress/postalCode', 'P'.repeat(20)],
  ['/orderDetails/items', []],
  ['/orderDetails/items', Array.from({ length: 100 }, () => ({ description: 'Lamp', amount: usd(0.4) }))],
  ['/orderDetails/items/0/description', 'D'.repeat(255)],
  ['/orderDetails/items/0/goodType', 'X'],
  ['/orderDetails/items/0/goodType', `G${'_9'.repeat(19)}Z`],
  ['/orderDetails/items/0/amount', usd(0)],
  ['/orderDetails/subtotalAmount', usd(0)],
  ['/orderDetails/discountAmount', usd(0)],
  ['/orderDetails/shippingAmount', usd(0.01)],
  ['/orderDetails/taxAmount', usd(999_999.99)],
  ['/orderDetails/totalAmount', usd(0.01)],
  ['/orderDetails/totalAmount', usd(999_999.99)],
  ['/orderDetails/totalAmount', usd(1.1)],
  ['/customerProfile/id', 'i'.repeat(128)],
  ['/customerProfile/guestCheckout', true],
  ['/customerProfile/accountCreationDate', '2023-12-30T07:00:00.1234-04:00'],
  ['/customerProfile/accountCreationDate', '2024-02-29T23:59:59Z'],
  ['/customerProfile/firstTransactionDate', '1999-12-31T00:00:00.123456789+14:00'],
  ['/customerProfile/transactionCount', 0],
  ['/customerProfile/transactionCount', 1_000_000_000],
  ['/customerProfile/verifiedEmail', false],
  ['/customerProfile/verifiedPhone', true],
  ['/paymentDetails/amount', usd(0.01)],
  ['/paymentDetails/amount', usd(9000)],
  ['/paymentDetails/softDescriptor', 'S'.repeat(80)],
  ['/paymentDetails/softDescriptor', '7'],
  ['/redirectUrl', 'http://localhost:3000/done'],
  ['/redirectUrl', 'http://127.0.0.1/'],
  ['/redirectUrl', 'https://shop.example'],
  ['/redirectUrl', 'https://shop.example/return?page=checkout&Status=1'],
  ['/redirectUrl', `https://shop.example/${'r'.repeat(2048 - 21)}`],
];

/** 90 bodies that pass; each has its own e-mail (but those that are about e-mails) and its own keys. */
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

/** Values that each break one rule of the complete body: pointer, code, and values by what is wrong with them. */
const REFUSED: [pointer: string, code: string, values: Record<string, unknown>][] = [
  [
    '/firstName',
    'invalid_string',
    { empty: '', blank: '   ', 'too long': 'A'.repeat(101), 'with a bell': 'A\u0007da' },
  ],
  ['/firstName', 'invalid_type', { null: null, 'a number': 7, 'a list': ['Ada'] }],
  ['/lastName', 'invalid_string', { blank: ' ', 'too long': 'L'.repeat(101), 'on two lines': 'Love\nlace' }],
  ['/lastName', 'invalid_type', { null: null, 'an object': {} }],
  [
    '/email',
    'invalid_format',
    {
      'without a domain': 'ada@',
      'without an at': 'ada.example.com',
      empty: '',
      'too long': `${'a'.repeat(64)}@${`${'d'.repeat(60)}.`.repeat(4)}example.com`,
    },
  ],
  ['/email', 'invalid_type', { null: null, 'a number': 1 }],
  [
    '/phoneNumber',
    'invalid_format',
    {
      letters: 'abc',
      'six digits': '555012',
      'nine digits': '415555012',
      'sixteen digits': '1234567890123456',
      empty: '',
    },
  ],
  ['/phoneNumber', 'invalid_type', { null: null, 'a number': 14155550123 }],
  ['/billingAddress', 'invalid_type', { null: null, 'a string': '1 Main St', 'a list': [] }],
  ['/billingAddress/streetAddress', 'invalid_string', { blank: ' ', 'too long': 'S'.repeat(121) }],
  ['/billingAddress/city', 'invalid_type', { null: null }],
  ['/billingAddress/stateOrProvince', 'invalid_string', { empty: '' }],
  ['/billingAddress/country', 'invalid_format', { 'lower case': 'us', 'four letters': 'USAA', empty: '' }],
  ['/billingAddress/country', 'invalid_type', { null: null }],
  ['/billingAddress/postalCode', 'invalid_string', { empty: '', 'too long': '7'.repeat(21) }],
  ['/billingAddress/postalCode', 'invalid_type', { 'a number': 73301 }],
  ['/orderDetails', 'invalid_type', { null: null, 'a list': [] }],
  ['/orderDetails/items', 'invalid_type', { null: null, 'an object': {}, 'a list of strings': ['lamp'] }],
  [
    '/orderDetails/items',
    'invalid_array',
    { 'of 101': Array.from({ length: 101 }, () => ({ description: 'Lamp', amount: usd(1) })) },
  ],
  ['/orderDetails/items/0/description', 'invalid_string', { empty: '', 'too long': 'D'.repeat(256) }],
  [
    '/orderDetails/items/0/goodType',
    'invalid_enum',
    { 'lower case': 'physical', 'too long': 'G'.repeat(41), empty: '' },
  ],
  ['/orderDetails/items/0/goodType', 'invalid_type', { null: null }],
  ['/orderDetails/items/0/amount/value', 'invalid_amount', { negative: -0.01 }],
  ['/orderDetails/subtotalAmount/value', 'invalid_amount', { negative: -1 }],
  ['/orderDetails/discountAmount', 'invalid_type', { null: null, 'a number': 5 }],
  ['/orderDetails/taxAmount/value', 'invalid_amount', { 'three decimals': 3.255, 'too much': 1_000_000 }],
  [
    '/orderDetails/totalAmount/value',
    'invalid_amount',
    { 'a string': '40.00', zero: 0, negative: -1, 'three decimals': 10.005, 'too much': 1e9, true: true },
  ],
  ['/orderDetails/totalAmount/value', 'invalid_type', { null: null }],
  ['/orderDetails/totalAmount/currency', 'invalid_currency', { EUR: 'EUR', 'lower case': 'usd', empty: '' }],
  ['/orderDetails/totalAmount/currency', 'invalid_type', { null: null }],
  ['/orderDetails/shippingAddress/city', 'invalid_string', { 'too long': 'C'.repeat(121) }],
  ['/customerProfile', 'invalid_type', { null: null, 'a list': [] }],
  ['/customerProfile/id', 'too_long', { 'of 129': 'i'.repeat(129) }],
  ['/customerProfile/id', 'invalid_string', { empty: '' }],
  ['/customerProfile/id', 'invalid_type', { null: null, 'a number': 881 }],
  ['/customerProfile/guestCheckout', 'not_boolean', { 'a string': 'true', one: 1 }],
  ['/customerProfile/guestCheckout', 'invalid_type', { null: null }],
  ['/customerProfile/verifiedEmail', 'not_boolean', { 'a string': 'true', one: 1 }],
  ['/customerProfile/verifiedPhone', 'not_boolean', { zero: 0 }],
  [
    '/customerProfile/transactionCount',
    'invalid_number',
    { negative: -1, 'with a fraction': 2.5, 'a string': '3', 'too many': 1_000_000_001 },
  ],
  ['/customerProfile/transactionCount', 'invalid_type', { null: null }],
  [
    '/customerProfile/accountCreationDate',
    'invalid_date',
    {
      'without a time': '2023-12-30',
      'on a day that does not exist': '2023-02-30T07:00:00Z',
      'without an offset': '2023-12-30T07:00:00',
      'without seconds': '2023-12-30T07:00Z',
      'at an hour that does not exist': '2023-12-30T24:00:00Z',
      'with ten digits of fraction': '2023-12-30T07:00:00.1234567890Z',
      'with an offset without a colon': '2023-12-30T07:00:00-0400',
    },
  ],
  ['/customerProfile/firstTransactionDate', 'invalid_date', { 'with a blank': '2024-01-05 09:30:00Z', empty: '' }],
  ['/customerProfile/firstTransactionDate', 'invalid_type', { null: null, 'a number': 1_704_447_000 }],
  ['/paymentDetails', 'invalid_type', { null: null, 'a string': '42.75' }],
  ['/paymentDetails/amount', 'invalid_type', { null: null, 'a string': '42.75' }],
  [
    '/paymentDetails/amount/value',
    'invalid_amount',
    { zero: 0, negative: -1, 'a string': '42.75', 'three decimals': 0.001 },
  ],
  ['/paymentDetails/amount/currency', 'invalid_currency', { EUR: 'EUR' }],
  [
    '/paymentDetails/requestKey',
    'invalid_request_key',
    { empty: '', 'with a blank': 'key 1', 'too long': 'k'.repeat(256), 'with an umlaut': 'schlüssel' },
  ],
  ['/paymentDetails/requestKey', 'invalid_type', { null: null, 'a number': 17 }],
  ['/paymentDetails/softDescriptor', 'too_long', { 'of 81': 'S'.repeat(81) }],
  [
    '/paymentDetails/softDescriptor',
    'not_alphanumeric',
    { 'with an asterisk': 'ACME*STORE', 'with umlauts': 'Ünï', empty: '', 'ending in a blank': 'ACME ' },
  ],
  [
    '/paymentDetails/clientReferenceId',
    'invalid_string',
    { empty: '', 'with a blank': 'order 17', 'too long': 'r'.repeat(256) },
  ],
  ['/paymentDetails/clientReferenceId', 'invalid_type', { null: null }],
  ['/product', 'invalid_enum', { 'lower case': 'pay', another: 'CREDIT', capitalised: 'Pay', empty: '' }],
  ['/product', 'invalid_type', { null: null }],
  ['/experienceId', 'invalid_enum', { 'lower case': 'link_managed_payment', empty: '' }],
  ['/experienceId', 'invalid_type', { null: null }],
  [
    '/redirectUrl',
    'invalid_uri',
    {
      relative: '/return',
      'without https': 'http://shop.example/return',
      'a script': 'javascript:alert(1)',
      'with user info': 'https://u:p@h/return',
      'with empty user info': 'https://@h/return',
      'with a fragment': 'https://shop.example/return#done',
      'with an empty fragment': 'https://shop.example/return#',
      'with a query key status': 'https://shop.example/return?status=1',
      'with a query key customerId': 'https://shop.example/return?a=1&customerId=1',
      'with a query key paymentId': 'https://shop.example/return?paymentId',
      'with a query key paymentStatusCode': 'https://shop.example/return?paymentStatusCode=0',
      'with a blank in front': ' https://shop.example/return',
      'without slashes': 'https:shop.example/return',
      'with a backslash': 'https://shop.example\\@evil.example/',
      'too long': `https://shop.example/${'r'.repeat(2048 - 20)}`,
      empty: '',
    },
  ],
  ['/redirectUrl', 'invalid_type', { null: null }],
];

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
