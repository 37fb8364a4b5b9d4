import { jsonSchema } from '../rules/json-schema';
import { leapExample } from './leap.example';
import { LeapParams } from './leap.params';
import { readLeapParams, recommendations } from './leap.read';
import { paramsOf, withoutCard } from './leap.testing';

type Body = Record<string, unknown>;

const SETTINGS = { tokenEnvironment: 'sandbox' };
const CLABE = '002320275621938815';
const TODAY = new Date().toISOString().slice(0, 10);
const yearsAgo = (years: number, days = 0): string => {
  const date = new Date(`${TODAY}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() - years);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};
const monthsAhead = (months: number): string => {
  const date = new Date(`${TODAY.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return `${date.toISOString().slice(5, 7)}${date.toISOString().slice(2, 4)}`;
};

const plain = (change: Body = {}): Body => ({ ...withoutCard(), ...change });
const card = (change: Body, more: Body = {}): Body => ({
  ...leapExample,
  ...more,
  addCardParams: { ...leapExample.addCardParams, ...change },
});
const ubn = (change: Body, more: Body = {}): Body =>
  plain({ paymentMethodType: 'UBN', ubnParams: { number: CLABE, ...change }, ...more });
const lacking = (body: Body, name: string): Body =>
  Object.fromEntries(Object.entries(body).filter(([field]) => field !== name));

function faults(body: unknown, settings: Parameters<typeof readLeapParams>[1] = SETTINGS): string[] {
  const read = readLeapParams(body, settings);
  return 'faults' in read ? read.faults.map(({ pointer, code }) => `${pointer} ${code}`) : [];
}

describe('a body for Leap (contract §2)', () => {
  it.each<[string, Body]>([
    ["the seed's own example, number of before 2019 included", leapExample],
    ['the minimum: names, address, phone', minimum()],
    ['the quickstart’s phone', plain({ phoneNumber: '+15555550100' })],
    ['a phone of 8 digits', plain({ phoneNumber: '+12345678' })],
    ['a phone of 15 digits', plain({ phoneNumber: '+123456789012345' })],
    ['texts of 255 characters', plain({ firstName: 'ñ'.repeat(255), address2: '😀'.repeat(255) })],
    ['a state by its short name', plain({ state: 'JA' })],
    ['a zip code with leading zeros, of 16', plain({ zipCode: '0000000000000001' })],
    ['None as a gender', plain({ gender: 'None' })],
    ['a birth date as a date-time', plain({ dob: '1987-06-24T07:00:00.000Z' })],
    ['a birth date as a date-time with an offset', plain({ dob: '1987-06-24T00:00:00-06:00' })],
    ['somebody who is 18 today', plain({ dob: yearsAgo(18) })],
    ['somebody who is 100 tomorrow', plain({ dob: yearsAgo(100, 1) })],
    ['a birthday on 29 February', plain({ dob: '1988-02-29' })],
    ['an e-mail with a plus', plain({ email: 'a+b@example.com' })],
    ['place details as a JSON object in a string', plain({ placeDetail: '{"place_id":"x"}' })],
    ['place details of 16 KiB', plain({ placeDetail: JSON.stringify({ a: 'x'.repeat(16_384 - 8) }) })],
    [
      'the corners of the map',
      plain({ latitude: -90, longitude: 180, callLocationLatitude: 90, callLocationLongitude: -180 }),
    ],
    ['no coordinates', lacking(lacking(plain(), 'latitude'), 'longitude')],
    ['Card without a card: the widget asks', plain({ paymentMethodType: 'Card' })],
    ['UBN without an account: the widget asks', plain({ paymentMethodType: 'UBN' })],
    ['a card without a type', lacking(leapExample, 'paymentMethodType')],
    ['an account with all of its fields', ubn({ isPrimary: true, currency: 'MXN', country: 'MX' })],
    ['an account elsewhere, of 6 digits', ubn({ number: '123456', country: 'US' })],
    ['an account elsewhere, of 34 digits', ubn({ number: '9'.repeat(34) }, { countryCode: 'US' })],
    ['an account that looks like a card', ubn({ number: '4111111111111111', country: 'US' })],
    ['a token in capitals', card({ number: 'TOK_SANDBOX_9PNgfqqpdpyQpnD1jYkdw1_1111' })],
    ['a token without the last four', card({ number: 'tok_sandbox_9PNgfqqpdpyQpnD1jYkdw1' })],
    ['a tokenized security code', card({ securityCode: 'tok_sandbox_9PNgfqqpdpyQpnD1jYkdw2' })],
    ["an empty security code, the docs' own sample", card({ securityCode: '' })],
    ['a card that ends this month', card({ expirationDate: monthsAhead(0) })],
    ['a card with currency and country', card({ currency: 'USD', country: 'US' })],
  ])('passes: %s', (_, body) => expect(faults(body)).toEqual([]));

  it.each(['firstName', 'lastName', 'address1', 'countryCode', 'city', 'state', 'phoneNumber'])(
    'needs %s, not null and not blank',
    (name) => {
      expect(faults(lacking(plain(), name))).toEqual([`/${name} required`]);
      expect(faults(plain({ [name]: null }))).toEqual([`/${name} required`]);
      expect(faults(plain({ [name]: ' ' }))).toEqual([`/${name} required`]);
    },
  );

  it.each(['name', 'nameOnCard', 'cardtype', 'number', 'expirationDate', 'cardNetwork'])(
    'needs %s of a card that is sent along',
    (name) => {
      expect(faults({ ...leapExample, addCardParams: lacking(leapExample.addCardParams, name) })).toEqual([
        `/addCardParams/${name} required`,
      ]);
      expect(faults(card({ [name]: null }))).toEqual([`/addCardParams/${name} required`]);
    },
  );

  it.each(Object.keys(plain()).filter((name) => !(name in minimum())))('takes no null for %s', (name) =>
    expect(faults(plain({ [name]: null }))).toEqual([`/${name} invalid_type`]),
  );
});

describe('what is refused before Leap is called (contract §10)', () => {
  it.each<[string, unknown, string]>([
    ['a body that is a list', [], ' invalid_type'],
    ['a body that is null', null, ' invalid_type'],
    ['a body that is a text', 'x', ' invalid_type'],
    ['a number that is text', plain({ latitude: '19.3' }), '/latitude invalid_type'],
    ['a text that is a number', plain({ zipCode: 3800 }), '/zipCode invalid_type'],
    ['a truth that is text', ubn({ isPrimary: 'true' }), '/ubnParams/isPrimary invalid_type'],
    ['a card that is null', { ...leapExample, addCardParams: null }, '/addCardParams invalid_type'],
    ['a card that is a list', { ...leapExample, addCardParams: [] }, '/addCardParams invalid_type'],
    ['an account that is text', plain({ paymentMethodType: 'UBN', ubnParams: CLABE }), '/ubnParams invalid_type'],
    ['an unknown field', plain({ returnUrl: 'https://example.com' }), '/returnUrl unknown_field'],
    ['a misspelt field', plain({ firstname: 'Ana' }), '/firstname unknown_field'],
    ['an unknown field of the card', card({ cardType: 'DebitCard' }), '/addCardParams/cardType unknown_field'],
    ['an unknown field of the account', ubn({ bank: 'x' }), '/ubnParams/bank unknown_field'],
    ['a text of 256', plain({ city: 'x'.repeat(256) }), '/city too_long'],
    ['a zip code of 17', plain({ zipCode: '1'.repeat(11) + 'a' + '1'.repeat(5) }), '/zipCode too_long'],
    ['an e-mail of 255', plain({ email: `${'a'.repeat(64)}@${'b'.repeat(186)}.com` }), '/email too_long'],
    [
      'place details over 16 KiB',
      plain({ placeDetail: JSON.stringify({ a: 'x'.repeat(16_384) }) }),
      '/placeDetail too_long',
    ],
    ['a control character', plain({ lastName: 'Gar\u0007cia' }), '/lastName invalid_string'],
    ['a line break', plain({ address1: 'Calle\nDos' }), '/address1 invalid_string'],
    ['a blank where a word may be absent', plain({ middleName: ' ' }), '/middleName invalid_string'],
    ['a phone without +', plain({ phoneNumber: '5215521206706' }), '/phoneNumber invalid_format'],
    ['a phone with blanks', plain({ phoneNumber: '+52 55 2120 6706' }), '/phoneNumber invalid_format'],
    ['a phone that is too short', plain({ phoneNumber: '+1234567' }), '/phoneNumber invalid_format'],
    ['a phone that is too long', plain({ phoneNumber: '+1234567890123456' }), '/phoneNumber invalid_format'],
    ['a phone that begins with 0', plain({ phoneNumber: '+05521206706' }), '/phoneNumber invalid_format'],
    ['an e-mail without a host', plain({ email: 'ana@' }), '/email invalid_format'],
    ['a birth year', plain({ dob: '1987' }), '/dob invalid_format'],
    ['a week of birth', plain({ dob: '1987-W26' }), '/dob invalid_format'],
    ['a birth date with a blank before the time', plain({ dob: '1987-06-24 07:00' }), '/dob invalid_format'],
    ['a birth date without an offset', plain({ dob: '1987-06-24T07:00:00' }), '/dob invalid_format'],
    ['a birth date of slashes', plain({ dob: '24/06/1987' }), '/dob invalid_format'],
    ['29 February of no leap year', plain({ dob: '2023-02-29' }), '/dob invalid_date'],
    ['a 13th month', plain({ dob: '1987-13-01T00:00:00Z' }), '/dob invalid_date'],
    ['somebody who is 18 tomorrow', plain({ dob: yearsAgo(18, 1) }), '/dob too_young'],
    ['somebody who is not born yet', plain({ dob: yearsAgo(-1) }), '/dob too_young'],
    ['somebody who is 100 today', plain({ dob: yearsAgo(100) }), '/dob too_old'],
    ['a country in lower case', plain({ countryCode: 'mx' }), '/countryCode invalid_enum'],
    ['a country that does not exist', plain({ countryCode: 'XX' }), '/countryCode invalid_enum'],
    ['a country of three letters', plain({ countryCode: 'MEX' }), '/countryCode invalid_enum'],
    ['a gender in lower case', plain({ gender: 'female' }), '/gender invalid_enum'],
    ['another language', plain({ lang: 'pt' }), '/lang invalid_enum'],
    ['another instrument', plain({ paymentMethodType: 'Cash' }), '/paymentMethodType invalid_enum'],
    ['another type of card', card({ cardtype: 'Debit' }), '/addCardParams/cardtype invalid_enum'],
    ['Mastercard: it is MasterCard', card({ cardNetwork: 'Mastercard' }), '/addCardParams/cardNetwork invalid_enum'],
    ['a currency in lower case', ubn({ currency: 'mxn' }), '/ubnParams/currency invalid_enum'],
    ['a currency that does not exist', card({ currency: 'XQQ' }), '/addCardParams/currency invalid_enum'],
    ['a card’s country that does not exist', card({ country: 'QQ' }), '/addCardParams/country invalid_enum'],
    ['an expiry with a slash', card({ expirationDate: '11/28' }), '/addCardParams/expirationDate invalid_format'],
    ['a 13th month of expiry', card({ expirationDate: '1328' }), '/addCardParams/expirationDate invalid_format'],
    [
      'a card that ended last month',
      card({ expirationDate: monthsAhead(-1) }),
      '/addCardParams/expirationDate expired',
    ],
    ['an account without UBN', plain({ ubnParams: { number: CLABE } }), '/ubnParams mismatch'],
    ['an account with Card', ubn({}, { paymentMethodType: 'Card' }), '/ubnParams mismatch'],
    ['a card with BankAccount', card({}, { paymentMethodType: 'BankAccount' }), '/addCardParams mismatch'],
    ['a card with UBN', card({}, { paymentMethodType: 'UBN' }), '/addCardParams mismatch'],
    ['a latitude alone', lacking(plain(), 'longitude'), '/latitude mismatch'],
    ['a longitude alone', lacking(plain(), 'latitude'), '/longitude mismatch'],
    ['a device’s latitude alone', plain({ callLocationLatitude: 1 }), '/callLocationLatitude mismatch'],
    ['a latitude beyond the pole', plain({ latitude: 90.0001 }), '/latitude invalid_number'],
    ['a longitude beyond the date line', plain({ longitude: -180.5 }), '/longitude invalid_number'],
    ['an account with letters', ubn({ number: 'GB33BUKB20201555555555' }), '/ubnParams/number invalid_format'],
    ['an account of 5 digits', ubn({ number: '12345', country: 'US' }), '/ubnParams/number invalid_format'],
    ['an account of 35 digits', ubn({ number: '9'.repeat(35), country: 'US' }), '/ubnParams/number invalid_format'],
    ['a CLABE with a wrong check digit', ubn({ number: '002320275621938816' }), '/ubnParams/number check_digit'],
    ['a CLABE of 17 digits', ubn({ number: CLABE.slice(1), country: 'MX' }), '/ubnParams/number check_digit'],
    ['place details as a list', plain({ placeDetail: '[]' }), '/placeDetail invalid_format'],
    ['place details that are no JSON', plain({ placeDetail: 'Calle Dos' }), '/placeDetail invalid_format'],
    ['place details as an object', plain({ placeDetail: {} }), '/placeDetail invalid_type'],
    ['a token of digits only', card({ number: 'tok_sandbox_1234567890' }), '/addCardParams/number token_format'],
    ['a token that is too short', card({ number: 'tok_sandbox_abc123' }), '/addCardParams/number token_format'],
    [
      'a token without its environment',
      card({ number: 'tok_9PNgfqqpdpyQpnD1jYkdw1' }),
      '/addCardParams/number token_format',
    ],
    ['the last four as a token', card({ number: '1111' }), '/addCardParams/number token_format'],
    [
      'a live token',
      card({ number: 'tok_live_9PNgfqqpdpyQpnD1jYkdw1_1111' }),
      '/addCardParams/number token_environment',
    ],
    [
      'a live security code',
      card({ securityCode: 'tok_live_9PNgfqqpdpyQpnD1jYkdw1' }),
      '/addCardParams/securityCode token_environment',
    ],
    ['a raw security code', card({ securityCode: '123' }), '/addCardParams/securityCode raw_security_code'],
    ['a raw security code of 4', card({ securityCode: '1234' }), '/addCardParams/securityCode raw_security_code'],
    ['a security code that is neither', card({ securityCode: '12345' }), '/addCardParams/securityCode token_format'],
    ['a security code that is a number', card({ securityCode: 123 }), '/addCardParams/securityCode invalid_type'],
  ])('%s', (_, body, fault) => expect(faults(body)).toEqual([fault]));

  it('tells every wrong field, each once', () => {
    expect(faults(plain({ firstName: 7, lang: 'pt', x: 1 }))).toEqual([
      '/x unknown_field',
      '/firstName invalid_type',
      '/lang invalid_enum',
    ]);
  });

  it('a country that this deployment does not serve', () => {
    const settings = { ...SETTINGS, countries: ['US', 'CO'] };
    expect(faults(plain(), settings)).toEqual(['/countryCode country_not_served']);
    expect(faults(plain({ countryCode: 'CO' }), settings)).toEqual([]);
  });

  it('takes tokens of the environment that is set, whatever their case', () => {
    const body = card({ number: 'tok_LIVE_9PNgfqqpdpyQpnD1jYkdw1' });
    expect(faults(body, { tokenEnvironment: 'Live' })).toEqual([]);
    expect(faults(leapExample, { tokenEnvironment: 'live' })).toEqual(['/addCardParams/number token_environment']);
  });

  it('suggests the nearest field, lists the words, and repeats no value', () => {
    const read = readLeapParams(plain({ firstnam: 'Secretive', gender: 'Secretive' }), SETTINGS);
    const messages = 'faults' in read ? read.faults.map(({ message }) => message).join(' ') : '';
    expect(messages).toContain('"firstName"');
    expect(messages).toContain('Male, Female, Other, None');
    expect(messages).not.toContain('Secretive');
  });
});

describe('traps of contract §9', () => {
  it('recommends what keeps sanctions hits away, and refuses nothing for it', () => {
    expect(recommendations(paramsOf(minimum())).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/dob recommended',
      '/email recommended',
      '/lastName2 recommended',
      '/middleName recommended',
    ]);
    const rich = { ...leapExample, lastName2: 'Gómez', middleName: 'María' };
    expect(recommendations(paramsOf(rich))).toEqual([]);
  });

  it('has a schema that forbids other fields at every level', () => {
    const schema = jsonSchema(LeapParams);
    expect(schema).toMatchObject({
      additionalProperties: false,
      required: ['firstName', 'lastName', 'address1', 'countryCode', 'city', 'state', 'phoneNumber'],
      properties: {
        ubnParams: { additionalProperties: false, required: ['number'] },
        addCardParams: { additionalProperties: false },
        dob: { type: 'string' },
        latitude: { type: 'number', minimum: -90, maximum: 90 },
      },
    });
  });
});

function minimum(): Body {
  const { firstName, lastName, address1, countryCode, city, state, phoneNumber } = leapExample;
  return { firstName, lastName, address1, countryCode, city, state, phoneNumber };
}
