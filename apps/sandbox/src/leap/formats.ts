import { isISO31661Alpha2, isISO4217CurrencyCode } from 'class-validator';
import { isRecord, text, type Check } from '../check/check';
import { isDate, isDateTime } from '../check/dates';

const MAX_PLACE_DETAIL_BYTES = 16 * 1024;
const CLABE_WEIGHTS = [3, 7, 1];
const TOKEN = /^tok_([a-z]+)_(?=[a-z0-9]*[a-z])[a-z0-9]{10,64}(_\d{4})?$/i;

export const phone: Check = text('invalid_format', (value) => /^\+[1-9]\d{7,14}$/.test(value));
export const country: Check = text('invalid_enum', (value) => /^[A-Z]{2}$/.test(value) && isISO31661Alpha2(value));
export const currency: Check = text(
  'invalid_enum',
  (value) => /^[A-Z]{3}$/.test(value) && isISO4217CurrencyCode(value),
);

/** A VGS token of the sandbox's own vault (contract §10). */
export const token: Check = (value, at) => {
  const [, environment] = (typeof value === 'string' && TOKEN.exec(value)) || [];
  if (environment === undefined) return [{ pointer: at, code: 'token_format' }];
  return environment.toLowerCase() === 'sandbox' ? [] : [{ pointer: at, code: 'token_environment' }];
};

/** A date or date-time of somebody who is 18 to 99 years old; born on 29 February: of age on 1 March. */
export const dob: Check = (value, at) => {
  if (typeof value !== 'string') return [{ pointer: at, code: 'invalid_type' }];
  if (!isDate(value) && !isDateTime(value)) return [{ pointer: at, code: 'invalid_date' }];
  const now = new Date().toISOString();
  const hadBirthday = value.slice(5, 10) <= now.slice(5, 10);
  const age = Number(now.slice(0, 4)) - Number(value.slice(0, 4)) - (hadBirthday ? 0 : 1);
  if (age < 18) return [{ pointer: at, code: 'too_young' }];
  return age < 100 ? [] : [{ pointer: at, code: 'too_old' }];
};

/** `MMYY` of this month or a later one, UTC. */
export const expirationDate: Check = (value, at) => {
  const [, month, year] = (typeof value === 'string' && /^(0[1-9]|1[0-2])(\d{2})$/.exec(value)) || [];
  if (month === undefined || year === undefined) return [{ pointer: at, code: 'invalid_format' }];
  return `20${year}-${month}` >= new Date().toISOString().slice(0, 7) ? [] : [{ pointer: at, code: 'expired' }];
};

/** A string that holds a JSON object. */
export const placeDetail: Check = text('invalid_format', (value) => {
  if (Buffer.byteLength(value) > MAX_PLACE_DETAIL_BYTES) return false;
  try {
    return isRecord(JSON.parse(value));
  } catch {
    return false;
  }
});

/** A Mexican account number whose last digit checks the others. */
export function isClabe(digits: string): boolean {
  if (!/^\d{18}$/.test(digits)) return false;
  const sum = Array.from(digits.slice(0, 17), Number)
    .map((digit, place) => (digit * (CLABE_WEIGHTS[place % 3] ?? 0)) % 10)
    .reduce((total, value) => total + value);
  return (10 - (sum % 10)) % 10 === Number(digits[17]);
}
