import { TestSandbox } from '../testing/sandbox';
import { CREATE, FULL, SEED } from './leap.testing';

let sandbox: TestSandbox;

beforeAll(async () => (sandbox = await TestSandbox.start()));
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.app.close());

const violations = async (): Promise<{ pointer: string }[]> =>
  (await sandbox.call('GET', '/_sandbox/leap/violations')).body as { pointer: string }[];
const card = (fields: object): object => ({ addCardParams: { ...SEED.addCardParams, ...fields } });
const ubn = (number: unknown, fields: object = {}): object => ({
  paymentMethodType: 'UBN',
  addCardParams: undefined,
  ubnParams: { number, ...fields },
});
const yearsAgo = (years: number, days = 0): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear() - years, now.getUTCMonth(), now.getUTCDate() + days))
    .toISOString()
    .slice(0, 10);
};

describe('a body that Leap refuses', () => {
  it.each<[string, object]>([
    ['nickname: unknown_field', { nickname: 'x' }],
    ['addCardParams/cardType: unknown_field', card({ cardType: 'DebitCard' })],
    ['ubnParams/bank: unknown_field', ubn('002320275621938815', { bank: 'x' })],
    ['zipCode: invalid_type', { zipCode: 3800 }],
    ['latitude: invalid_number', { latitude: '19.3' }],
    ['latitude: invalid_number', { latitude: 90.1 }],
    ['addCardParams: invalid_type', { addCardParams: [] }],
    ['city: required', { city: undefined }],
    ['city: invalid_type', { city: null }],
    ['city: invalid_string', { city: ' ' }],
    ['city: invalid_string', { city: 'x'.repeat(256) }],
    ['city: invalid_string', { city: 'a\tb' }],
    ...['5512345678', '+52 55 1234 5678', '+521234', '+5255123456789012', '+0551234567'].map(
      (phoneNumber): [string, object] => ['phoneNumber: invalid_format', { phoneNumber }],
    ),
    ...['1987', '1987-W26', '1987-06-24 07:00', '2003-02-29'].map((dob): [string, object] => [
      'dob: invalid_date',
      { dob },
    ]),
    ['dob: too_young', { dob: yearsAgo(18, 1) }],
    ['dob: too_old', { dob: yearsAgo(100) }],
    ['countryCode: invalid_enum', { countryCode: 'mx' }],
    ['countryCode: invalid_enum', { countryCode: 'XX' }],
    ['gender: invalid_enum', { gender: 'female' }],
    ['lang: invalid_enum', { lang: 'pt' }],
    ['email: invalid_format', { email: 'x' }],
    ['placeDetail: invalid_format', { placeDetail: '[]' }],
    ['placeDetail: invalid_type', { placeDetail: {} }],
    ['addCardParams/cardtype: invalid_enum', card({ cardtype: 'Debit' })],
    ['addCardParams/cardNetwork: invalid_enum', card({ cardNetwork: 'Mastercard' })],
    ...['11/28', '1328'].map((expirationDate): [string, object] => [
      'addCardParams/expirationDate: invalid_format',
      card({ expirationDate }),
    ]),
    ['addCardParams/expirationDate: expired', card({ expirationDate: '0120' })],
    ['addCardParams/number: token_format', card({ number: 'tok_sandbox_1234567890' })],
    ['addCardParams/number: token_environment', card({ number: 'TOK_LIVE_9PNgfqqpdpyQpnD1jYkdw1_1111' })],
    ['addCardParams/securityCode: token_format', card({ securityCode: '123' })],
    ['ubnParams: mismatch', { ubnParams: { number: '002320275621938815' } }],
    ['addCardParams: mismatch', { paymentMethodType: 'BankAccount' }],
    ['latitude: mismatch', { longitude: undefined }],
    ['ubnParams/number: check_digit', ubn('002320275621938816')],
    ['ubnParams/number: invalid_format', ubn('ABC')],
    ['ubnParams/currency: invalid_enum', ubn('002320275621938815', { currency: 'mxn' })],
  ])('%s', async (reason, fields) => {
    const answer = await sandbox.call('POST', CREATE, { ...SEED, ...fields }, FULL);
    expect(answer).toMatchObject({ status: 400, body: { reason, code: expect.any(String) as string } });
    expect(await sandbox.effects('leap')).toEqual([]);
  });

  it.each<[string, object]>([
    ['an account number', ubn('002320275621938815', { isPrimary: true, currency: 'MXN', country: 'MX' })],
    ['an account number of another country', ubn('123456', { country: 'US' })],
    ['a card without its type', { paymentMethodType: undefined }],
    ['an empty security code', card({ securityCode: '' })],
    ['a token in capitals', card({ number: 'TOK_SANDBOX_9PNgfqqpdpyQpnD1jYkdw1_1111' })],
    ['a birth date with a time', { dob: '1987-06-24T07:00:00.000Z' }],
    ['somebody who is 18 today', { dob: yearsAgo(18) }],
    ['the details of a place', { placeDetail: '{"id":4111111111111111}' }],
    ["the quickstart's phone", { phoneNumber: '+15555550100' }],
  ])('but not %s', async (_, fields) => {
    expect((await sandbox.call('POST', CREATE, { ...SEED, ...fields }, FULL)).status).toBe(200);
    expect(await violations()).toEqual([]);
  });

  it('is answered as Leap does when it is not JSON', async () => {
    const headers = { 'Content-Type': 'application/json', ...FULL };
    expect(await sandbox.call('POST', CREATE, '{', headers)).toMatchObject({
      status: 400,
      body: { reason: expect.any(String) as string },
    });
  });
});

describe('a card number', () => {
  it.each<[string, object]>([
    ['/address1', { address1: 'Calle 4111 1111-1111.1111' }],
    ['/zipCode', { zipCode: 4111111111111111 }],
    ['/addCardParams/number', card({ number: 'tok_sandbox_4111111111111111' })],
    ['/addCardParams/name', card({ name: 'AMEX 378282246310005' })],
    ['/x', { x: ['ab94111111111111111177'] }],
  ])('is refused and counted, wherever it is: %s', async (pointer, fields) => {
    const before = (await violations()).length;
    expect((await sandbox.call('POST', CREATE, { ...SEED, ...fields }, FULL)).status).toBe(400);
    const counted = (await violations()).slice(before);
    expect(counted).toHaveLength(1);
    expect(counted[0]?.pointer.startsWith(pointer)).toBe(true);
    expect(JSON.stringify(counted)).not.toMatch(/\d{13,}/);
  });

  it('is counted even without a key, and in the URL', async () => {
    const before = (await violations()).length;
    await sandbox.call('POST', CREATE, card({ number: '4111111111111111' }));
    await sandbox.call('GET', '/leap/v1/auth/sessionlink-v4/4111111111111111', undefined, FULL);
    expect((await violations()).length).toBe(before + 2);
  });
});
