/** What Capa's fields may be and what not (contract §2 and §10), by pointer. */

export const COUNTRIES =
  'MX DO US AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO CH GB MC SM AD VA'.split(
    ' ',
  );
const INFO = '/personalInfo';

/** What a field of a complete Mexican body may be besides. */
export const TAKEN: [pointer: string, values: unknown[]][] = [
  [
    '/partnerRedirectUri',
    [
      'https://x/y?a=b#c',
      'https://partner.example:8443/s/ñ',
      'myapp://done',
      'com.partner.app-1+x:///kyc?a=b',
      'http://127.0.0.1:3000/done',
      'http://localhost/x',
      'http://[::1]/',
      `https://x/${'y'.repeat(2038)}`,
    ],
  ],
  [`${INFO}/profession`, ['Public Servant', 'Entrepreneur or Contractor', 'Student', 'Other']],
  [`${INFO}/phoneNumber`, ['+12345678', '+123456789012345', '+5215512345678']],
  [`${INFO}/birthCountry`, ['JP', 'US', 'ZW', 'AF']],
  [`${INFO}/taxId`, ['GAMA870624AB1', 'XAXX010101000', 'ABCD999999ZZZ']],
];
/** What Spain takes of a person's data. */
export const TAKEN_IN_SPAIN: unknown[] = [
  {},
  { profession: 'Employee' },
  { phoneNumber: '+34600000000' },
  { birthCountry: 'JP' },
  { taxId: 'X1234567L' },
  { taxId: 'ñ' },
  { taxId: '9'.repeat(32) },
  { profession: 'Other', phoneNumber: '+34600000000', birthCountry: 'ES', taxId: '12 345 678-Z' },
];

const SCRIPTS = Object.fromEntries(
  [
    'javascript:alert(1)',
    'javascript://x/%0aalert(1)',
    'JavaScript://x',
    'data:text/html,x',
    'data://x',
    'file:///etc/passwd',
    'blob:https://x/1',
    'vbscript://x',
    'about:blank',
    'about://x',
    'intent://x#Intent;end',
    'ftp://x/y',
    'ws://x',
  ].map((uri) => [uri, uri]),
);

/** What is refused in a complete Mexican body, by the code that says why. */
export const REFUSED: [pointer: string, code: string, values: Record<string, unknown>][] = [
  ['/userId', 'required', { null: null, empty: '' }],
  [
    '/userId',
    'invalid_id',
    {
      'a word': 'abc',
      'with a blank before': ' 2da954cd-2fda-49c2-ad77-6208c5ab71d6',
      'with a line break behind': '2da954cd-2fda-49c2-ad77-6208c5ab71d6\n',
      'in braces': '{2da954cd-2fda-49c2-ad77-6208c5ab71d6}',
      'with 35 digits': '2da954cd-2fda-49c2-ad77-6208c5ab71d',
      'with 37 digits': '2da954cd-2fda-49c2-ad77-6208c5ab71d61',
      'without hyphens': '2da954cd2fda49c2ad776208c5ab71d6',
      'not hexadecimal': 'gda954cd-2fda-49c2-ad77-6208c5ab71d6',
      'a path': '../x',
      'a number': 7,
      'a list': ['2da954cd-2fda-49c2-ad77-6208c5ab71d6'],
    },
  ],
  ['/country', 'required', { null: null, empty: '' }],
  [
    '/country',
    'invalid_enum',
    {
      'in small letters': 'mx',
      'alpha-3': 'MEX',
      Brazil: 'BR',
      'a word': 'Mexico',
      UK: 'UK',
      'a list': ['MX'],
      'with a blank': 'MX ',
      'a number': 52,
    },
  ],
  [
    '/partnerRedirectUri',
    'invalid_uri',
    {
      ...SCRIPTS,
      'without scheme': '//x',
      'without anything': 'partner.com',
      relative: '/done',
      'with user info': 'https://u:p@x',
      'with a user': 'https://u@x',
      'with an empty user': 'https://@x',
      'with user info for an app': 'myapp://u:p@x',
      'plain http': 'http://x',
      'http to a host that looks like this machine': 'http://127.0.0.1.example/',
      'with a line break': 'https://x\n',
      'with a blank': 'https://x/a b',
      'with a control character': 'https://x/\u0000',
      'with backslashes': 'https:\\\\x',
      'with one slash': 'https:/x',
      'without a host': 'https://',
      'without a host but a path': 'https:///x',
      'without an address': 'myapp://',
      'without slashes': 'myapp:done',
      'too long': `https://x/${'y'.repeat(2039)}`,
      empty: '',
      'a number': 7,
      'a list': ['https://x'],
    },
  ],
  ['/partnerRedirectUri', 'invalid_type', { null: null }],
  [INFO, 'invalid_type', { 'a text': 'Employee', 'a list': [], null: null, 'a boolean': true }],
  [
    `${INFO}/profession`,
    'invalid_enum',
    {
      'in small letters': 'employee',
      'in capitals': 'EMPLOYEE',
      'of another list': 'Doctor',
      'with a blank': 'Employee ',
      'with an underscore': 'Public_Servant',
      empty: '',
      'a number': 1,
    },
  ],
  [
    `${INFO}/phoneNumber`,
    'invalid_format',
    {
      'without +': '4401234567',
      'with blanks': '+52 440 123 4567',
      'with 0 first': '+0524401234567',
      'of 16 digits': '+1234567890123456',
      'of 7 digits': '+1234567',
      'with letters': '+52440123456x',
      'a number': 524401234567,
    },
  ],
  [
    `${INFO}/birthCountry`,
    'invalid_enum',
    { 'alpha-3': 'MEX', 'in small letters': 'mx', XX: 'XX', ZZ: 'ZZ', UK: 'UK', empty: '', 'a number': 52 },
  ],
  [
    `${INFO}/taxId`,
    'invalid_format',
    {
      'in small letters': 'lozg7802117b9',
      'a CURP': 'LOZG780211HDFRRR08',
      'of 12 characters': 'LOZ7802117B9',
      'with Ñ': 'ÑOZG7802117B9',
      'with &': 'L&ZG7802117B9',
      'with a line break behind': 'LOZG7802117B9\n',
      'with a blank': ' LOZG7802117B9',
      empty: '',
      'a number': 7802117,
    },
  ],
];

/** Null has a code of its own in userId and country alone. */
export const NOT_NULL = ['profession', 'phoneNumber', 'birthCountry', 'taxId'].map((name) => `${INFO}/${name}`);

/** What is refused as a Spanish person's data. */
export const REFUSED_IN_SPAIN: [pointer: string, code: string, values: Record<string, unknown>][] = [
  [INFO, 'invalid_type', { null: null, 'a list': [] }],
  [
    `${INFO}/taxId`,
    'invalid_format',
    {
      empty: '',
      blank: '   ',
      'of 33 characters': '9'.repeat(33),
      'with a control character': 'X1\t2',
      'a number': 1234567,
    },
  ],
  [`${INFO}/phoneNumber`, 'invalid_format', { national: '600000000' }],
];

export const REQUIRED = ['/userId', '/country', INFO, ...NOT_NULL];

/** Names that nobody knows. */
export const UNKNOWN = ['/externalUserId', '/redirectUrl', '/metadata', `${INFO}/curp`, `${INFO}/email`];
