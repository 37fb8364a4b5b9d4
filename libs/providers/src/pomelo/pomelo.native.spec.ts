import type { Issued, NativeFault } from '../native';
import { pomeloNative } from './pomelo.native';

const REFS = {
  session_id: 'iss-1',
  created_at: '2021-07-27T14:04:31-03:00',
  expiration_at: '2021-07-28T14:04:31-03:00',
};
const issued = (change: Partial<Issued>): unknown =>
  JSON.parse(JSON.stringify(pomeloNative.issued({ url: 'https://gw/s/x', hasPage: true, refs: REFS, ...change })));
const fault = (change: Partial<NativeFault>): unknown =>
  pomeloNative.fault({ status: 500, code: 'internal_error', message: 'Something.', faults: [], ...change });
const envelope = (code: string, detail: string): object => ({ error: { details: [{ code, detail }] } });

describe("Pomelo's own route", () => {
  it("answers the upstream's body, with our short link in the place of its page", () => {
    const { session_id: id, created_at, expiration_at } = REFS;
    expect(issued({})).toEqual({
      status: 201,
      body: { data: { id, created_at, expiration_at, url: 'https://gw/s/x' } },
    });
  });

  it('has no url where the upstream gave none, and nothing at all where it gave nothing', () => {
    expect(issued({ hasPage: false })).toEqual({ status: 201, body: { data: { id: 'iss-1', ...times() } } });
    expect(issued({ hasPage: false, refs: {} })).toEqual({ status: 201, body: { data: {} } });
    expect(issued({ refs: {} })).toEqual({ status: 201, body: { data: { url: 'https://gw/s/x' } } });
  });

  it('tells every fault of a body with 400', () => {
    const faults = [
      { pointer: '/country', code: 'invalid_enum', message: 'must be one of BRA, ARG' },
      { pointer: '', code: 'invalid_type', message: 'must be an object' },
    ];
    expect(fault({ status: 422, code: 'invalid_input', faults })).toEqual({
      status: 400,
      body: {
        error: {
          details: [
            { code: 'invalid_enum', detail: '/country must be one of BRA, ARG' },
            { code: 'invalid_type', detail: '/ must be an object' },
          ],
        },
      },
    });
  });

  it('passes on what the upstream refused', () => {
    const reason = { code: 'upstream_rejected', category: 'partner' as const, message: 'x', upstream_code: 'e404' };
    const upstream = { status: 404, reason };
    expect(fault({ status: 422, code: 'upstream_rejected', message: 'No.', upstream })).toEqual({
      status: 404,
      body: envelope('e404', 'No.'),
    });
  });

  it.each([
    [400, 400],
    [401, 401],
    [404, 404],
    [409, 409],
    [503, 503],
    [500, 500],
    [504, 500],
  ])('answers our %d as %d in the same envelope', (status, told) => {
    expect(fault({ status, code: 'code' })).toEqual({ status: told, body: envelope('code', 'Something.') });
  });

  it('keeps to itself that the upstream refused us', () => {
    const upstream = { status: 401, reason: { code: 'upstream_auth', category: 'system' as const, message: 'x' } };
    expect(fault({ status: 502, code: 'upstream_error', upstream })).toMatchObject({ status: 500 });
  });

  it.each([
    ['Bearer sk_1', 'sk_1'],
    ['bearer sk_1', 'sk_1'],
    ['Basic c2s6', null],
    ['Bearer ', null],
    [undefined, null],
  ])('finds the key in %j', (authorization, key) => {
    expect(pomeloNative.keyOf(authorization === undefined ? {} : { authorization })).toBe(key);
  });

  it.each([
    [{ client_id: 'any', client_secret: 'sk_1', audience: 'any', grant_type: 'client_credentials' }, 'sk_1'],
    [{ client_secret: 7 }, null],
    [{}, null],
    [undefined, null],
  ])('gives the key in %j back as a token', (body, key) => {
    expect(pomeloNative.token?.keyOf(body)).toBe(key);
    expect(pomeloNative.token?.issued('sk_1')).toMatchObject({ status: 200, body: { access_token: 'sk_1' } });
  });
});

function times(): object {
  return { created_at: REFS.created_at, expiration_at: REFS.expiration_at };
}
