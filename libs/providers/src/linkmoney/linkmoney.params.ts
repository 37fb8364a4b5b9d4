import { isEmail } from 'class-validator';
import { hostedUrl } from '../hosted-url';
import {
  all,
  isRealDate,
  ListOf,
  Matches,
  Nested,
  NotNull,
  NumberIn,
  OfType,
  OneOf,
  Required,
  RequiredIf,
  Rule,
  Schema,
  Text,
} from '../rules/rule';

export const PRODUCTS = ['PAY', 'VERIFY'] as const;
export const EXPERIENCES = ['LINK_MANAGED_PAYMENT', 'ONBOARD_WITH_PAY_NOW', 'ONBOARD_WITH_DONE'] as const;
export type Experience = (typeof EXPERIENCES)[number];
/** Query keys that Link Money adds to the redirect (contract §4): a partner's URL can't have them. */
export const REDIRECT_KEYS = ['status', 'customerId', 'paymentId', 'paymentStatusCode'] as const;

const MAX_AMOUNT = 999_999.99;
const PHONE = /^\+?[0-9 ().-]{7,20}$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

const Words = (max: number): PropertyDecorator => all(OfType('string'), Text({ max }));
const Word = (words: readonly string[]): PropertyDecorator => all(OfType('string'), OneOf(words));
const Flag = (): PropertyDecorator => all(NotNull(), OfType('boolean', 'not_boolean'));
const Value = (min: number): PropertyDecorator =>
  NumberIn({ min, max: MAX_AMOUNT, decimals: 2, code: 'invalid_amount' });
const Currency = (): PropertyDecorator => all(OfType('string'), OneOf(['USD'], 'invalid_currency'));
const Printable = (code: string): PropertyDecorator =>
  all(OfType('string'), Matches(/^[!-~]{1,255}$/, 'must be 1 to 255 printable ASCII characters without blanks', code));
const AtMost = (max: number): PropertyDecorator =>
  Rule('too_long', `must be at most ${max} characters`, (value) => Array.from(String(value)).length <= max);
const DateTime = (): PropertyDecorator =>
  all(
    OfType('string'),
    Schema({ format: 'date-time' }),
    Rule('invalid_date', 'must be a date-time such as 2023-12-30T07:00:00-04:00', isDateTime),
  );

/** Zero is allowed. */
export class LinkMoneyAmount {
  @Required() @Value(0) value!: number;
  @Required() @Currency() currency!: 'USD';
}

/** More than zero. */
export class LinkMoneyPositiveAmount {
  @Required() @Value(0.01) value!: number;
  @Required() @Currency() currency!: 'USD';
}

export class LinkMoneyAddress {
  @Required() @Words(120) streetAddress!: string;
  @Required() @Words(120) city!: string;
  @Required() @Words(120) stateOrProvince!: string;
  @Words(20) postalCode?: string;
  @Required()
  @OfType('string')
  @Matches(/^[A-Z]{2,3}$/, 'must be a country code such as US')
  country!: string;
}

export class LinkMoneyItem {
  @Required() @Words(255) description!: string;
  /** The words are unpublished. */
  @OfType('string')
  @Matches(/^[A-Z][A-Z0-9_]{0,39}$/, 'must be a word such as PHYSICAL', 'invalid_enum')
  goodType?: string;
  @Required() @Nested(() => LinkMoneyAmount) amount!: LinkMoneyAmount;
}

export class LinkMoneyOrder {
  @ListOf(() => LinkMoneyItem, { min: 0, max: 100 }) items?: LinkMoneyItem[];
  /** Required with any of discountAmount, shippingAmount, taxAmount. */
  @RequiredIf(
    ({ discountAmount, shippingAmount, taxAmount }) =>
      [discountAmount, shippingAmount, taxAmount].some((amount) => amount !== undefined),
    'subtotal_required',
    'is required with discountAmount, shippingAmount or taxAmount',
  )
  @Nested(() => LinkMoneyAmount)
  subtotalAmount?: LinkMoneyAmount;
  @Nested(() => LinkMoneyAmount) discountAmount?: LinkMoneyAmount;
  @Nested(() => LinkMoneyAmount) shippingAmount?: LinkMoneyAmount;
  @Nested(() => LinkMoneyAmount) taxAmount?: LinkMoneyAmount;
  @Required() @Nested(() => LinkMoneyPositiveAmount) totalAmount!: LinkMoneyPositiveAmount;
  @Nested(() => LinkMoneyAddress) shippingAddress?: LinkMoneyAddress;
}

export class LinkMoneyProfile {
  @OfType('string') @AtMost(128) @Text({ max: 128 }) id?: string;
  /** Required unless product is VERIFY. */
  @Flag() guestCheckout?: boolean;
  @DateTime() accountCreationDate?: string;
  @NumberIn({ min: 0, max: 1e9, decimals: 0 }) transactionCount?: number;
  @DateTime() firstTransactionDate?: string;
  @Flag() verifiedEmail?: boolean;
  @Flag() verifiedPhone?: boolean;
}

export class LinkMoneyPayment {
  @Required() @Nested(() => LinkMoneyPositiveAmount) amount!: LinkMoneyPositiveAmount;
  /** One payment at most is made with it, however often it is sent. */
  @Required() @Printable('invalid_request_key') requestKey!: string;
  @OfType('string')
  @AtMost(80)
  @Matches(/^[A-Za-z0-9]+( [A-Za-z0-9]+)*$/, 'must be letters, digits and single inner blanks', 'not_alphanumeric')
  softDescriptor?: string;
  /** Comes back in payment webhooks; without one the session's id is sent. */
  @Printable('invalid_string') clientReferenceId?: string;
}

/** The body of `POST /v2/sessions`, unchanged (contract §2). */
export class LinkMoneyParams {
  @Required() @Words(100) firstName!: string;
  @Required() @Words(100) lastName!: string;
  @Required()
  @OfType('string')
  @Schema({ format: 'email', maxLength: 254 })
  @Rule(
    'invalid_format',
    'must be an e-mail address of at most 254 characters',
    (value) => isEmail(value) && String(value).length <= 254,
  )
  email!: string;
  @OfType('string')
  @Schema({ pattern: PHONE.source })
  @Rule('invalid_format', 'must be a phone number of 10 to 15 digits such as +1 415 555 0123', isPhone)
  phoneNumber?: string;
  @Nested(() => LinkMoneyAddress) billingAddress?: LinkMoneyAddress;
  @Nested(() => LinkMoneyOrder) orderDetails?: LinkMoneyOrder;
  @Nested(() => LinkMoneyProfile) customerProfile?: LinkMoneyProfile;
  /** Required with LINK_MANAGED_PAYMENT, refused otherwise. */
  @Nested(() => LinkMoneyPayment) paymentDetails?: LinkMoneyPayment;
  @Word(PRODUCTS) product?: (typeof PRODUCTS)[number];
  /** Where the customer goes in the end; Link Money itself gets our own return URL. */
  @Required()
  @OfType('string')
  @Schema({ format: 'uri', maxLength: 2048 })
  @Rule(
    'invalid_uri',
    `must be an absolute https URL without user info, fragment and the query keys ${REDIRECT_KEYS.join(', ')}`,
    isRedirectUrl,
  )
  redirectUrl!: string;
  /** Absent: the merchant's default experience. */
  @Word(EXPERIENCES) experienceId?: Experience;
}

function isDateTime(value: unknown): boolean {
  const date = typeof value === 'string' ? DATE_TIME.exec(value)?.[1] : undefined;
  return date !== undefined && isRealDate(date);
}

function isPhone(value: unknown): boolean {
  if (typeof value !== 'string' || !PHONE.test(value)) return false;
  const digits = value.replace(/\D/g, '').length;
  return digits >= 10 && digits <= 15;
}

/** Written out: what a parser would repair (blanks, backslashes, missing slashes) isn't accepted. */
function isRedirectUrl(value: unknown): boolean {
  if (typeof value !== 'string' || !/^https?:\/\/[^/?#@\s\\]+([/?][^#\s\\]*)?$/i.test(value)) return false;
  const query = hostedUrl(value)?.searchParams;
  return query !== undefined && !REDIRECT_KEYS.some((key) => query.has(key));
}
