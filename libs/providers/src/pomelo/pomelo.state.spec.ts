import 'reflect-metadata';
import { readParams } from '../rules/read-params';
import type { IdentitySession } from './pomelo.answers';
import { pomeloExample } from './pomelo.example';
import { PomeloParams } from './pomelo.params';
import { issued, meaningOf } from './pomelo.state';

type Method = 'API' | 'WEB';
function paramsOf(integration_method: Method): PomeloParams {
  const read = readParams(PomeloParams, { ...pomeloExample, integration_method });
  if (!('params' in read)) throw new Error('the example is refused');
  return read.params;
}
const known = (method: Method): Parameters<typeof meaningOf>[1] => ({ params: paramsOf(method), isNew: false });
const found = (method: Method): Parameters<typeof meaningOf>[1] => ({ ...known(method), isNew: true });
const session = (word: string, more: Partial<IdentitySession> = {}): IdentitySession => ({
  word,
  hasBegun: false,
  ...more,
});
const URL = 'https://identity.pomelo.com/session/iss-1';

describe("Pomelo's words", () => {
  it.each([
    ['PENDING', { status: 'processing' }],
    ['PROCESSING', { status: 'processing' }],
    ['MANUAL_REVIEW', { status: 'in_review' }],
    ['IN_REVIEW', { status: 'in_review' }],
    ['VERIFIED', { status: 'completed', outcome: 'approved' }],
    ['CANCELED', { status: 'canceled' }],
    ['CANCELLED', { status: 'canceled' }],
  ])('%s means the same for both methods', (word, change) => {
    expect(meaningOf(session(word), known('API'))).toEqual({ change, notes: [] });
    expect(meaningOf(session(word), known('WEB'))).toEqual({ change, notes: [] });
  });

  it.each([
    ['REJECTED', 'completed', 'verification_rejected', 'compliance', undefined],
    ['NOT_VALIDATED', 'requires_action', 'not_validated', 'customer', 'failed'],
    ['EXPIRED', 'requires_action', 'link_expired', 'customer', 'expired'],
    ['SESSION_EXPIRED', 'requires_action', 'link_expired', 'customer', 'expired'],
  ])('%s has a reason: %s, %s', (word, status, code, category, link) => {
    const meaning = meaningOf(session(word), known('WEB'));
    expect(meaning).toMatchObject({ change: { status, reason: { code, category, upstream_code: word } }, notes: [] });
    expect(meaning.link).toBe(link);
  });

  it('REJECTED is a verdict', () => {
    expect(meaningOf(session('REJECTED'), known('API')).change?.outcome).toBe('declined');
  });

  it.each(['NOT VALIDATED', 'not-validated', ' NOT_VALIDATED ', 'Not  Validated'])('%j is NOT_VALIDATED', (word) => {
    expect(meaningOf(session(word), known('WEB')).change?.status).toBe('requires_action');
  });

  it.each(['VALIDATED', 'APPROVED', 'ON_HOLD', 'SUCCESS', '', 'CONSTRUCTOR', '__proto__', 'constructor', '42', 'null'])(
    '%j claims nothing, and is told: an approval is never guessed',
    (word) => {
      expect(meaningOf(session(word), known('API'))).toEqual({
        notes: [{ code: 'unknown_status', data: { word } }],
      });
    },
  );
});

describe('IN_PROGRESS', () => {
  const begun = { change: { status: 'in_progress' }, notes: [] };
  const noPage = [{ code: 'no_page', data: { integration_method: 'WEB' } }];
  it.each<[string, Parameters<typeof meaningOf>[1], Partial<IdentitySession>, object]>([
    ['claims nothing for a page that nobody used', known('WEB'), {}, { notes: [] }],
    ['is the customer, once a step was taken', known('WEB'), { hasBegun: true }, begun],
    ['is the data that is in, without a page', known('API'), {}, begun],
    ['claims nothing for an API session with a page that nobody used', known('API'), { url: URL }, { notes: [] }],
    ['opens a session that was searched for', found('WEB'), { url: URL }, { change: { status: 'open' }, notes: [] }],
    ['has begun for one that was searched for and has no page', found('API'), {}, begun],
    ['warns of one that has no page to open', found('WEB'), {}, { ...begun, notes: noPage }],
    ['is the customer also of one that was searched for', found('WEB'), { url: URL, hasBegun: true }, begun],
  ])('%s', (_, facts, more, meaning) => {
    expect(meaningOf(session('IN_PROGRESS', more), facts)).toEqual(meaning);
  });
});

describe('a session that was just made', () => {
  it.each<[string, string | undefined, Method, object]>([
    ['is open with a page', URL, 'WEB', { change: { status: 'open' }, notes: [] }],
    ['is in progress without one', undefined, 'API', { change: { status: 'in_progress' }, notes: [] }],
    ['is open with a page that API did not promise', URL, 'API', { change: { status: 'open' }, notes: [] }],
  ])('%s', (_, url, method, meaning) => expect(issued(url, paramsOf(method))).toEqual(meaning));
});
