import { json, type Reply } from '../http/reply';

/** Codes that go with a status alone; a 404 of an unknown path has none of Capa's (contract §2). */
const CODES: Record<number, string> = { 400: 'INVALID_USER_INPUT_ERROR', 401: 'UNAUTHORIZED' };

/** Capa's error body (contract §2). */
export function envelope(code: string | undefined, message: string): object {
  return { success: false, error: { code, message } };
}

export function envelopeOf(status: number, message: string): object {
  return envelope(CODES[status], message);
}

export function refusal(status: number, code: string, message: string, headers?: Record<string, string>): Reply {
  return json(status, envelope(code, message), headers);
}
