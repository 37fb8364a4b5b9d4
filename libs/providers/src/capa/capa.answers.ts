import type { Answer } from '@sessionlink/http';
import { upstreamLink } from '../hosted-url';
import { asCode, asDate, asList, asObject, asText, type JsonObject } from '../json';
import { Refusal } from '../provider';
import { nonsense, rejected, unauthorised } from '../refusal';
import type { Category } from '../status';

export interface NewLink {
  url: string;
  /** Of the provider session behind the link, where the link shows it (contract §2). */
  verificationSessionId: string | undefined;
}

/** All that is read of `kyc/details`: everything else in it is personal data (contract §4). */
export interface Details {
  /** The verdict's word; undefined: none yet. */
  word: string | undefined;
  verificationSessionId: string | undefined;
  createdAt: Date | undefined;
  /** Capa's id of the user. */
  clientReferenceId: string | undefined;
}

const MAX_ERROR_TEXT = 8192;
/** By status and code: what these tell beyond "refused" (contract §2). */
const REASONS: Readonly<Record<string, { code: string; category: Category; message: string }>> = {
  '400 KYC_TEMPLATE_NOT_CONFIGURED_ERROR': {
    code: 'country_not_enabled',
    category: 'provider',
    message: 'The upstream has not enabled verifications for this country.',
  },
  '404 NOT_FOUND_ERROR': {
    code: 'upstream_user_not_found',
    category: 'partner',
    message: 'The upstream does not know this user.',
  },
};
const NOT_OWNED = {
  code: 'upstream_user_not_owned',
  category: 'partner' as const,
  message: 'At the upstream, the user belongs to somebody else.',
};

/** Reads both envelopes, and a link without one (contract §2). @returns undefined without a usable link */
export function newLinkIn(body: unknown, baseUrl: string): NewLink | undefined {
  const whole = asObject(body);
  const url = upstreamLink(asObject(whole?.data)?.kycLink ?? whole?.kycLink, baseUrl);
  if (!url) return undefined;
  const id = url.searchParams.get('verification_session_id') ?? '';
  return { url: url.href, verificationSessionId: /^[\w-]{1,64}$/.test(id) ? id : undefined };
}

/** @returns undefined for a broken answer */
export function detailsIn(body: unknown): Details | undefined {
  const details = asObject(asObject(body)?.data) ?? asObject(body);
  return (
    details && {
      word: wordOf(asObject(details.aipriseSummary)?.verificationResult),
      verificationSessionId: asText(details.verificationSessionId, 64),
      createdAt: asDate(details.createdAt),
      clientReferenceId: asText(details.clientReferenceId, 64),
    }
  );
}

/** What a status outside 2xx means, whatever its body is (contract §2). */
export function refusalOf({ status, body }: Answer): Refusal {
  const { code, message } = errorIn(body);
  // the same status and code as a bad key: only the message tells
  const reason = status === 401 && /not associated/i.test(message) ? NOT_OWNED : REASONS[`${status} ${code ?? ''}`];
  if (reason) return new Refusal(422, status, { ...reason, ...(code !== undefined && { upstream_code: code }) });
  if (status === 401 || status === 403) return unauthorised(status);
  if ([400, 409, 422].includes(status)) return rejected(status, code);
  return nonsense(status, 'upstream_route_not_found', 'system');
}

/** Its form is nowhere printed: every place that it may be in (contract §2). */
function errorIn(body: unknown): { code: string | undefined; message: string } {
  const whole: JsonObject = asObject(body) ?? {};
  const error: JsonObject = asObject(whole.error) ?? {};
  const told = error.message ?? whole.message;
  const message = (Array.isArray(told) ? asList(told) : [told]).filter((part) => typeof part === 'string').join(' ');
  return { code: asCode(error.code ?? whole.code ?? whole.errorCode), message: message.slice(0, MAX_ERROR_TEXT) };
}

/** Something else than a string is a word too, so that it is told as unknown. */
function wordOf(result: unknown): string | undefined {
  if (result === undefined || result === null) return undefined;
  return (typeof result === 'string' ? result : JSON.stringify(result)).slice(0, 64);
}
