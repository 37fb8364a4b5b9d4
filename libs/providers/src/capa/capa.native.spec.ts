import 'reflect-metadata';
import type { NativeFault } from '../native';
import { readParams } from '../rules/read-params';
import type { Reason } from '../status';
import { capaExample } from './capa.example';
import { capaNative } from './capa.native';
import { CapaParams } from './capa.params';

const fault = (change: Partial<NativeFault>): unknown =>
  capaNative.fault({ status: 500, code: 'internal_error', message: 'Something.', faults: [], ...change });
const refused = (status: number, code: string, message = 'Something.'): object => ({
  status,
  body: { success: false, error: { code, message } },
});
const rejected = (status: number, code: string, upstream_code?: string): NativeFault['upstream'] => {
  const reason: Reason = {
    code,
    category: 'partner',
    message: 'x',
    ...(upstream_code !== undefined && { upstream_code }),
  };
  return { status, reason };
};

describe("Capa's own route", () => {
  it('answers with our short link in the place of its own', () => {
    expect(capaNative.issued({ url: 'https://gw/s/x', hasPage: true, refs: {} })).toEqual({
      status: 201,
      body: { status: 'ok', data: { kycLink: 'https://gw/s/x' } },
    });
  });

  it('tells every fault of a body with 400', () => {
    const faults = [
      { pointer: '/country', code: 'invalid_enum', message: 'must be one of MX, DO' },
      { pointer: '', code: 'invalid_type', message: 'must be an object' },
    ];
    expect(fault({ status: 422, code: 'invalid_input', faults })).toEqual(
      refused(
        400,
        'INVALID_USER_INPUT_ERROR',
        'invalid_enum at /country: must be one of MX, DO; invalid_type at /: must be an object',
      ),
    );
  });

  it.each([
    ['missing', 'API Key is missing'],
    ['invalid', 'Invalid API Key'],
    [undefined, 'Invalid API Key'],
  ] as const)('says of a key that is %s: %s', (key, message) => {
    expect(fault({ status: 401, code: 'unauthorized', ...(key && { key }) })).toEqual(
      refused(401, 'UNAUTHORIZED', message),
    );
  });

  it.each([
    [400, 400, 'INVALID_USER_INPUT_ERROR'],
    [422, 400, 'INVALID_USER_INPUT_ERROR'],
    [404, 404, 'NOT_FOUND_ERROR'],
    [409, 409, 'IN_FLIGHT'],
    [500, 500, 'INTERNAL_SERVER_ERROR'],
    [502, 500, 'INTERNAL_SERVER_ERROR'],
    [504, 500, 'INTERNAL_SERVER_ERROR'],
    [503, 503, 'IN_FLIGHT'],
  ])('answers our %d as %d %s', (status, told, code) => {
    expect(fault({ status, code: 'in_flight' })).toEqual(refused(told, code));
  });

  it.each([
    [
      rejected(400, 'upstream_rejected', 'INVALID_VERIFICATION_TYPE_FOR_USER'),
      400,
      'INVALID_VERIFICATION_TYPE_FOR_USER',
      'Something.',
    ],
    [
      rejected(400, 'country_not_enabled', 'KYC_TEMPLATE_NOT_CONFIGURED_ERROR'),
      400,
      'KYC_TEMPLATE_NOT_CONFIGURED_ERROR',
      'Something.',
    ],
    [
      rejected(401, 'upstream_user_not_owned', 'UNAUTHORIZED'),
      401,
      'UNAUTHORIZED',
      'User is not associated with the partner',
    ],
    [
      rejected(404, 'upstream_user_not_found', 'NOT_FOUND_ERROR'),
      404,
      'NOT_FOUND_ERROR',
      'Requested User was not found',
    ],
    [rejected(400, 'upstream_rejected'), 400, 'UPSTREAM_REJECTED', 'Something.'],
  ])('passes on what the upstream refused: %j', (upstream, status, code, message) => {
    expect(fault({ status: 422, code: 'upstream_rejected', ...(upstream && { upstream }) })).toEqual(
      refused(status, code, message),
    );
  });

  it('keeps to itself that the upstream refused us', () => {
    const upstream = rejected(401, 'upstream_auth');
    expect(fault({ status: 502, code: 'upstream_error', ...(upstream && { upstream }) })).toEqual(
      refused(500, 'INTERNAL_SERVER_ERROR'),
    );
  });

  it.each([
    [{ 'partner-api-key': 'sk_1' }, 'sk_1'],
    [{ 'partner-api-key': ' sk_1 ' }, 'sk_1'],
    [{ 'partner-api-key': '  ' }, null],
    [{ authorization: 'Bearer sk_1' }, null],
    [{}, null],
  ])('finds the key in %j', (headers, key) => expect(capaNative.keyOf(headers)).toBe(key));

  it('knows where the partner wants its customer in the end', () => {
    const read = readParams(CapaParams, capaExample);
    expect('params' in read && capaNative.returnUrlOf?.(read.params)).toBe('https://capa.fi');
  });
});
