import { isISO31661Alpha2 } from 'class-validator';
import { type Check, type Fault, isRecord, may, need, object, oneOf, text } from '../check/check';
import { isRedirectUri } from './redirect-uri';

/** The countries of the seed's enum, in its order (contract §2). */
const COUNTRIES =
  'MX DO US AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO CH GB MC SM AD VA'.split(
    ' ',
  );
const PROFESSIONS = ['Employee', 'Public Servant', 'Entrepreneur or Contractor', 'Student', 'Other'];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface CreateBody {
  userId: string;
  country: string;
  partnerRedirectUri?: string;
}

const matches = (code: string, pattern: RegExp): Check => text(code, (value) => pattern.test(value), code);
const userId = matches('invalid_id', UUID);
const country = oneOf(...COUNTRIES);
const redirect = text('invalid_uri', isRedirectUri);

export function isUserId(value: unknown): value is string {
  return userId(value, '').length === 0;
}

/** What is wrong with the body of `POST kyc/verification-link` (contract §2, §10). */
export function createFaults(body: unknown): Fault[] {
  const mexico = isRecord(body) && body.country === 'MX';
  const whenMexico = mexico ? need : may;
  const personalInfo = object({
    profession: whenMexico(oneOf(...PROFESSIONS)),
    phoneNumber: whenMexico(matches('invalid_format', /^\+[1-9]\d{7,14}$/)),
    birthCountry: whenMexico(text('invalid_enum', (code) => /^[A-Z]{2}$/.test(code) && isISO31661Alpha2(code))),
    taxId: whenMexico(matches('invalid_format', mexico ? /^[A-Z]{4}\d{6}[A-Z0-9]{3}$/ : /^[^\p{Cc}]{1,32}$/u)),
  });
  return object({
    userId: need(userId),
    country: need(country),
    partnerRedirectUri: may(redirect),
    personalInfo: whenMexico(personalInfo),
  })(body, '');
}

/** The newer path's body: the user is in the path, and there is no `personalInfo` (contract §2). */
export const newerCreateFaults = object({ country: need(country), partnerRedirectUri: may(redirect) });

export function messageOf(faults: readonly Fault[]): string {
  return faults.map(({ pointer, code }) => `${pointer.slice(1) || 'body'}: ${code}`).join('; ');
}
