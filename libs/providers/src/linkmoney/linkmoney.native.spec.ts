import type { NativeFault } from '../native';
import { rejected, unauthorised } from '../refusal';
import { linkmoneyNative as native } from './linkmoney.native';

const fault = (change: Partial<NativeFault>): NativeFault => ({
  status: 500,
  code: 'internal_error',
  message: 'Something is wrong.',
  faults: [],
  ...change,
});
const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

describe("Link Money's own route (contract §2)", () => {
  it('answers 200 with the key and our short link', () =>
    expect(
      native.issued({
        url: 'https://gateway.example/s/token',
        hasPage: true,

        refs: { session_key: 'a5292de413e' },
      }),
    ).toEqual({
      status: 200,
      body: { sessionKey: 'a5292de413e', sessionUrl: 'https://gateway.example/s/token' },
    }));

  it.each<[string, string | undefined, string | null]>([
    ['the password of Basic', basic('client:sk_1'), 'sk_1'],
    ['with an empty user', basic(':sk_1'), 'sk_1'],
    ['with a colon in it', basic('client:sk:1'), 'sk:1'],
    ['in another case of the scheme', basic('client:sk_1').replace('Basic', 'basic'), 'sk_1'],
    ['none without a header', undefined, null],
    ['none in a Bearer', 'Bearer sk_1', null],
    ['none without a password', basic('client:'), null],
    ['none without a colon', basic('client'), null],
    ['none in what is no base64', 'Basic ***', null],
  ])('finds the partner key: %s', (_, authorization, key) =>
    expect(native.keyOf(authorization === undefined ? {} : { authorization })).toBe(key),
  );

  it("keeps the partner's redirect for the end", () =>
    expect(
      native.returnUrlOf?.({
        firstName: 'A',
        lastName: 'L',
        email: 'a@b.example',
        redirectUrl: 'https://shop.example',
      }),
    ).toBe('https://shop.example'));

  it("tells the first fault's code and pointer", () =>
    expect(
      native.fault(
        fault({
          status: 422,
          code: 'invalid_input',
          faults: [
            { pointer: '/email', code: 'invalid_format', message: 'must be an e-mail address' },
            { pointer: '/firstName', code: 'required', message: 'is required' },
          ],
        }),
      ),
    ).toEqual({
      status: 400,
      body: {
        errorId: 10001,
        errorCode: 'INVALID_REQUEST',
        errorMessage: 'invalid_format at /email: must be an e-mail address',
        errorSeverity: 'ERROR',
      },
    }));

  it.each<[number, string, number, number, string]>([
    [400, 'invalid_json', 400, 10001, 'INVALID_REQUEST'],
    [401, 'unauthorized', 401, 10002, 'UNAUTHORIZED'],
    [404, 'not_found', 404, 10004, 'NOT_FOUND'],
    [409, 'in_flight', 409, 10001, 'IN_FLIGHT'],
    [413, 'too_large', 413, 10001, 'TOO_LARGE'],
    [422, 'not_configured', 400, 10001, 'INVALID_REQUEST'],
    [429, 'rate_limited', 429, 10001, 'RATE_LIMITED'],
    [500, 'internal_error', 500, 10003, 'INTERNAL_SERVER_ERROR'],
    [502, 'upstream_auth', 500, 10003, 'INTERNAL_SERVER_ERROR'],
    [503, 'credential_paused', 503, 10003, 'INTERNAL_SERVER_ERROR'],
    [504, 'outcome_unknown', 500, 10003, 'INTERNAL_SERVER_ERROR'],
  ])('tells our %i %s as %i', (status, code, told, errorId, errorCode) =>
    expect(native.fault(fault({ status, code }))).toMatchObject({ status: told, body: { errorId, errorCode } }),
  );

  it("tells the upstream's own refusal with its status and code", () =>
    expect(
      native.fault(
        fault({
          status: 422,
          code: 'upstream_rejected',
          upstream: { status: 409, reason: rejected(409, 'DUPLICATE_REQUEST_KEY').reason },
        }),
      ),
    ).toMatchObject({ status: 409, body: { errorCode: 'DUPLICATE_REQUEST_KEY' } }));

  it('never tells a partner that its key is wrong when it is ours that the upstream refuses', () =>
    expect(
      native.fault(
        fault({ status: 502, code: 'upstream_error', upstream: { status: 401, reason: unauthorised(401).reason } }),
      ),
    ).toMatchObject({ status: 500, body: { errorId: 10003, errorCode: 'INTERNAL_SERVER_ERROR' } }));

  it('§9.3: the prior /v1/sessions is not among its prefixes: there our own route is', () => {
    expect(native.path).toBe('/v2/sessions');
    for (const path of ['/v1/sessions', '/v1/events', '/v1/webhook_endpoints', '/v1/deliveries', '/v1/providers'])
      expect(native.prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))).toBe(false);
  });
});
