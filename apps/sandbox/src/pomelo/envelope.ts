import type { Fault } from '../check/check';
import { json, type Reply } from '../http/reply';

interface Detail {
  code: string;
  detail: string;
}

/** Pomelo's error body (contract §2). */
export const envelope = (...details: Detail[]): object => ({ error: { details } });

export function refusal(status: number, code: string, detail: string, headers?: Record<string, string>): Reply {
  return json(status, envelope({ code, detail }), headers);
}

export function badRequest(faults: readonly Fault[]): Reply {
  return json(400, envelope(...faults.map(({ pointer, code }) => ({ code, detail: pointer }))));
}
