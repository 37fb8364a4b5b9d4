/** Bodies of `POST /auth/sessionlink-v2` (Leap contract §2 and §10): plain data, the same in every run. */
import { account, type Body, complete, minimal, set, without } from './leap.base';
import { ALLOWED, ALLOWED_ACCOUNTS, OPTIONAL, REFUSED, REFUSED_ACCOUNTS } from './leap.values';

const INSTRUMENTS = ['BankAccount', 'DigitalWallet', 'Card', 'UBN'];

/** How to make the n-th valid body. */
const VALID: ((number: number) => Body)[] = [
  minimal,
  complete,
  account,
  ...OPTIONAL.map((pointers) => (number: number) => pointers.reduce(without, complete(number))),
  ...OPTIONAL.filter(([pointer = '']) => !pointer.includes('/addCardParams')).map(
    (pointers) => (number: number) => only(number, pointers),
  ),
  ...INSTRUMENTS.map((word) => (number: number) => ({ ...minimal(number), paymentMethodType: word })),
  ...ALLOWED.map(
    ([pointer, value]) =>
      (number: number) =>
        set(complete(number), pointer, value),
  ),
  ...ALLOWED_ACCOUNTS.map((ubnParams) => (number: number) => ({ ...account(number), ubnParams })),
];

/** Bodies that Leap takes, each with a phone and an e-mail of its own. */
export const valid = (): Body[] => VALID.map((make, at) => make(at + 1));

const REQUIRED = ['firstName', 'lastName', 'address1', 'countryCode', 'city', 'state', 'phoneNumber'];
const REQUIRED_OF_CARD = ['name', 'nameOnCard', 'cardtype', 'number', 'expirationDate', 'cardNetwork'];
/** Names that nobody knows. */
const UNKNOWN = ['/firstname', '/returnUrl', '/metadata', '/addCardParams/cardType', '/addCardParams/cvv'];

interface Broken {
  name: string;
  body: unknown;
  pointer: string;
  code: string;
}

/** Bodies with exactly one broken rule. */
export const broken: Broken[] = [
  ...refused(complete(0), REFUSED),
  ...refused(account(0), REFUSED_ACCOUNTS),
  ...REQUIRED.map((name) => missing(complete(0), `/${name}`)),
  ...REQUIRED_OF_CARD.map((name) => missing(complete(0), `/addCardParams/${name}`)),
  missing(account(0), '/ubnParams/number'),
  ...UNKNOWN.map((pointer) => ({
    name: `${pointer} is no field`,
    body: set(complete(0), pointer, 'x'),
    pointer,
    code: 'unknown_field',
  })),
  {
    name: 'an unknown field of the account',
    body: set(account(0), '/ubnParams/bank', 'x'),
    pointer: '/ubnParams/bank',
    code: 'unknown_field',
  },
  mismatch('a latitude alone', without(complete(0), '/longitude'), '/latitude'),
  mismatch('a longitude alone', without(complete(0), '/latitude'), '/longitude'),
  mismatch('a device’s latitude alone', without(complete(0), '/callLocationLongitude'), '/callLocationLatitude'),
  mismatch('a card with BankAccount', set(complete(0), '/paymentMethodType', 'BankAccount'), '/addCardParams'),
  mismatch('a card with UBN', set(complete(0), '/paymentMethodType', 'UBN'), '/addCardParams'),
  mismatch('an account with Card', set(account(0), '/paymentMethodType', 'Card'), '/ubnParams'),
  mismatch('an account without a type', without(account(0), '/paymentMethodType'), '/ubnParams'),
  { name: 'a list', body: [minimal(0)], pointer: '', code: 'invalid_type' },
  { name: 'null', body: null, pointer: '', code: 'invalid_type' },
  { name: 'a string', body: 'Ana', pointer: '', code: 'invalid_type' },
];

/** The smallest body with these fields of the complete one. */
function only(number: number, pointers: readonly string[]): Body {
  const whole = complete(number);
  return pointers.reduce((body, pointer) => set(body, pointer, whole[pointer.slice(1)]), minimal(number));
}

function refused(base: Body, rows: typeof REFUSED): Broken[] {
  return rows.flatMap(([pointer, code, values]) =>
    Object.entries(values).map(([what, value]) => ({
      name: `${pointer} ${code}: ${what}`,
      body: set(base, pointer, value),
      pointer,
      code,
    })),
  );
}

function missing(base: Body, pointer: string): Broken {
  return { name: `${pointer} missing`, body: without(base, pointer), pointer, code: 'required' };
}

function mismatch(name: string, body: Body, pointer: string): Broken {
  return { name, body, pointer, code: 'mismatch' };
}
