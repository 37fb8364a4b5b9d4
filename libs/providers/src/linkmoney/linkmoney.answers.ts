import type { Answer } from '@sessionlink/http';
import { hostedUrl } from '../hosted-url';
import { asCode, asList, asObject, asText } from '../json';
import type { Refusal } from '../provider';
import { nonsense, rejected, unauthorised } from '../refusal';

/** What Link Money's answers say (contract §2 and §4), reduced to what matters here. Undefined: the answer is broken. */
export interface NewSession {
  key: string | undefined;
  url: string;
}
export interface Customer {
  email: string;
  word: string;
}
export interface Account {
  word: string;
  preferred: boolean;
}
export interface Transaction {
  word: string;
  clientReferenceId: string | undefined;
  cents: number | undefined;
  failureCode: string | undefined;
  /** Money to the customer: a refund or a payout. */
  isCredit: boolean;
}

const KEY_NAMED = /request[ _-]?key/i;

/** @returns undefined without a usable URL: somebody else must look, or the body is sent again */
export function newSessionOf(body: unknown): NewSession | undefined {
  const url = hostedUrl(asObject(body)?.sessionUrl)?.href;
  return url === undefined ? undefined : { key: asText(asObject(body)?.sessionKey), url };
}

export function customerOf(body: unknown): Customer | undefined {
  const email = asText(asObject(body)?.email);
  const word = asText(asObject(body)?.customerStatus);
  return email !== undefined && word !== undefined ? { email, word } : undefined;
}

export function accountsOf(body: unknown): Account[] | undefined {
  const details = asObject(body)?.accountDetails;
  if (!Array.isArray(details)) return undefined;
  return asList(details).flatMap((item) => {
    const word = asText(asObject(item)?.accountStatus);
    return word === undefined ? [] : [{ word, preferred: asObject(item)?.preferred === true }];
  });
}

export function transactionOf(body: unknown): Transaction | undefined {
  const transaction = asObject(body);
  const word = asText(transaction?.transactionStatus) ?? asText(transaction?.status);
  if (word === undefined) return undefined;
  return {
    word,
    clientReferenceId: asText(transaction?.clientReferenceId),
    cents: centsOf(asObject(transaction?.amount)?.value),
    failureCode: asCode(asObject(transaction?.transactionFailureReason)?.code),
    isCredit: /^credit$/i.test(asText(transaction?.paymentType) ?? asText(transaction?.transactionType) ?? ''),
  };
}

/** Money as whole cents, read from its decimal text; undefined for anything that isn't an amount. */
export function centsOf(value: unknown): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const [, dollars, cents = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(String(value)) ?? [];
  return dollars === undefined ? undefined : Number(dollars) * 100 + Number(cents.padEnd(2, '0'));
}

/** What a status outside 2xx means, whatever its body is (contract §2). */
export function refusalOf({ status, body }: Answer): Refusal {
  if (status < 400) return nonsense(status);
  if (status === 401 || status === 403) return unauthorised(status);
  const { errorCode, errorMessage } = asObject(body) ?? {};
  const code = asCode(errorCode);
  const namesKey = KEY_NAMED.test(code ?? '') || (status === 409 && KEY_NAMED.test(asText(errorMessage, 4096) ?? ''));
  return rejected(status, code, namesKey ? 'duplicate_request_key' : undefined);
}
