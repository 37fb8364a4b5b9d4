/** What Pomelo's fields may be and what not (contract §2 and §10), by pointer. */
import { daysAgo, idOf, person } from './pomelo.base';

const COMPANY = '/data/company';
const PERSON = '/data/partners/0';
const ADDRESS = `${PERSON}/address`;
const TERMS = '/data/terms_data';

/** What a field of a complete Brazilian body may be besides. */
export const TAKEN: [pointer: string, values: unknown[]][] = [
  [`${COMPANY}/is_mei`, [false]],
  [`${COMPANY}/fiscal_id`, ['29086892000177', '12ABC34501DE35', 'A1.B2C.3D4/E5F6-78', '00.000.000/0000-00']],
  [`${COMPANY}/annual_income`, [0, 0.01, 2000.5, 1e12]],
  [`${COMPANY}/legal_nature`, [1000, 9999]],
  [`${PERSON}/partner_type`, ['legal-representative-main']],
  [`${PERSON}/company_relationship`, [[], ['x'], ['x'.repeat(120)], Array<string>(20).fill('Company')]],
  [`${PERSON}/corporate_participation`, [[], ['25%', '75%']]],
  [`${PERSON}/fiscal_id`, ['12345678910', '000.000.000-00']],
  [`${PERSON}/full_name`, ['Ana', 'José Ñandú da Conceição', `  ${'x'.repeat(120)}  `]],
  [`${PERSON}/birthdate`, ['1900-01-01', '2000-02-29', daysAgo(1)]],
  [`${PERSON}/nationality`, ['ARG', 'ZZZ']],
  [`${PERSON}/mother_name`, ['Eva', 'x'.repeat(120)]],
  [`${PERSON}/phone`, ['+12345678', '+551197487251012', '+5 5 1 1 9 7 4 8 7 2']],
  [`${PERSON}/pep`, [true]],
  [`${PERSON}/salary`, [0, 12.34, 1e13]],
  [`${ADDRESS}/street_name`, ['A', 'x'.repeat(120)]],
  [`${ADDRESS}/street_number`, [0, 999_999]],
  [`${ADDRESS}/complement`, ['', 'x'.repeat(60)]],
  [`${ADDRESS}/zip_code`, ['12345678', '00000-000']],
  [`${ADDRESS}/neighborhood`, ['B', 'x'.repeat(80)]],
  [`${TERMS}/version`, ['x', '1.0.0', 'x'.repeat(20)]],
  [`${TERMS}/date`, ['2022-05-13T19:47:13Z', '2022-05-13T16:47:13.340123-03:00', '2020-02-29T23:59:59+14:00']],
];
export const TAKEN_IN_ARGENTINA: [pointer: string, values: unknown[]][] = [
  [`${COMPANY}/fiscal_id`, ['30123456789', '30-123456789']],
  [`${COMPANY}/is_mei`, [false]],
  [`${COMPANY}/legal_nature`, [2135]],
  [`${PERSON}/fiscal_id`, ['20123456789']],
  [`${PERSON}/mother_name`, ['Eva María']],
  [`${ADDRESS}/zip_code`, ['1414']],
];

/** What is refused in a complete Brazilian body, by the code that says why. */
export const REFUSED: [pointer: string, code: string, values: Record<string, unknown>][] = [
  [
    '/flow_type',
    'invalid_enum',
    { 'for accounts': 'kyb-accounts', KYC: 'kyc-cards', 'in capitals': 'KYB-CARDS', 'a number': 1 },
  ],
  ['/country', 'invalid_enum', { 'alpha-2': 'BR', 'in small letters': 'bra', Chile: 'CHL', 'a list': ['BRA'] }],
  ['/integration_method', 'invalid_enum', { 'in small letters': 'api', SDK: 'SDK', 'with a blank': 'API ' }],
  ['/data', 'invalid_type', { 'a list': [], 'a text': 'x', null: null }],
  [COMPANY, 'invalid_type', { 'a list': [], 'a text': 'cmp', null: null }],
  [
    `${COMPANY}/id`,
    'invalid_id',
    {
      "a person's": idOf('usr', 1),
      short: 'cmp-2HPUY',
      long: `${idOf('cmp', 1)}0`,
      'a path': 'cmp-../x',
      'a number': 5,
      'with a line break': `${idOf('cmp', 1)}\n`,
    },
  ],
  [`${COMPANY}/is_mei`, 'not_boolean', { 'in words': 'true', 'a number': 1, null: null }],
  [
    `${COMPANY}/fiscal_id`,
    'invalid_fiscal_id',
    {
      'a CPF': '123.456.789-10',
      'a bare CPF': '12345678910',
      'a CUIT': '30-12345678-9',
      '15 digits': '290868920001770',
      'small letters': '12abc34501de35',
      'letters for check digits': '29.086.892/0001-7X',
      'half of the punctuation': '29086892/0001-77',
      'a number': 29086892000177,
    },
  ],
  [
    `${COMPANY}/annual_income`,
    'invalid_number',
    { 'in words': '2000', negative: -1, 'with three decimals': 0.001, 'too large': 1e12 + 1, 'a boolean': true },
  ],
  [`${COMPANY}/legal_nature`, 'invalid_number', { 'in words': '2135', short: 213, 'a fraction': 21.35, long: 21_350 }],
  [
    '/data/partners',
    'invalid_type',
    { 'an object': { 0: person(1) }, null: null, 'a list with null': [person(1), null], 'a list of texts': ['x'] },
  ],
  ['/data/partners', 'invalid_array', { empty: [], 'of 21': Array.from({ length: 21 }, (_, at) => person(at + 1)) }],
  [
    `${PERSON}/id`,
    'invalid_id',
    { "a company's": idOf('cmp', 1), short: 'usr-1', 'with a hyphen': `usr-${'-'.repeat(27)}` },
  ],
  [
    `${PERSON}/partner_type`,
    'invalid_enum',
    {
      'in capitals': 'Owner',
      'with an underscore': 'legal_representative',
      'with two hyphens': 'legal--owner',
      long: 'x'.repeat(65),
      empty: '',
    },
  ],
  [
    `${PERSON}/company_relationship`,
    'invalid_type',
    { 'a text': 'CompanyName', null: null, 'with null': [null], 'with a number': [1] },
  ],
  [`${PERSON}/company_relationship`, 'invalid_array', { 'of 21': Array<string>(21).fill('x') }],
  [
    `${PERSON}/company_relationship`,
    'invalid_string',
    { 'with a blank name': [' '], 'with a long name': ['x'.repeat(121)], 'with a control character': ['a\tb'] },
  ],
  [`${PERSON}/corporate_participation`, 'invalid_type', { 'a number': 25 }],
  [`${PERSON}/corporate_participation`, 'invalid_string', { 'with an empty one': [''] }],
  [
    `${PERSON}/fiscal_id`,
    'invalid_fiscal_id',
    {
      'a CNPJ': '29.086.892/0001-77',
      '10 digits': '1234567891',
      '15 digits': '123456789101112',
      'half of the punctuation': '123456789-10',
      'a number': 12345678910,
    },
  ],
  [
    `${PERSON}/full_name`,
    'invalid_string',
    { blank: '   ', short: 'Di', long: 'x'.repeat(121), 'with NUL': 'Diego\u0000Pomelo', 'a number': 5 },
  ],
  [
    `${PERSON}/birthdate`,
    'invalid_date',
    {
      'no such day': '1998-02-30',
      'day first': '20/08/1998',
      today: daysAgo(0),
      'too long ago': '1899-12-31',
      'with a time': '1998-08-20T00:00:00Z',
      'a number': 1998,
    },
  ],
  [`${PERSON}/nationality`, 'invalid_format', { 'alpha-2': 'BR', 'in small letters': 'bra', 'a word': 'Brazil' }],
  [`${PERSON}/mother_name`, 'invalid_string', { short: 'Ev', blank: '  ' }],
  [
    `${PERSON}/phone`,
    'invalid_format',
    {
      'without +': '5511974872510',
      'with 0 first': '+05511974872510',
      'with brackets': '+55 (11) 97487 2510',
      '7 digits': '+1234 567',
      '16 digits': '+1234567890123456',
      'a number': 5511974872510,
    },
  ],
  [`${PERSON}/pep`, 'not_boolean', { 'in words': 'false', 'a number': 0, null: null }],
  [`${PERSON}/salary`, 'invalid_number', { negative: -0.01, 'in words': '48000', 'with three decimals': 0.125 }],
  [ADDRESS, 'invalid_type', { 'a text': 'Av. Corrientes 300', null: null }],
  [`${ADDRESS}/street_name`, 'invalid_string', { blank: ' ', long: 'x'.repeat(121) }],
  [
    `${ADDRESS}/street_number`,
    'invalid_number',
    { 'in words': '300', 'a fraction': 3.5, negative: -1, 'too large': 1_000_000 },
  ],
  [`${ADDRESS}/complement`, 'invalid_string', { long: 'x'.repeat(61) }],
  [`${ADDRESS}/zip_code`, 'invalid_format', { short: '1234-567', 'a number': 12345678, 'of Argentina': 'C1414AAA' }],
  [`${ADDRESS}/neighborhood`, 'invalid_string', { empty: '', long: 'x'.repeat(81) }],
  [TERMS, 'invalid_type', { 'a text': 'accepted' }],
  [`${TERMS}/version`, 'invalid_string', { 'a number': 1, empty: '', long: 'x'.repeat(21) }],
  [`${TERMS}/accept`, 'not_boolean', { 'in words': 'true', 'a number': 1, null: null }],
  [`${TERMS}/accept`, 'terms_not_accepted', { false: false }],
  [
    `${TERMS}/date`,
    'invalid_date',
    {
      'without offset': '2022-05-13T19:47:13.340',
      'a day': '2022-05-13',
      'no such day': '2022-02-30T19:47:13Z',
      'no such hour': '2022-05-13T24:00:00Z',
      'six minutes ahead': new Date(Date.now() + 360_000).toISOString(),
      'a number': 1_652_471_233,
    },
  ],
];

/** Null has a code of its own nowhere else. */
export const NOT_NULL = [
  '/country',
  `${COMPANY}/id`,
  `${COMPANY}/fiscal_id`,
  `${COMPANY}/annual_income`,
  `${PERSON}/fiscal_id`,
  `${PERSON}/birthdate`,
  `${PERSON}/phone`,
  `${PERSON}/salary`,
  `${ADDRESS}/zip_code`,
  `${TERMS}/date`,
];

export const REFUSED_IN_ARGENTINA: typeof REFUSED = [
  [`${COMPANY}/is_mei`, 'country_mismatch', { true: true }],
  [`${COMPANY}/fiscal_id`, 'country_mismatch', { 'a CNPJ': '29.086.892/0001-77', 'a bare CNPJ': '29086892000177' }],
  [`${COMPANY}/fiscal_id`, 'invalid_fiscal_id', { 'a CPF': '123.456.789-10', '10 digits': '3012345678' }],
  [`${PERSON}/fiscal_id`, 'invalid_fiscal_id', { 'a CPF': '123.456.789-10' }],
  [`${ADDRESS}/zip_code`, 'invalid_format', { 'of Brazil': '12345-678', 'in small letters': 'c1414aaa' }],
];

export const REQUIRED = [
  '/flow_type',
  '/country',
  '/integration_method',
  '/data',
  COMPANY,
  '/data/partners',
  TERMS,
  ...['id', 'is_mei', 'fiscal_id', 'annual_income', 'legal_nature'].map((name) => `${COMPANY}/${name}`),
  ...[
    'id',
    'partner_type',
    'fiscal_id',
    'full_name',
    'birthdate',
    'nationality',
    'mother_name',
    'phone',
    'pep',
    'address',
  ].map((name) => `${PERSON}/${name}`),
  ...['street_name', 'street_number', 'zip_code', 'neighborhood'].map((name) => `${ADDRESS}/${name}`),
  ...['version', 'accept', 'date'].map((name) => `${TERMS}/${name}`),
];

/** Names that nobody knows. */
export const UNKNOWN = [
  '/webhook_url',
  '/reference',
  '/data/metadata',
  `${COMPANY}/trade_name`,
  `${PERSON}/email`,
  `${ADDRESS}/city`,
  `${TERMS}/ip`,
];
