import 'reflect-metadata';
import type { Facts } from '../provider';
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
const factsOf = (
  method: Method,
  status: Facts<PomeloParams>['status'],
): Pick<Facts<PomeloParams>, 'params' | 'status'> => ({
  params: paramsOf(method),
  status,
});
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
    expect(meaningOf(session(word), factsOf('API', 'in_progress'))).toEqual({ change, notes: [] });
    expect(meaningOf(session(word), factsOf('WEB', 'open'))).toEqual({ change, notes: [] });
  });

  it.each([
    ['REJECTED', 'completed', 'verification_rejected', 'compliance', undefined],
    ['NOT_VALIDATED', 'requires_action', 'not_validated', 'customer', 'failed'],
    ['EXPIRED', 'requires_action', 'link_expired', 'customer', 'expired'],
    ['SESSION_EXPIRED', 'requires_action', 'link_expired', 'customer', 'expired'],
  ])('%s has a reason: %s, %s', (word, status, code, category, link) => {
    const meaning = meaningOf(session(word), factsOf('WEB', 'open'));
    expect(meaning).toMatchObject({ change: { status, reason: { code, category, upstream_code: word } }, notes: [] });
    expect(meaning.link).toBe(link);
  });

  it('REJECTED is a verdict', () => {
    expect(meaningOf(session('REJECTED'), factsOf('API', 'in_review')).change?.outcome).toBe('declined');
  });

  it.each(['NOT VALIDATED', 'not-validated', ' NOT_VALIDATED ', 'Not  Validated'])('%j is NOT_VALIDATED', (word) => {
    expect(meaningOf(session(word), factsOf('WEB', 'open')).change?.status).toBe('requires_action');
  });

  it.each(['VALIDATED', 'APPROVED', 'ON_HOLD', 'SUCCESS', '', 'CONSTRUCTOR', '__proto__', 'constructor', '42', 'null'])(
    '%j claims nothing, and is told: an approval is never guessed',
    (word) => {
      expect(meaningOf(session(word), factsOf('API', 'processing'))).toEqual({
        notes: [{ code: 'unknown_status', data: { word } }],
      });
    },
  );
});

describe('IN_PROGRESS', () => {
  it.each<[string, Method, Facts<PomeloParams>['status'], Partial<IdentitySession>, object]>([
    ['claims nothing for a page that nobody used', 'WEB', 'open', {}, { notes: [] }],
    [
      'is the customer, once a step was taken',
      'WEB',
      'open',
      { hasBegun: true },
      { change: { status: 'in_progress' }, notes: [] },
    ],
    [
      'is the data that is in, without a page',
      'API',
      'in_progress',
      {},
      { change: { status: 'in_progress' }, notes: [] },
    ],
    ['claims nothing for an API session with a page that nobody used', 'API', 'open', { url: URL }, { notes: [] }],
    [
      'opens a session whose create did not tell its page',
      'WEB',
      'created',
      { url: URL },
      { change: { status: 'open' }, notes: [] },
    ],
    [
      'warns of a session that has no page to open',
      'WEB',
      'created',
      {},
      { change: { status: 'in_progress' }, notes: [{ code: 'no_page', data: { integration_method: 'WEB' } }] },
    ],
  ])('%s', (_, method, status, more, meaning) => {
    expect(meaningOf(session('IN_PROGRESS', more), factsOf(method, status))).toEqual(meaning);
  });
});

describe('a session that was just made', () => {
  it.each<[string, string | undefined, Method, object]>([
    ['is open with a page', URL, 'WEB', { change: { status: 'open' }, notes: [] }],
    ['is in progress without one', undefined, 'API', { change: { status: 'in_progress' }, notes: [] }],
    ['is open with a page that API did not promise', URL, 'API', { change: { status: 'open' }, notes: [] }],
  ])('%s', (_, url, method, meaning) => expect(issued(url, paramsOf(method))).toEqual(meaning));
});
