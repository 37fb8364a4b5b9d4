import type { NativeFault } from '../native';
import { leapNative } from './leap.native';

const fault = (change: Partial<NativeFault>): object =>
  leapNative.fault({ status: 422, code: 'invalid_input', message: 'One field is not right.', faults: [], ...change });
const rejected = (code?: string): NativeFault['upstream'] => ({
  status: 400,
  reason: { code: 'upstream_rejected', category: 'partner', message: 'x', ...(code && { upstream_code: code }) },
});

describe("Leap's own route", () => {
  it('takes the key from the header api_key', () => {
    expect(leapNative.keyOf({ api_key: 'sk_1' })).toBe('sk_1');
    expect(leapNative.keyOf({})).toBeNull();
    expect(leapNative.keyOf({ api_key: '' })).toBeNull();
  });

  it('answers what Leap said, with our link in the place of its own', () => {
    const refs = {
      status: 'Completed',
      status_detail: 'None',
      cip_status: 'Pending',
      cip_status_detail: 'Compliance',
      account_status: 'Active',
      payment_method_status: 'ValidCard',
      user_id: 'user-1',
      baseline_status: 'Pending',
    };
    expect(leapNative.issued({ url: 'https://gateway/s/t', hasPage: true, refs })).toEqual({
      status: 200,
      body: {
        link: 'https://gateway/s/t',
        status: 'Completed',
        statusDetail: 'None',
        cipStatus: 'Pending',
        cipStatusDetail: 'Compliance',
        accountStatus: 'Active',
        paymentMethodStatus: 'ValidCard',
        userId: 'user-1',
      },
    });
  });

  it('answers a link alone when Leap said no more', () => {
    expect(leapNative.issued({ url: 'https://gateway/s/t', hasPage: true, refs: {} })).toEqual({
      status: 200,
      body: { link: 'https://gateway/s/t' },
    });
  });

  it('keeps a 204 a 204, whether the user is known or not', () => {
    const refs = { upstream_status: '204' };
    expect(leapNative.issued({ url: 'https://gateway/s/t', hasPage: false, refs })).toEqual({
      status: 204,
    });
    const reason = { code: 'no_link', category: 'provider' as const, message: 'x' };
    expect(fault({ status: 502, upstream: { status: 204, reason } })).toEqual({ status: 204 });
  });

  it.each<[string, Partial<NativeFault>, object]>([
    [
      'a broken body',
      {
        faults: [
          { pointer: '/addCardParams/number', code: 'token_format', message: 'must be a VGS token' },
          { pointer: '', code: 'invalid_type', message: 'must be an object' },
        ],
      },
      { status: 400, body: { reason: 'addCardParams.number: must be a VGS token; body: must be an object' } },
    ],
    [
      'a phone of another partner',
      { faults: [{ pointer: '', code: 'duplicate_user', message: 'is taken' }] },
      { status: 400, body: { reason: 'body: is taken', code: 'ERROR_USER_ALREADY_ENROLLED' } },
    ],
    [
      "Leap's refusal",
      { code: 'upstream_rejected', message: 'Refused.', upstream: rejected('ERROR_INVALID_TENANT') },
      { status: 400, body: { reason: 'Refused.', code: 'ERROR_INVALID_TENANT' } },
    ],
    [
      "Leap's refusal without a code",
      { code: 'upstream_rejected', message: 'Refused.', upstream: rejected() },
      { status: 400, body: { reason: 'Refused.' } },
    ],
    ['a create in flight', { status: 409, message: 'Wait.' }, { status: 409, body: { reason: 'Wait.' } }],
    ['our credential refused', { status: 502, message: 'No.' }, { status: 500, body: { reason: 'No.' } }],
    ['an unknown outcome', { status: 504, message: 'Unknown.' }, { status: 500, body: { reason: 'Unknown.' } }],
    ['a pause', { status: 503, message: 'Paused.' }, { status: 503, body: { reason: 'Paused.' } }],
    ['another path', { status: 404, message: 'Nothing here.' }, { status: 404, body: { reason: 'Nothing here.' } }],
  ])('tells %s in Leap’s words', (_, change, expected) => expect(fault(change)).toEqual(expected));

  it('hints at proxies that drop headers with underscores when the key is missing', () => {
    expect(fault({ status: 401, message: 'The key is missing.' })).toEqual({
      status: 401,
      body: { reason: expect.stringContaining('underscores_in_headers') as string },
    });
  });
});
