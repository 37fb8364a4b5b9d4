import { type Answer, type CallEnd, definite, unknown } from '@sessionlink/http';
import { upstreamLink } from '../hosted-url';
import { asCode, asList, asObject, asText, type JsonObject, refsOf } from '../json';
import type { Refusal } from '../provider';
import { nonsense, rejected, unauthorised } from '../refusal';

/** What Pomelo says of an identity session (contract §2 and §4): every part may be absent. People stay out. */
export interface IdentitySession {
  id?: string;
  /** Pomelo's own word for its state. */
  word?: string;
  url?: string;
  companyId?: string;
  /** Times as Pomelo wrote them. */
  createdAt?: string;
  expirationAt?: string;
  /** A step is beyond PENDING (contract §6). */
  hasBegun: boolean;
}

export interface Page {
  sessions: IdentitySession[];
  pages: number;
}

/** A definite no to what the caller sent (contract §2); any other 4xx is about the call itself. */
const REJECTIONS = [400, 404, 409, 422];
const BROKEN = 'the answer is broken';

/** A create's or a lookup's answer; `data` may be empty (contract §9.1). @param baseUrl a link must be as safe as it */
export function sessionIn(answer: Answer, baseUrl: string): CallEnd<IdentitySession | Refusal> {
  if (answer.status >= 300) return definite(refusalOf(answer));
  const data = asObject(asObject(answer.body)?.data);
  return data ? definite(identitySessionOf(data, baseUrl)) : unknown(BROKEN);
}

/** One page of a search's answer. */
export function pageIn(answer: Answer, baseUrl: string): CallEnd<Page | Refusal> {
  if (answer.status >= 300) return definite(refusalOf(answer));
  const body = asObject(answer.body);
  if (!Array.isArray(body?.data)) return unknown(BROKEN);
  const sessions = asList(body.data)
    .map(asObject)
    .filter((data) => data !== undefined);
  const pages = Number(asObject(asObject(body.meta)?.pagination)?.total_pages ?? 1);
  return definite({ sessions: sessions.map((data) => identitySessionOf(data, baseUrl)), pages });
}

export function refusalOf({ status, body }: Answer): Refusal {
  if (status === 401 || status === 403) return unauthorised(status);
  if (!REJECTIONS.includes(status)) return nonsense(status, undefined, 'system');
  const detail = asObject(asList(asObject(asObject(body)?.error)?.details)[0]);
  return rejected(status, asCode(detail?.code));
}

function identitySessionOf(data: JsonObject, baseUrl: string): IdentitySession {
  const texts = refsOf({
    id: asText(data.id, 64),
    word: wordOf(data.status),
    url: upstreamLink(data.url, baseUrl)?.href,
    companyId: asText(data.company_id, 64) ?? asText(asObject(data.company)?.id, 64),
    createdAt: asText(data.created_at, 64),
    expirationAt: asText(data.expiration_at, 64),
  });
  return { ...texts, hasBegun: asList(data.steps).some(isBegun) };
}

/** Something else than a string is a word too, so that it is told as unknown. */
function wordOf(status: unknown): string | undefined {
  if (status === undefined) return undefined;
  return (typeof status === 'string' ? status : JSON.stringify(status)).slice(0, 64);
}

function isBegun(step: unknown): boolean {
  const state = asText(asObject(step)?.status ?? asObject(step)?.state, 64);
  return state !== undefined && state !== 'PENDING';
}
