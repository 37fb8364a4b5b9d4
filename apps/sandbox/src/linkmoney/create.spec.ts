import { TestSandbox } from '../testing/sandbox';
import { LinkMoneySettings } from './linkmoney.settings';
import { LinkMoneyClient, key, linkOnly, mail, payIn } from './linkmoney.testing';

let sandbox: TestSandbox;
let linkMoney: LinkMoneyClient;

beforeAll(async () => {
  sandbox = await TestSandbox.start();
  linkMoney = await LinkMoneyClient.start(sandbox);
});
afterAll(() => sandbox.app.close());
beforeEach(() => sandbox.reset());

describe('creating a session', () => {
  it('answers the documented example with a key and its page', async () => {
    const email = mail();
    const { status, body } = await linkMoney.create(payIn(email, key()));
    expect(status).toBe(200);
    const { sessionKey, sessionUrl } = body as { sessionKey: string; sessionUrl: string };
    expect(Object.keys(body as object)).toEqual(['sessionKey', 'sessionUrl']);
    expect(sessionKey).toMatch(/^[0-9a-f]{11}-[0-9a-f]{10}-[0-9a-f]{5}-[0-9a-f]{7}$/);
    expect(sessionUrl).toBe(
      `${sandbox.url}/linkmoney/client?redirect=http%3A%2F%2F127.0.0.1%3A9%2Freturn&version=web-v1.0.0&sessionKey=${sessionKey}`,
    );
    expect(await sandbox.ledger('linkmoney')).toMatchObject([{ kind: 'create', key: email, id: sessionKey }]);
  });

  it('gives two keys for one requestKey', async () => {
    const body = payIn(mail(), key());
    expect((await linkMoney.pageOf(body)).sessionKey).not.toBe((await linkMoney.pageOf(body)).sessionKey);
  });

  const usd = (value: unknown): object => ({ value, currency: 'USD' });
  it.each<[string, Record<string, unknown>]>([
    ['unknown_field at /extra', linkOnly('a@b.co', { extra: 1 })],
    ['required at /lastName', linkOnly('a@b.co', { lastName: undefined })],
    ['invalid_type at /email', linkOnly('a@b.co', { email: null })],
    ['invalid_string at /firstName', linkOnly('a@b.co', { firstName: ' ' })],
    ['invalid_format at /email', linkOnly('ada')],
    ['invalid_format at /phoneNumber', linkOnly('a@b.co', { phoneNumber: '123456' })],
    ['invalid_enum at /product', linkOnly('a@b.co', { product: 'pay' })],
    ['invalid_enum at /experienceId', linkOnly('a@b.co', { experienceId: '' })],
    ['payment_details_required at /paymentDetails', payIn('a@b.co', 'k', { top: { paymentDetails: undefined } })],
    ['experience_required at /experienceId', payIn('a@b.co', 'k', { top: { experienceId: undefined } })],
    ['not_for_verify at /product', payIn('a@b.co', 'k', { top: { product: 'VERIFY' } })],
    [
      'subtotal_required at /orderDetails/subtotalAmount',
      payIn('a@b.co', 'k', { order: { subtotalAmount: undefined } }),
    ],
    ['required at /orderDetails/totalAmount', payIn('a@b.co', 'k', { order: { totalAmount: undefined } })],
    ['invalid_amount at /orderDetails/totalAmount/value', payIn('a@b.co', 'k', { order: { totalAmount: usd(0) } })],
    ['invalid_amount at /orderDetails/taxAmount/value', payIn('a@b.co', 'k', { order: { taxAmount: usd(10.005) } })],
    ['invalid_amount at /paymentDetails/amount/value', payIn('a@b.co', 'k', { payment: { amount: usd('40.00') } })],
    [
      'invalid_currency at /paymentDetails/amount/currency',
      payIn('a@b.co', 'k', { payment: { amount: { value: 1, currency: 'EUR' } } }),
    ],
    [
      'guest_checkout_required at /customerProfile/guestCheckout',
      payIn('a@b.co', 'k', { profile: { guestCheckout: undefined } }),
    ],
    ['not_boolean at /customerProfile/verifiedEmail', payIn('a@b.co', 'k', { profile: { verifiedEmail: 'true' } })],
    [
      'invalid_number at /customerProfile/transactionCount',
      payIn('a@b.co', 'k', { profile: { transactionCount: 2.5 } }),
    ],
    [
      'invalid_date at /customerProfile/accountCreationDate',
      payIn('a@b.co', 'k', { profile: { accountCreationDate: '2023-02-30T07:00:00Z' } }),
    ],
    ['too_long at /customerProfile/id', payIn('a@b.co', 'k', { profile: { id: 'x'.repeat(129) } })],
    [
      'not_alphanumeric at /paymentDetails/softDescriptor',
      payIn('a@b.co', 'k', { payment: { softDescriptor: 'ACME*STORE' } }),
    ],
    [
      'invalid_request_key at /paymentDetails/requestKey',
      payIn('a@b.co', 'k', { payment: { requestKey: 'with blank' } }),
    ],
    ['required at /billingAddress/city', payIn('a@b.co', 'k', { address: { city: undefined } })],
    ['invalid_uri at /redirectUrl', linkOnly('a@b.co', { redirectUrl: 'http://shop.example/' })],
    ['invalid_uri at /redirectUrl', linkOnly('a@b.co', { redirectUrl: 'https://u:p@shop.example/' })],
    ['invalid_uri at /redirectUrl', linkOnly('a@b.co', { redirectUrl: 'https://shop.example/?status=1' })],
  ])('refuses what is %s', async (message, body) => {
    expect(await linkMoney.create(body)).toMatchObject({
      status: 400,
      body: { errorId: 10001, errorCode: 'INVALID_REQUEST', errorMessage: message },
    });
    expect(await sandbox.effects('linkmoney')).toEqual([]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['a minimal body', linkOnly('a@b.co')],
    ['VERIFY with a profile without guestCheckout', linkOnly('a@b.co', { product: 'VERIFY', customerProfile: {} })],
    ['no items and no discount', payIn('a@b.co', 'k1', { order: { items: [], discountAmount: usd(0) } })],
    [
      '80 and 128 characters',
      payIn('a@b.co', 'k2', { payment: { softDescriptor: 'x'.repeat(80) }, profile: { id: 'x'.repeat(128) } }),
    ],
  ])('takes %s', async (_what, body) => {
    expect((await linkMoney.create(body)).status).toBe(200);
  });

  it('sends customers only to approved addresses', async () => {
    const body = linkOnly(mail(), { redirectUrl: 'https://shop.example/return' });
    expect(await linkMoney.create(body)).toMatchObject({
      status: 400,
      body: { errorId: 10005, errorCode: 'REDIRECT_NOT_APPROVED' },
    });
    const settings = sandbox.app.get(LinkMoneySettings);
    settings.redirectPrefixes = ['https://shop.example/'];
    expect((await linkMoney.create(body)).status).toBe(200);
    settings.redirectPrefixes = [];
  });

  it('speaks its own error body for what never reached a route', async () => {
    expect(await linkMoney.read('/nothing', 'Link-Core')).toMatchObject({
      status: 404,
      body: { errorId: 10004, errorCode: 'NOT_FOUND' },
    });
  });
});
