import { type Answer, TestSandbox, until } from '../testing/sandbox';
import { linkOnly, payIn } from './linkmoney.examples';
import { LinkMoneySettings } from './linkmoney.settings';

let sandbox: TestSandbox;
const tokens: Record<string, string> = {};
let n = 0;

beforeAll(async () => {
  sandbox = await TestSandbox.start();
  for (const scope of ['Link-Core', 'Link-Payment'])
    tokens[scope] = ((await askToken({ scope })).body as { access_token?: string }).access_token ??= '';
});
afterAll(() => sandbox.app.close());
beforeEach(() => sandbox.reset());

const BASIC = `Basic ${Buffer.from('sim-linkmoney-client:sim-linkmoney-secret').toString('base64')}`;
const CLIENT = { client_id: 'sim-linkmoney-client', client_secret: 'sim-linkmoney-secret' };

function askToken(changes: Record<string, string>): Promise<Answer> {
  const form = new URLSearchParams({ ...CLIENT, grant_type: 'client_credentials', scope: 'Link-Core', ...changes });
  return sandbox.call('POST', '/linkmoney/v1/tokens', form);
}

/** An e-mail, and a request key, of its own for each test. */
const mail = (local = 'ada'): string => `${local}+${String(++n)}@example.com`;
const key = (): string => `key-${String(++n)}`;

function create(body: unknown, headers: Record<string, string> = { Authorization: BASIC }): Promise<Answer> {
  return sandbox.call('POST', '/linkmoney/v2/sessions', body, headers);
}

async function pageOf(body: Record<string, unknown>): Promise<{ sessionKey: string; sessionUrl: string }> {
  const answer = await create(body);
  expect(answer.status).toBe(200);
  return answer.body as { sessionKey: string; sessionUrl: string };
}

function read(path: string, scope: string): Promise<Answer> {
  return sandbox.call('GET', `/linkmoney/v1${path}`, undefined, { Authorization: `Bearer ${tokens[scope] ?? ''}` });
}

function press(sessionKey: string, button: string): Promise<Answer> {
  return sandbox.call('POST', `/linkmoney/client/${button}?sessionKey=${sessionKey}`);
}

/** The query of the way back to the partner. */
function wayBack(answer: Answer): Record<string, string> {
  expect(answer.status).toBe(303);
  const url = new URL(answer.headers.get('location') ?? '', 'http://stays.example');
  return Object.fromEntries(url.searchParams);
}

/** Creates, presses the buttons in turn and gives the last way back. */
async function visit(body: Record<string, unknown>, ...buttons: string[]): Promise<Record<string, string>> {
  const { sessionKey } = await pageOf(body);
  let answer: Answer | undefined;
  for (const button of buttons) answer = await press(sessionKey, button);
  if (!answer) throw new Error('no button');
  return wayBack(answer);
}

async function transaction(id = ''): Promise<Record<string, unknown>> {
  return (await read(`/transactions/${id}`, 'Link-Payment')).body as Record<string, unknown>;
}

async function settles(id: string | undefined, state: string): Promise<Record<string, unknown>> {
  return until(
    () => transaction(id),
    ({ transactionStatus }) => transactionStatus === state,
  );
}

describe('credentials', () => {
  it('gives a token for one scope', async () => {
    expect((await askToken({})).body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'Link-Core' });
    expect(await sandbox.effects('linkmoney')).toEqual(['token -']);
  });

  it.each([
    ['the secret "wrong"', { client_secret: 'wrong' }, 401],
    ['an unknown scope', { scope: 'Link' }, 400],
    ['another grant', { grant_type: 'password' }, 400],
  ])('refuses a token for %s', async (_what, changes, status) => {
    expect((await askToken(changes)).status).toBe(status);
  });

  it('takes a form for a token, not JSON', async () => {
    const json = { ...CLIENT, grant_type: 'client_credentials', scope: 'Link-Core' };
    expect((await sandbox.call('POST', '/linkmoney/v1/tokens', json)).status).toBe(400);
  });

  it.each([
    ['nothing', ''],
    ['a token', 'Bearer x'],
    ['the secret "wrong"', `Basic ${Buffer.from('sim-linkmoney-client:wrong').toString('base64')}`],
  ])('refuses a create with %s', async (_what, Authorization) => {
    const answer = await create(linkOnly(mail()), { Authorization });
    expect(answer).toMatchObject({
      status: 401,
      body: { errorId: 10002, errorCode: 'UNAUTHORIZED', errorSeverity: 'ERROR' },
    });
    expect(await sandbox.effects('linkmoney')).toEqual([]);
  });

  it('refuses a lookup with Basic, and one with another scope', async () => {
    expect((await sandbox.call('GET', '/linkmoney/v1/customers/x', undefined, { Authorization: BASIC })).status).toBe(
      401,
    );
    expect((await read('/customers/x', 'Link-Payment')).status).toBe(403);
    expect((await read('/customers/x', 'Link-Core')).status).toBe(404);
  });
});

describe('creating a session', () => {
  it('answers the documented example with a key and its page', async () => {
    const email = mail();
    const { status, body } = await create(payIn(email, key()));
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
    expect((await pageOf(body)).sessionKey).not.toBe((await pageOf(body)).sessionKey);
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
    expect(await create(body)).toMatchObject({
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
    expect((await create(body)).status).toBe(200);
  });

  it('sends customers only to approved addresses', async () => {
    const body = linkOnly(mail(), { redirectUrl: 'https://shop.example/return' });
    expect(await create(body)).toMatchObject({
      status: 400,
      body: { errorId: 10005, errorCode: 'REDIRECT_NOT_APPROVED' },
    });
    const settings = sandbox.app.get(LinkMoneySettings);
    settings.redirectPrefixes = ['https://shop.example/'];
    expect((await create(body)).status).toBe(200);
    settings.redirectPrefixes = [];
  });

  it('speaks its own error body for what never reached a route', async () => {
    expect(await read('/nothing', 'Link-Core')).toMatchObject({
      status: 404,
      body: { errorId: 10004, errorCode: 'NOT_FOUND' },
    });
  });
});

describe('creates that go wrong', () => {
  it.each([400, 401, 403, 404, 409, 422, 500, 503])('e%d is that status, and nothing is stored', async (status) => {
    const answer = await create(linkOnly(mail(`e${String(status)}`)));
    expect(answer).toMatchObject({ status, body: { errorSeverity: 'ERROR' } });
    expect(await sandbox.effects('linkmoney')).toEqual([]);
  });

  it('e429 asks to wait twice, flaky fails once', async () => {
    const [limited, flaky] = [linkOnly(mail('e429')), linkOnly(mail('flaky'))];
    const first = await create(limited);
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '1']);
    expect([(await create(limited)).status, (await create(limited)).status]).toEqual([429, 200]);
    expect([(await create(flaky)).status, (await create(flaky)).status]).toEqual([500, 200]);
  });

  it.each([
    ['timeout', 1],
    ['timeout1', 1],
    ['lost', 0],
  ])('%s never answers, with %d stored', async (local, stored) => {
    const body = linkOnly(mail(local));
    const silent = fetch(`${sandbox.url}/linkmoney/v2/sessions`, {
      method: 'POST',
      headers: { Authorization: BASIC, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(150),
    });
    await expect(silent).rejects.toThrow();
    expect(await sandbox.effects('linkmoney')).toEqual(Array<string>(stored).fill(`create ${String(body.email)}`));
    if (local === 'timeout1') expect((await create(body)).status).toBe(200);
  });

  it('stores, and answers with less than that: s500, nourl, html', async () => {
    expect((await create(linkOnly(mail('s500')))).status).toBe(500);
    expect((await create(linkOnly(mail('nourl')))).body).toEqual({ sessionKey: expect.any(String) as string });
    expect(await create(linkOnly(mail('html')))).toMatchObject({
      status: 200,
      body: expect.stringContaining('<html>') as string,
    });
    expect(await sandbox.effects('linkmoney')).toHaveLength(3);
  });

  it('dupkey knows a requestKey already', async () => {
    const body = payIn(mail('dupkey'), key());
    expect((await create(body)).status).toBe(200);
    expect(await create(body)).toMatchObject({
      status: 409,
      body: { errorId: 10006, errorCode: 'DUPLICATE_REQUEST_KEY' },
    });
  });

  it('loses an answer after storing when a fault rule says so, or never gives one', async () => {
    await sandbox.faults({ provider: 'linkmoney', kind: 'create', effect: 'reset_after', times: 1 });
    await expect(create(linkOnly(mail()))).rejects.toThrow();
    expect(await sandbox.effects('linkmoney')).toHaveLength(1);
    await sandbox.faults({ provider: 'linkmoney', effect: 'hang' });
    const hung = fetch(`${sandbox.url}/linkmoney/client?sessionKey=x`, { signal: AbortSignal.timeout(150) });
    await expect(hung).rejects.toThrow();
  });
});

describe('the page', () => {
  it('links an account and is used up', async () => {
    const email = mail();
    const { sessionKey, sessionUrl } = await pageOf(linkOnly(email));
    expect((await sandbox.call('GET', sessionUrl)).body).toContain(
      `action="/linkmoney/client/link?sessionKey=${sessionKey}"`,
    );
    expect(wayBack(await press(sessionKey, 'start'))).toEqual({ sessionKey });
    const { status, customerId } = wayBack(await press(sessionKey, 'link'));
    expect(status).toBe('200');
    expect((await read(`/customers/${customerId ?? ''}`, 'Link-Core')).body).toMatchObject({
      id: customerId,
      customerStatus: 'ACTIVE',
      email,
    });
    expect((await read(`/customers/${customerId ?? ''}/accounts`, 'Link-Core')).body).toMatchObject({
      accountDetails: [{ accountStatus: 'ACTIVE', preferred: true, accountLastFourDigits: '6789' }],
    });
    expect((await sandbox.call('GET', sessionUrl)).status).toBe(410);
    expect((await press(sessionKey, 'leave')).status).toBe(410);
  });

  it('is for the customer of one e-mail, whose id stays', async () => {
    const email = mail();
    const first = await visit(linkOnly(email), 'link');
    expect(await visit(linkOnly(email.toUpperCase()), 'link')).toEqual(first);
  });

  it('keeps what the return URL says already', async () => {
    const back = await visit(linkOnly(mail(), { redirectUrl: 'http://127.0.0.1:9/r?s=token.1' }), 'leave');
    expect(back).toEqual({ s: 'token.1', status: '204' });
    expect(await visit(linkOnly(mail()), 'break')).toEqual({ status: '500' });
  });

  it('takes a payment through all its states', async () => {
    const [email, requestKey] = [mail(), key()];
    const { paymentId, ...back } = await visit(payIn(email, requestKey), 'start', 'link', 'pay');
    expect(back).toMatchObject({ status: '200', paymentStatusCode: '0' });
    const paid = await settles(paymentId, 'SUCCEEDED');
    expect(paid).toMatchObject({
      transactionId: paymentId,
      customerId: back.customerId,
      clientReferenceId: `order-${requestKey}`,
      amount: { value: 42.75, currency: 'USD' },
    });
    expect((await sandbox.ledger('linkmoney')).filter(({ kind }) => kind === 'lookup')[0]).toMatchObject({
      key: email,
      id: paymentId,
    });
  });

  it('makes at most one payment with a requestKey', async () => {
    const body = payIn(mail(), key());
    expect((await visit(body, 'pay')).status).toBe('200');
    expect(await visit(body, 'pay')).toEqual({ status: '500' });
  });

  it('declines, also what is more than 9000; leaves pending what is pending', async () => {
    const large = { payment: { amount: { value: 9000.01, currency: 'USD' } } };
    for (const back of [
      await visit(payIn(mail(), key()), 'decline'),
      await visit(payIn(mail(), key(), large), 'pay'),
    ]) {
      expect(back.paymentStatusCode).toBe('1');
      expect(await transaction(back.paymentId)).toMatchObject({
        transactionStatus: 'FAILED',
        transactionFailureReason: { code: 'PAYMENT_DECLINED' },
      });
    }
    const pending = await visit(payIn(mail(), key()), 'pending');
    expect(pending.paymentStatusCode).toBe('2');
    expect((await transaction(pending.paymentId)).transactionStatus).toBe('PENDING');
  });

  it('has no payment buttons where nobody pays', async () => {
    expect((await press((await pageOf(linkOnly(mail()))).sessionKey, 'pay')).status).toBe(404);
    expect((await sandbox.call('GET', '/linkmoney/client?sessionKey=x')).status).toBe(404);
  });

  it.each([
    ['auto.ok', { status: '200', paymentStatusCode: '0' }],
    ['auto.decline', { status: '200', paymentStatusCode: '1' }],
    ['auto.pending', { status: '200', paymentStatusCode: '2' }],
    ['auto.leave', { status: '204' }],
    ['auto.break', { status: '500' }],
  ])('%s is done by opening it', async (local, expected) => {
    const { sessionUrl } = await pageOf(payIn(mail(local), key()));
    expect(wayBack(await sandbox.call('GET', sessionUrl))).toMatchObject(expected);
  });

  it('auto.ok links where nobody pays', async () => {
    const { sessionUrl } = await pageOf(linkOnly(mail('auto.ok')));
    expect(Object.keys(wayBack(await sandbox.call('GET', sessionUrl)))).toEqual(['status', 'customerId']);
  });

  it('expired is so from the start; noredir ends without a way back; linkedonly never pays', async () => {
    expect((await sandbox.call('GET', (await pageOf(linkOnly(mail('expired')))).sessionUrl)).status).toBe(410);
    const { sessionKey } = await pageOf(linkOnly(mail('noredir')));
    expect((await press(sessionKey, 'link')).status).toBe(200);
    expect(Object.keys(await visit(payIn(mail('linkedonly'), key()), 'link', 'pay'))).toEqual(['status', 'customerId']);
  });

  it('forge comes back with somebody else’s customer', async () => {
    const email = mail('forge');
    const { customerId } = await visit(linkOnly(email), 'link');
    const { body } = await read(`/customers/${customerId ?? ''}`, 'Link-Core');
    expect((body as { email: string }).email).not.toBe(email);
  });
});

describe('a payment’s life', () => {
  it.each([
    ['return.r01', 'FAILED', { transactionFailureReason: { code: 'R01' } }],
    ['retryable', 'RETRYABLE_FAILED', {}],
    ['canceled', 'CANCELED', {}],
    ['partial', 'SUCCEEDED', { amount: { value: 21.37 } }],
    ['shuffle', 'SUCCEEDED', {}],
    ['unknown', 'ON_HOLD', {}],
    ['payout', 'SUCCEEDED', {}],
    ['credit', 'SUCCEEDED', {}],
  ])('%s ends as %s', async (local, state, expected) => {
    const { paymentId } = await visit(payIn(mail(local), key()), 'pay');
    expect(await settles(paymentId, state)).toMatchObject(expected);
  });

  it('scope wants another scope; g404 isn’t there', async () => {
    const scoped = await visit(payIn(mail('scope'), key()), 'pay');
    expect((await read(`/transactions/${scoped.paymentId ?? ''}`, 'Link-Payment')).status).toBe(403);
    expect((await read(`/transactions/${scoped.paymentId ?? ''}`, 'Link-Core')).status).toBe(200);
    const gone = await visit(payIn(mail('g404'), key()), 'pay');
    expect((await read(`/transactions/${gone.paymentId ?? ''}`, 'Link-Payment')).status).toBe(404);
    expect((await read(`/customers/${gone.customerId ?? ''}`, 'Link-Core')).status).toBe(404);
  });

  it('unlink is inactive two seconds after linking', async () => {
    const { customerId } = await visit(linkOnly(mail('unlink')), 'link');
    const customer = async (): Promise<unknown> => (await read(`/customers/${customerId ?? ''}`, 'Link-Core')).body;
    expect(
      await until(customer, (body) => (body as { customerStatus: string }).customerStatus === 'INACTIVE'),
    ).toBeDefined();
  });

  it('silent.ok happens without the page', async () => {
    const body = payIn(mail('silent.ok'), key());
    const { sessionUrl } = await pageOf(body);
    await until(
      () => sandbox.call('GET', sessionUrl),
      ({ status }) => status === 410,
    );
  });

  it('goes where it is moved by hand, with all that must come before', async () => {
    const email = mail();
    await pageOf(payIn(email, key()));
    const { body } = await sandbox.advance('linkmoney', email, 'SCHEDULED');
    expect(await transaction((body as { id: string }).id)).toMatchObject({ transactionStatus: 'SCHEDULED' });
    await sandbox.advance('linkmoney', email, 'payment.failed');
    expect(await transaction((body as { id: string }).id)).toMatchObject({ transactionStatus: 'FAILED' });
    const linking = mail();
    const { sessionUrl } = await pageOf(linkOnly(linking));
    expect((await sandbox.advance('linkmoney', linking, 'SUCCEEDED')).status).toBe(400);
    const active = await sandbox.advance('linkmoney', linking, 'ACTIVE');
    expect((await read(`/customers/${(active.body as { id: string }).id}`, 'Link-Core')).body).toMatchObject({
      email: linking,
    });
    expect((await sandbox.call('GET', sessionUrl)).status).toBe(410);
    expect((await sandbox.advance('linkmoney', 'nobody@example.com', 'ACTIVE')).status).toBe(404);
  });
});
