import { CLABE, monthsAhead, TOKEN, yearsAgo } from './leap.base';

/** Fields that may be absent from the complete body; coordinates go in pairs. */
export const OPTIONAL = [
  ['/lastName2'],
  ['/middleName'],
  ['/gender'],
  ['/dob'],
  ['/email'],
  ['/address2'],
  ['/address3'],
  ['/streetNumber'],
  ['/zipCode'],
  ['/birthState'],
  ['/lang'],
  ['/placeDetail'],
  ['/latitude', '/longitude'],
  ['/callLocationLatitude', '/callLocationLongitude'],
  ['/paymentMethodType'],
  ['/addCardParams'],
  ['/addCardParams/securityCode'],
  ['/addCardParams/currency'],
  ['/addCardParams/country'],
];

export const NETWORKS = (
  'NotApplicable UATP Visa ChinaUnionPay InterPayment DiscoverCard Dankort Cardguard MIR MasterCard Verve InstaPayment ' +
  'Maestro DinersClubInternational AmericanExpress JCB TROY'
).split(' ');

/** Values of the complete body that are just allowed. */
export const ALLOWED: [pointer: string, value: unknown][] = [
  ['/firstName', 'A'],
  ['/firstName', 'ñ'.repeat(255)],
  ['/lastName', "O'Neill-Łukasz 王"],
  ['/lastName', ' Hernández '],
  ['/address1', 'A'.repeat(255)],
  ['/city', 'C'],
  ['/state', 'JA'],
  ['/state', 'Distrito Federal'],
  ['/state', 'MX-CMX'],
  ['/countryCode', 'US'],
  ['/countryCode', 'CO'],
  ['/phoneNumber', '+5215521206703'],
  ['/phoneNumber', '+15555550100'],
  ['/phoneNumber', '+12345678'],
  ['/phoneNumber', '+123456789012345'],
  ['/phoneNumber', '+378282246310005'],
  ...['Male', 'Female', 'Other', 'None'].map((word): [string, string] => ['/gender', word]),
  ['/dob', '1988-02-29'],
  ['/dob', '1987-06-24T07:00:00.000Z'],
  ['/dob', '1987-06-24T00:00:00-06:00'],
  ['/dob', yearsAgo(18)],
  ['/dob', yearsAgo(100, 2)],
  ['/email', 'Ana.Hernandez+BANK@Mail.Example.com'],
  ['/email', `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(57)}.com`],
  ['/zipCode', '0'],
  ['/zipCode', 'AB12 3CD-0000 XY'],
  ['/lang', 'en'],
  ['/placeDetail', '{}'],
  ['/placeDetail', JSON.stringify({ name: 'x'.repeat(16_373) })],
  ['/placeDetail', '{\n "id": "4111111111111111"\n}'],
  ['/latitude', 90],
  ['/latitude', -90],
  ['/latitude', 0],
  ['/longitude', 180],
  ['/longitude', -180],
  ['/callLocationLatitude', 4.111111111111111],
  ...['DebitCard', 'CreditCard'].map((word): [string, string] => ['/addCardParams/cardtype', word]),
  ...NETWORKS.map((word): [string, string] => ['/addCardParams/cardNetwork', word]),
  ['/addCardParams/number', 'TOK_SANDBOX_9PNgfqqpdpyQpnD1jYkdw1_1111'],
  ['/addCardParams/number', 'tok_sandbox_abcdefgh12'],
  ['/addCardParams/number', `tok_sandbox_${'a'.repeat(64)}_4242`],
  ['/addCardParams/expirationDate', monthsAhead(0)],
  ['/addCardParams/expirationDate', monthsAhead(120)],
  ['/addCardParams/securityCode', ''],
  ['/addCardParams/name', 'N'.repeat(255)],
  ['/addCardParams/currency', 'USD'],
  ['/addCardParams/country', 'US'],
];

/** Changes of the body with an account that are just allowed. */
export const ALLOWED_ACCOUNTS: object[] = [
  { number: CLABE },
  { number: CLABE, isPrimary: false },
  { number: CLABE, currency: 'MXN' },
  { number: '123456', country: 'US', currency: 'USD' },
  { number: '9'.repeat(34), country: 'US' },
  { number: '4111111111111111', country: 'US' },
];

const CARD = '4111111111111111';
const texts = { 'a number': 7, null: null, 'a list': ['x'], long: 'x'.repeat(256), control: 'x\u0007y', blank: ' ' };
const TEXT_CODES: Record<keyof typeof texts, string> = {
  'a number': 'invalid_type',
  null: 'invalid_type',
  'a list': 'invalid_type',
  long: 'too_long',
  control: 'invalid_string',
  blank: 'invalid_string',
};

/** Every way in which a text can be wrong, of a field that may be absent. */
const wrongTexts = (pointer: string): Refused[] =>
  Object.entries(texts).map(([what, value]) => [pointer, TEXT_CODES[what as keyof typeof texts], { [what]: value }]);

type Refused = [pointer: string, code: string, values: Record<string, unknown>];

/** Values of the complete body that are refused. */
export const REFUSED: Refused[] = [
  ...['/lastName2', '/middleName', '/address2', '/address3', '/streetNumber', '/birthState'].flatMap(wrongTexts),
  ['/firstName', 'required', { null: null, empty: '', blank: '  ' }],
  ['/lastName', 'required', { null: null }],
  ['/firstName', 'invalid_type', { 'a number': 7, 'an object': {} }],
  ['/city', 'too_long', { long: 'x'.repeat(256) }],
  ['/address1', 'invalid_string', { 'a line break': 'Calle\nDos' }],
  ['/state', 'invalid_type', { 'a number': 9 }],
  ['/zipCode', 'invalid_type', { 'a number': 7750 }],
  ['/zipCode', 'too_long', { long: 'A'.repeat(17) }],
  ['/countryCode', 'invalid_enum', { 'lower case': 'mx', unknown: 'XX', 'three letters': 'MEX' }],
  ['/countryCode', 'invalid_type', { 'a number': 52 }],
  ['/countryCode', 'required', { blank: '' }],
  [
    '/phoneNumber',
    'invalid_format',
    {
      'without +': '5215521206706',
      'with blanks': '+52 55 2120 6706',
      'with dashes': '+52-55-2120-6706',
      'too short': '+1234567',
      'too long': '+1234567890123456',
      'with a 0': '+0552120670',
    },
  ],
  ['/phoneNumber', 'invalid_type', { 'a number': 5215521206706 }],
  ['/gender', 'invalid_enum', { 'lower case': 'female', empty: '' }],
  ['/gender', 'invalid_type', { null: null }],
  ['/lang', 'invalid_enum', { portuguese: 'pt', region: 'es-MX' }],
  [
    '/dob',
    'invalid_format',
    {
      year: '1987',
      week: '1987-W26',
      'a blank before the time': '1987-06-24 07:00',
      'no offset': '1987-06-24T07:00:00',
      slashes: '24/06/1987',
      empty: '',
    },
  ],
  ['/dob', 'invalid_date', { '29 February': '2023-02-29', 'month 13': '1987-13-01' }],
  ['/dob', 'too_young', { 'almost 18': yearsAgo(18, 2), 'next year': yearsAgo(-1) }],
  ['/dob', 'too_old', { '100': yearsAgo(100), long: '1800-01-01' }],
  ['/dob', 'invalid_type', { null: null, 'a number': 551512800 }],
  ['/email', 'invalid_format', { 'no host': 'ana@', 'no @': 'ana.example.com', blanks: 'ana maria@example.com' }],
  ['/email', 'too_long', { long: `${'a'.repeat(64)}@${'b'.repeat(190)}.com` }],
  ['/email', 'invalid_type', { null: null }],
  ['/placeDetail', 'invalid_format', { list: '[]', text: '"x"', 'no JSON': 'Calle Dos', empty: '' }],
  ['/placeDetail', 'invalid_type', { 'an object': {} }],
  ['/placeDetail', 'too_long', { long: JSON.stringify({ name: 'x'.repeat(16_384) }) }],
  ['/latitude', 'invalid_number', { 'beyond the pole': 90.01, 'far south': -91 }],
  ['/longitude', 'invalid_number', { 'beyond the date line': 180.01 }],
  ['/latitude', 'invalid_type', { text: '19.3', null: null }],
  ['/callLocationLongitude', 'invalid_number', { 'far west': -180.5 }],
  ['/paymentMethodType', 'invalid_enum', { another: 'Cash', 'lower case': 'card' }],
  ['/addCardParams', 'invalid_type', { null: null, 'a list': [], text: TOKEN }],
  ['/addCardParams/name', 'required', { blank: ' ' }],
  ['/addCardParams/nameOnCard', 'too_long', { long: 'x'.repeat(256) }],
  ['/addCardParams/cardtype', 'invalid_enum', { short: 'Debit', 'lower case': 'debitcard' }],
  ['/addCardParams/cardNetwork', 'invalid_enum', { Mastercard: 'Mastercard', 'upper case': 'VISA' }],
  ['/addCardParams/cardNetwork', 'invalid_type', { 'a number': 4 }],
  [
    '/addCardParams/number',
    'token_format',
    {
      'digits only': 'tok_sandbox_1234567890',
      'too short': 'tok_sandbox_abc',
      'no environment': 'tok_9PNgfqqpdpyQpnD1jYkdw1',
      'last four': '1111',
      'a word behind': `${TOKEN}_x`,
    },
  ],
  ['/addCardParams/number', 'token_environment', { live: 'tok_live_9PNgfqqpdpyQpnD1jYkdw1_1111' }],
  ['/addCardParams/securityCode', 'raw_security_code', { three: '123', four: '1234' }],
  ['/addCardParams/securityCode', 'token_format', { five: '12345', words: 'none' }],
  ['/addCardParams/securityCode', 'token_environment', { live: 'tok_live_9PNgfqqpdpyQpnD1jYkdw1' }],
  ['/addCardParams/securityCode', 'invalid_type', { 'a number': 123 }],
  ['/addCardParams/expirationDate', 'invalid_format', { slash: '11/28', 'month 13': '1328', 'four digits': '2028-11' }],
  ['/addCardParams/expirationDate', 'expired', { 'last month': monthsAhead(-1), 'long ago': '0120' }],
  ['/addCardParams/currency', 'invalid_enum', { 'lower case': 'mxn', unknown: 'XQQ' }],
  ['/addCardParams/country', 'invalid_enum', { 'lower case': 'mx', unknown: 'QQ' }],
  [
    '/addCardParams/number',
    'raw_card_number',
    { 'a card': CARD, 'a card in groups': '4111-1111-1111-1111', 'a card as a number': Number(CARD) },
  ],
  ['/addCardParams/name', 'raw_card_number', { 'a card': `VISA ${CARD}` }],
  ['/address2', 'raw_card_number', { 'a card': `Int. 3, ${CARD}` }],
  ['/nonsense', 'raw_card_number', { 'a card': CARD }],
];

/** Values of the body with an account that are refused. */
export const REFUSED_ACCOUNTS: Refused[] = [
  ['/ubnParams', 'invalid_type', { text: CLABE, null: null }],
  ['/ubnParams/number', 'invalid_format', { letters: 'GB33BUKB20201555555555', five: '12345', long: '9'.repeat(35) }],
  ['/ubnParams/number', 'required', { blank: '' }],
  ['/ubnParams/number', 'invalid_type', { 'a number': 123456 }],
  ['/ubnParams/number', 'check_digit', { 'wrong digit': '002320275621938816', '17 digits': CLABE.slice(1) }],
  ['/ubnParams/isPrimary', 'invalid_type', { text: 'true', null: null }],
  ['/ubnParams/currency', 'invalid_enum', { 'lower case': 'mxn' }],
  ['/ubnParams/country', 'invalid_enum', { 'lower case': 'mx' }],
];
