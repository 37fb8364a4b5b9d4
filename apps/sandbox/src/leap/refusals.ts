import type { Fault } from '../check/check';
import { json, type Reply } from '../http/reply';

/** Leap's error body (contract §2, §4). */
export function refusal(status: number, reason: string, code?: string, headers?: Record<string, string>): Reply {
  return json(status, { reason, ...(code && { code }) }, headers);
}

export function envelopeOf(status: number, message: string): object {
  return { reason: message, ...(status === 400 && { code: 'ERROR_INVALID_SCHEMA' }) };
}

/** Codes of its own for some fields (contract §2); the rest is the schema's. */
const CODES: Record<string, string> = {
  phoneNumber: 'INVALID_PHONE_NUMBER',
  countryCode: 'ERROR_INVALID_COUNTRY_CODE',
  dob: 'ERROR_INVALID_DATE_OF_BIRTH',
  ubnParams: 'UBN_VALIDATION_ERROR',
};

/** 400 for the first thing that is wrong. */
export function invalid({ pointer, code }: Fault): Reply {
  const field = pointer.split('/')[1] ?? '';
  return refusal(400, `${pointer.slice(1) || 'body'}: ${code}`, CODES[field] ?? 'ERROR_INVALID_SCHEMA');
}

export const UNHANDLED = refusal(500, 'An unhandled error has occurred');
export const ALREADY_ENROLLED = refusal(400, 'User already enrolled.', 'ERROR_USER_ALREADY_ENROLLED');
export const CARD_DECLINED = refusal(400, 'Card validation or processor decline.');
export const NOT_FOUND = refusal(404, 'User not found.');
