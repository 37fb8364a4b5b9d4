import { isEmail, isISO31661Alpha2, isISO4217CurrencyCode } from 'class-validator';
import { asObject } from '../json';
import { all, hasControl, isRealDate, Matches, NumberIn, OfType, OneOf, Rule, Schema } from '../rules/rule';

const MAX_PLACE_BYTES = 16_384;
const DATE_OR_DATE_TIME =
  /^\d{4}-\d{2}-\d{2}(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/;
/** `tok_<environment>_<id>`, any case (contract §10); the id has a letter, so that no number passes. */
const TOKEN = /^[Tt][Oo][Kk]_([A-Za-z]+)_(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{10,64}(?:_\d{4})?$/;
const CLABE_WEIGHTS = [3, 7, 1];

/** The contract's "text": not blank, at most `max` characters, no control characters. */
export function Words(max = 255): PropertyDecorator {
  return all(
    OfType('string'),
    MaxLength(max),
    Rule(
      'invalid_string',
      'must hold more than blanks and no control characters',
      (value) => typeof value === 'string' && value.trim() !== '' && !hasControl(value),
    ),
    Schema({ minLength: 1 }),
  );
}

export function Phone(): PropertyDecorator {
  return all(OfType('string'), Matches(/^\+[1-9]\d{7,14}$/, 'must be E.164 such as +525512345678'));
}

export function Email(): PropertyDecorator {
  return all(
    OfType('string'),
    MaxLength(254),
    Rule('invalid_format', 'must be an e-mail address such as ana@example.com', (value) => isEmail(value)),
    Schema({ format: 'email' }),
  );
}

/** One of the words, and a string. */
export function Word(words: readonly string[]): PropertyDecorator {
  return all(OfType('string'), OneOf(words));
}

export function Country(): PropertyDecorator {
  return all(
    OfType('string'),
    Matches(/^[A-Z]{2}$/, 'must be an upper-case ISO 3166-1 alpha-2 code such as MX', 'invalid_enum'),
    Rule('invalid_enum', 'must be an ISO 3166-1 alpha-2 code that exists, such as MX', (value) =>
      isISO31661Alpha2(value),
    ),
  );
}

export function Currency(): PropertyDecorator {
  return all(
    OfType('string'),
    Matches(/^[A-Z]{3}$/, 'must be an upper-case ISO 4217 code such as MXN', 'invalid_enum'),
    Rule('invalid_enum', 'must be an ISO 4217 code that exists, such as MXN', (value) => isISO4217CurrencyCode(value)),
  );
}

/** The first ten characters are the day: a `Date` of a local midnight would be the day before (contract §9.3). */
export function BirthDate(): PropertyDecorator {
  const today = (): string => new Date().toISOString().slice(0, 10);
  return all(
    OfType('string'),
    Matches(DATE_OR_DATE_TIME, 'must be YYYY-MM-DD or a date-time such as 1987-06-24T07:00:00Z'),
    Rule('invalid_date', 'must be a day that exists', (value) => isRealDate(String(value).slice(0, 10))),
    Rule('too_young', 'must be at least 18 years ago', (value) => ageOn(today(), String(value)) >= 18),
    Rule('too_old', 'must be less than 100 years ago', (value) => ageOn(today(), String(value)) < 100),
  );
}

/** A string that holds a JSON object: what Google Maps says of a place. */
export function PlaceDetail(): PropertyDecorator {
  return all(
    OfType('string'),
    Rule(
      'too_long',
      `must have at most ${MAX_PLACE_BYTES} bytes`,
      (value) => typeof value === 'string' && Buffer.byteLength(value) <= MAX_PLACE_BYTES,
    ),
    Rule('invalid_format', 'must be a JSON object as a string', holdsJsonObject),
    Schema({ maxLength: MAX_PLACE_BYTES }),
  );
}

export function Degrees(max: 90 | 180): PropertyDecorator {
  return all(OfType('number'), NumberIn({ min: -max, max }));
}

/** A VGS token, never a number of a card. */
export function Token(): PropertyDecorator {
  return all(OfType('string'), Matches(TOKEN, 'must be a VGS token such as tok_sandbox_…_1111', 'token_format'));
}

/** A VGS token, or nothing as an empty string (the documents' own sample). */
export function SecurityCode(): PropertyDecorator {
  return all(
    OfType('string'),
    Rule(
      'raw_security_code',
      'must be a VGS token: security codes must be tokenized',
      (value) => typeof value !== 'string' || !/^\d{3,4}$/.test(value.trim()),
    ),
    Rule(
      'token_format',
      'must be a VGS token, or absent',
      (value) => typeof value === 'string' && (value === '' || TOKEN.test(value)),
    ),
  );
}

/** `MMYY`, this month (UTC) or later. */
export function CardExpiry(): PropertyDecorator {
  return all(
    OfType('string'),
    Matches(/^(?:0[1-9]|1[0-2])\d{2}$/, 'must be MMYY such as 1128'),
    Rule('expired', 'must be MMYY of this month or later', (value) => {
      const [, month = '', year = ''] = /^(\d{2})(\d{2})$/.exec(String(value)) ?? [];
      return `20${year}-${month}` >= new Date().toISOString().slice(0, 7);
    }),
  );
}

/** The environment of a token, lower case; undefined: not a token. */
export function environmentOf(token: string): string | undefined {
  return TOKEN.exec(token)?.[1]?.toLowerCase();
}

/** Full years, born on 29 February: one more on 1 March. @param day and birth begin with `YYYY-MM-DD` */
export function ageOn(day: string, birth: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5, 10) < birth.slice(5, 10) ? years - 1 : years;
}

/** Whether these are the 18 digits of a Mexican account with a right check digit. */
export function isClabe(digits: string): boolean {
  if (!/^\d{18}$/.test(digits)) return false;
  const sum = Array.from(digits.slice(0, 17)).reduce(
    (total, digit, at) => total + ((Number(digit) * (CLABE_WEIGHTS[at % 3] ?? 0)) % 10),
    0,
  );
  return (10 - (sum % 10)) % 10 === Number(digits[17]);
}

function MaxLength(max: number): PropertyDecorator {
  return all(
    Schema({ maxLength: max }),
    Rule(
      'too_long',
      `must have at most ${max} characters`,
      (value) => typeof value === 'string' && Array.from(value).length <= max,
    ),
  );
}

function holdsJsonObject(value: unknown): boolean {
  try {
    return typeof value === 'string' && asObject(JSON.parse(value)) !== undefined;
  } catch {
    return false;
  }
}
