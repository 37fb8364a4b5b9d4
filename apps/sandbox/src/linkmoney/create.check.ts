import { isEmail } from 'class-validator';
import {
  boolean,
  type Check,
  type Fault,
  isRecord,
  list,
  may,
  need,
  object,
  oneOf,
  rule,
  text,
  words,
} from '../check/check';
import { isDateTime, isMoney } from '../check/dates';
import type { CreateBody } from './create.body';
import { REDIRECT_KEYS } from './redirect';

const at = (pointer: string, code: string): Fault[] => [{ pointer, code }];
const atMost = (length: number): Check => text('too_long', (value) => value.length >= 1 && value.length <= length);
const printable = (code: string): Check => text(code, (value) => /^[\x21-\x7e]{1,255}$/.test(value));
const dateTime = text('invalid_date', isDateTime);

const amount = (min: number): Check =>
  object({
    value: need(rule('invalid_amount', (value) => isMoney(value, min, 999_999.99))),
    currency: need(rule('invalid_currency', (value) => value === 'USD')),
  });
const positive = amount(0.01);
const notNegative = amount(0);

const address = object({
  streetAddress: need(words(1, 120)),
  city: need(words(1, 120)),
  stateOrProvince: need(words(1, 120)),
  country: need(text('invalid_format', (value) => /^[A-Z]{2,3}$/.test(value))),
  postalCode: may(words(1, 20)),
});

const orderDetails = object(
  {
    totalAmount: need(positive),
    subtotalAmount: may(notNegative),
    discountAmount: may(notNegative),
    shippingAmount: may(notNegative),
    taxAmount: may(notNegative),
    shippingAddress: may(address),
    items: may(
      list(
        0,
        100,
        object({
          description: need(words(1, 255)),
          amount: need(notNegative),
          goodType: may(text('invalid_enum', (value) => /^[A-Z][A-Z0-9_]{0,39}$/.test(value))),
        }),
      ),
    ),
  },
  (order, pointer) =>
    order.subtotalAmount === undefined &&
    ['discountAmount', 'shippingAmount', 'taxAmount'].some((name) => order[name] !== undefined)
      ? at(`${pointer}/subtotalAmount`, 'subtotal_required')
      : [],
);

const customerProfile = object({
  id: may(atMost(128)),
  guestCheckout: may(boolean),
  accountCreationDate: may(dateTime),
  firstTransactionDate: may(dateTime),
  transactionCount: may(
    rule('invalid_number', (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 1e9),
  ),
  verifiedEmail: may(boolean),
  verifiedPhone: may(boolean),
});

const softDescriptor: Check = (value, pointer) => {
  const tooLong = atMost(80)(value, pointer);
  if (tooLong.length > 0) return tooLong;
  return text('not_alphanumeric', (words) => /^[A-Za-z0-9]+( [A-Za-z0-9]+)*$/.test(words))(value, pointer);
};

const paymentDetails = object({
  amount: need(positive),
  requestKey: need(printable('invalid_request_key')),
  softDescriptor: may(softDescriptor),
  clientReferenceId: may(printable('invalid_string')),
});

const body = object(
  {
    firstName: need(words(1, 100)),
    lastName: need(words(1, 100)),
    email: need(text('invalid_format', (value) => isEmail(value) && value.length <= 254)),
    phoneNumber: may(text('invalid_format', isPhone)),
    billingAddress: may(address),
    orderDetails: may(orderDetails),
    customerProfile: may(customerProfile),
    paymentDetails: may(paymentDetails),
    product: may(oneOf('PAY', 'VERIFY')),
    redirectUrl: need(text('invalid_uri', isRedirectUrl)),
    experienceId: may(oneOf('LINK_MANAGED_PAYMENT', 'ONBOARD_WITH_PAY_NOW', 'ONBOARD_WITH_DONE')),
  },
  modes,
);

/** Fills `faults`, in the contract's codes (§10); true when there is none. */
export function isCreateBody(value: unknown, faults: Fault[]): value is CreateBody {
  faults.push(...body(value, ''));
  return faults.length === 0;
}

/** What product, experience, payment and profile demand of each other. */
function modes({
  product,
  experienceId,
  paymentDetails: payment,
  customerProfile: profile,
}: Record<string, unknown>): Fault[] {
  const managed = experienceId === 'LINK_MANAGED_PAYMENT';
  if (product === 'VERIFY') return managed || payment !== undefined ? at('/product', 'not_for_verify') : [];
  return [
    ...(managed && payment === undefined ? at('/paymentDetails', 'payment_details_required') : []),
    ...(!managed && payment !== undefined ? at('/experienceId', 'experience_required') : []),
    ...(isRecord(profile) && profile.guestCheckout === undefined
      ? at('/customerProfile/guestCheckout', 'guest_checkout_required')
      : []),
  ];
}

function isPhone(value: string): boolean {
  const digits = value.replace(/\D/g, '').length;
  return /^\+?[0-9 ().-]{7,20}$/.test(value) && digits >= 10 && digits <= 15;
}

function isRedirectUrl(value: string): boolean {
  if (value.length > 2048 || !URL.canParse(value) || value.includes('#')) return false;
  const url = new URL(value);
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  return secure && url.username + url.password === '' && !REDIRECT_KEYS.some((key) => url.searchParams.has(key));
}

export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
