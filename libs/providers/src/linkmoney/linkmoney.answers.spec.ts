import fc from 'fast-check';
import type { Answer } from '@sessionlink/http';
import { accountsOf, centsOf, customerOf, newSessionOf, refusalOf, transactionOf } from './linkmoney.answers';

const answer = (status: number, body?: unknown): Answer => ({ status, headers: {}, body });
const envelope = (errorCode: string, errorId: unknown = 10001, errorMessage = 'no'): object => ({
  errorId,
  errorCode,
  errorMessage,
  errorSeverity: 'ERROR',
});

describe('a refusal by Link Money (contract §2)', () => {
  it.each([400, 404, 409, 410, 422])('%i is about what the partner sent', (status) =>
    expect(refusalOf(answer(status, envelope('INVALID_REQUEST')))).toMatchObject({
      httpStatus: 422,
      upstreamStatus: status,
      stops: 'session',
      reason: { code: 'upstream_rejected', category: 'partner', upstream_code: 'INVALID_REQUEST' },
    }),
  );

  it.each([401, 403])('%i is about our credential', (status) =>
    expect(refusalOf(answer(status, envelope('UNAUTHORIZED')))).toMatchObject({
      httpStatus: 502,
      stops: 'credential',
      reason: { code: 'upstream_auth', category: 'system' },
    }),
  );

  it('a redirect is nonsense', () =>
    expect(refusalOf(answer(302))).toMatchObject({ httpStatus: 502, reason: { code: 'upstream_nonsense' } }));

  it.each<[string, unknown]>([
    ['HTML', undefined],
    ['null', null],
    ['a list', [envelope('INVALID_REQUEST')]],
    ['an object without codes', {}],
    ['a code with blanks', envelope('Ada Lovelace', {})],
    ['a code that is a number', envelope('4155550123')],
    ['a code that is too long', envelope('E'.repeat(65), true)],
  ])('survives %s', (_, body) => {
    const { reason } = refusalOf(answer(400, body));
    expect(reason).toMatchObject({ code: 'upstream_rejected' });
    expect(reason.upstream_code).toBeUndefined();
  });

  it.each<[string, number, object]>([
    ['a code that names it', 409, envelope('DUPLICATE_REQUEST_KEY')],
    ['a code that names it with another status', 400, envelope('DUPLICATE_REQUEST_KEY')],
    ['a conflict whose message names it', 409, envelope('CONFLICT', 10008, 'A payment with this requestKey exists')],
  ])('tells apart that the request key was used: %s', (_, status, body) =>
    expect(refusalOf(answer(status, body)).reason.code).toBe('duplicate_request_key'),
  );

  it('a badly written request key is no used one', () =>
    expect(refusalOf(answer(400, envelope('INVALID_REQUEST', 10001, 'requestKey is too long'))).reason.code).toBe(
      'upstream_rejected',
    ));

  it('repeats nothing of what the upstream wrote', () => {
    const body = envelope('INVALID_REQUEST', 10001, 'ada@example.com is blocked');
    expect(JSON.stringify(refusalOf(answer(400, body)))).not.toContain('ada@');
  });
});

describe('an answer of Link Money', () => {
  const url = 'https://client.link.money/?sessionKey=a5292de413e';

  it("is a session with a key and a URL; the URL's host is not pinned", () => {
    expect(newSessionOf({ sessionKey: 'a5292de413e', sessionUrl: url })).toEqual({ key: 'a5292de413e', url });
    expect(newSessionOf({ sessionKey: 'k', sessionUrl: 'https://elsewhere.example/x' })?.url).toBe(
      'https://elsewhere.example/x',
    );
    expect(newSessionOf({ sessionKey: 'k', sessionUrl: 'http://127.0.0.1:4010/x' })).toBeDefined();
  });

  it('§9.2: redirectUrl is not where the URL is', () =>
    expect(newSessionOf({ sessionKey: 'k', redirectUrl: url })).toBeUndefined());

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['no URL', { sessionKey: 'k' }],
    ['an empty URL', { sessionKey: 'k', sessionUrl: '' }],
    ['http', { sessionKey: 'k', sessionUrl: 'http://client.link.money/' }],
    ['a script', { sessionKey: 'k', sessionUrl: 'javascript:alert(1)' }],
    ['user info', { sessionKey: 'k', sessionUrl: 'https://u:p@client.link.money/' }],
    ['a number', { sessionKey: 'k', sessionUrl: 7 }],
  ])('is broken with %s', (_, body) => expect(newSessionOf(body)).toBeUndefined());

  it('is a customer with e-mail and status, else broken', () => {
    expect(customerOf({ id: '1', email: 'a@b.example', customerStatus: 'ACTIVE' })).toEqual({
      email: 'a@b.example',
      word: 'ACTIVE',
    });
    expect(customerOf({ email: 'a@b.example' })).toBeUndefined();
    expect(customerOf({ customerStatus: 'ACTIVE' })).toBeUndefined();
    expect(customerOf('x')).toBeUndefined();
  });

  it('is a list of accounts, else broken', () => {
    expect(
      accountsOf({ accountDetails: [{ accountStatus: 'ACTIVE', preferred: true }, { preferred: 1 }, null] }),
    ).toEqual([{ word: 'ACTIVE', preferred: true }]);
    expect(accountsOf({ accountDetails: [] })).toEqual([]);
    expect(accountsOf({})).toBeUndefined();
  });

  it.each(['transactionStatus', 'status'])('is a transaction with its word in %s', (field) =>
    expect(
      transactionOf({
        [field]: 'FAILED',
        clientReferenceId: 'order-17',
        amount: { value: 42.75, currency: 'USD' },
        transactionFailureReason: { code: 'R01', description: 'Insufficient funds' },
      }),
    ).toEqual({ word: 'FAILED', clientReferenceId: 'order-17', cents: 4275, failureCode: 'R01', isCredit: false }),
  );

  it('tells money to the customer apart', () =>
    expect(transactionOf({ status: 'SUCCEEDED', paymentType: 'Credit' })?.isCredit).toBe(true));

  it('without a status is broken', () => expect(transactionOf({ transactionId: '1' })).toBeUndefined());
});

describe('money as cents (contract §9.5)', () => {
  it.each<[unknown, number | undefined]>([
    [0.1, 10],
    [42.75, 4275],
    [40, 4000],
    ['40.5', 4050],
    [999_999.99, 99_999_999],
    [1.005, undefined],
    [-1, undefined],
    [1e21, undefined],
    [NaN, undefined],
    ['', undefined],
    [null, undefined],
    [{}, undefined],
  ])('%j is %j', (value, cents) => expect(centsOf(value)).toBe(cents));

  it('are the same again, however they were divided', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (cents) => {
        expect(centsOf(Number((cents / 100).toFixed(2)))).toBe(cents);
      }),
    ));
});
