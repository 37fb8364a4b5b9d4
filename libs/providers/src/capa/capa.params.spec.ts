import 'reflect-metadata';
import fc from 'fast-check';
import { readParams } from '../rules/read-params';
import { crossFaults } from './capa.cross-rules';
import { capaExample } from './capa.example';
import { CapaParams, COUNTRIES } from './capa.params';

type Json = Record<string, unknown>;
const { userId } = capaExample;
const example = (change: Json): Json => ({ ...capaExample, ...change });
const mexican = (info: Json): Json => example({ personalInfo: { ...capaExample.personalInfo, ...info } });
const read = (body: unknown): ReturnType<typeof readParams<CapaParams>> => readParams(CapaParams, body, crossFaults);
const codesOf = (body: unknown): string[] => {
  const result = read(body);
  return 'faults' in result ? result.faults.map(({ pointer, code }) => `${pointer} ${code}`) : [];
};

describe('what Capa takes', () => {
  it.each<[string, unknown]>([
    ["the documentation's example", capaExample],
    ['a user and a country alone', { userId, country: 'DO' }],
    ["an app's own scheme", example({ partnerRedirectUri: 'myapp://done' })],
    ['a query and a fragment', example({ partnerRedirectUri: 'https://x/y?a=b#c' })],
    ['http to this machine', example({ partnerRedirectUri: 'http://127.0.0.1:3000/done' })],
    ['no way back at all', example({ partnerRedirectUri: undefined })],
    ['a user in capitals', example({ userId: userId.toUpperCase() })],
    ['a UUID of any version', example({ userId: '00000000-0000-0000-0000-000000000000' })],
    ['a Mexican case of somebody born in Japan', mexican({ birthCountry: 'JP' })],
    [
      'a Spanish case with part of the personal data',
      { userId, country: 'ES', personalInfo: { profession: 'Student' } },
    ],
    ['a Spanish case with none of it', { userId, country: 'ES', personalInfo: {} }],
    ['a Spanish tax id', { userId, country: 'ES', personalInfo: { taxId: 'X1234567L' } }],
  ])('%s', (_, body) => expect(codesOf(body)).toEqual([]));

  it.each(COUNTRIES.filter((country) => country !== 'MX'))('%s', (country) => {
    expect(codesOf({ userId, country })).toEqual([]);
  });

  it('is 39 countries, each once', () => expect(new Set(COUNTRIES).size).toBe(39));

  it('is sent as it came', () => {
    const result = read(capaExample);
    expect('params' in result && JSON.parse(JSON.stringify(result.params))).toEqual(capaExample);
  });
});

describe('what Capa refuses', () => {
  it.each<[string, unknown, string]>([
    ["the caller's own id of the user", example({ externalUserId: 'x' }), '/externalUserId unknown_field'],
    ["the readme's name of the way back", example({ redirectUrl: 'https://x' }), '/redirectUrl unknown_field'],
    ['a CURP in its own field', mexican({ curp: 'x' }), '/personalInfo/curp unknown_field'],
    ['a list as a body', [capaExample], ' invalid_type'],
    ['a text as personal data', example({ personalInfo: 'x' }), '/personalInfo invalid_type'],
    ['a list as personal data', example({ personalInfo: [] }), '/personalInfo invalid_type'],
    ['null as personal data', example({ personalInfo: null }), '/personalInfo invalid_type'],
    [
      'null as personal data, where it may be absent',
      { userId, country: 'DO', personalInfo: null },
      '/personalInfo invalid_type',
    ],
    ['no user', example({ userId: undefined }), '/userId required'],
    ['null as a user', example({ userId: null }), '/userId required'],
    ['an empty country', example({ country: '' }), '/country required'],
    ['Mexico without personal data', { userId, country: 'MX' }, '/personalInfo required'],
    ['Mexico without a profession', mexican({ profession: undefined }), '/personalInfo/profession required'],
    ['Mexico without a phone', mexican({ phoneNumber: undefined }), '/personalInfo/phoneNumber required'],
    ['Mexico without a country of birth', mexican({ birthCountry: undefined }), '/personalInfo/birthCountry required'],
    ['Mexico without a tax id', mexican({ taxId: undefined }), '/personalInfo/taxId required'],
    ...['abc', `{${userId}}`, ` ${userId}`, userId.slice(1), '../x', 7].map((id): [string, unknown, string] => [
      `the user ${JSON.stringify(id)}`,
      example({ userId: id }),
      '/userId invalid_id',
    ]),
    ...['mx', 'MEX', 'BR', 'Mexico', 'UK', ['MX']].map((country): [string, unknown, string] => [
      `the country ${JSON.stringify(country)}`,
      { userId, country },
      '/country invalid_enum',
    ]),
    ...['employee', 'EMPLOYEE', 'Doctor', 'Employee '].map((profession): [string, unknown, string] => [
      `the profession "${profession}"`,
      mexican({ profession }),
      '/personalInfo/profession invalid_enum',
    ]),
    ...['4401234567', '+52 440 123 4567', '+0524401234567', '+1234567890123456', 5].map(
      (phoneNumber): [string, unknown, string] => [
        `the phone ${phoneNumber}`,
        mexican({ phoneNumber }),
        '/personalInfo/phoneNumber invalid_format',
      ],
    ),
    ...['MEX', 'mx', 'XX', 'ZZ'].map((birthCountry): [string, unknown, string] => [
      `birth in ${birthCountry}`,
      mexican({ birthCountry }),
      '/personalInfo/birthCountry invalid_enum',
    ]),
    ...['lozg7802117b9', 'LOZG780211HDFRRR08', 'LOZ7802117B9', 'ÑOZG7802117B9', 'LOZG7802117B9\n'].map(
      (taxId): [string, unknown, string] => [
        `the tax id ${JSON.stringify(taxId)}`,
        mexican({ taxId }),
        '/personalInfo/taxId invalid_format',
      ],
    ),
    ...[
      'javascript:alert(1)',
      'data:text/html,x',
      '//x',
      'partner.com',
      'https://u:p@x',
      'http://x',
      'https://x\n',
      '',
    ].map((partnerRedirectUri): [string, unknown, string] => [
      `a way back to ${JSON.stringify(partnerRedirectUri)}`,
      example({ partnerRedirectUri }),
      '/partnerRedirectUri invalid_uri',
    ]),
    [
      'a way back of 2049 characters',
      example({ partnerRedirectUri: `https://x/${'y'.repeat(2039)}` }),
      '/partnerRedirectUri invalid_uri',
    ],
  ])('%s', (_, body, fault) => expect(codesOf(body)).toEqual([fault]));

  it('never repeats what was sent', () => {
    const body = {
      userId: 'SECRET',
      country: 'SECRET',
      partnerRedirectUri: 'SECRET',
      personalInfo: { taxId: 'SECRET' },
    };
    expect(JSON.stringify(read(body))).not.toContain('SECRET');
    expect(JSON.stringify(read(mexican({ taxId: 'SECRET' })))).not.toContain('SECRET');
  });

  it('never lets a customer be sent to a script, however it is written', () => {
    const scheme = fc.constantFrom('javascript', 'data', 'file', 'blob', 'vbscript', 'about', 'intent');
    const cased = scheme.chain((word) =>
      fc
        .array(fc.boolean(), { minLength: word.length, maxLength: word.length })
        .map((upper) => Array.from(word, (letter, at) => (upper[at] ? letter.toUpperCase() : letter)).join('')),
    );
    fc.assert(
      fc.property(cased, fc.constantFrom(':', '://', ':///', ':\n//'), fc.string(), (word, mark, rest) => {
        expect(codesOf(example({ partnerRedirectUri: `${word}${mark}${rest}` }))).toEqual([
          '/partnerRedirectUri invalid_uri',
        ]);
      }),
    );
  });

  it('never breaks, whatever is put in the place of a field', () => {
    const fields = fc.constantFrom('userId', 'country', 'partnerRedirectUri', 'personalInfo');
    fc.assert(fc.property(fields, fc.jsonValue(), (field, value) => void read(example({ [field]: value }))));
  });
});
