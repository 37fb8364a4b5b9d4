import { TestSandbox } from '../testing/sandbox';
import { LinkMoneyClient, key, linkOnly, mail, payIn, wayBack } from './linkmoney.testing';

let sandbox: TestSandbox;
let linkMoney: LinkMoneyClient;

beforeAll(async () => {
  sandbox = await TestSandbox.start();
  linkMoney = await LinkMoneyClient.start(sandbox);
});
afterAll(() => sandbox.app.close());
beforeEach(() => sandbox.reset());

describe('the page', () => {
  it('links an account and is used up', async () => {
    const email = mail();
    const { sessionKey, sessionUrl } = await linkMoney.pageOf(linkOnly(email));
    expect((await sandbox.call('GET', sessionUrl)).body).toContain(
      `action="/linkmoney/client/link?sessionKey=${sessionKey}"`,
    );
    expect(wayBack(await linkMoney.press(sessionKey, 'start'))).toEqual({ sessionKey });
    const { status, customerId } = wayBack(await linkMoney.press(sessionKey, 'link'));
    expect(status).toBe('200');
    expect((await linkMoney.read(`/customers/${customerId ?? ''}`, 'Link-Core')).body).toMatchObject({
      id: customerId,
      customerStatus: 'ACTIVE',
      email,
    });
    expect((await linkMoney.read(`/customers/${customerId ?? ''}/accounts`, 'Link-Core')).body).toMatchObject({
      accountDetails: [{ accountStatus: 'ACTIVE', preferred: true, accountLastFourDigits: '6789' }],
    });
    expect((await sandbox.call('GET', sessionUrl)).status).toBe(410);
    expect((await linkMoney.press(sessionKey, 'leave')).status).toBe(410);
  });

  it('is for the customer of one e-mail, whose id stays', async () => {
    const email = mail();
    const first = await linkMoney.visit(linkOnly(email), 'link');
    expect(await linkMoney.visit(linkOnly(email.toUpperCase()), 'link')).toEqual(first);
  });

  it('keeps what the return URL says already', async () => {
    const back = await linkMoney.visit(linkOnly(mail(), { redirectUrl: 'http://127.0.0.1:9/r?s=token.1' }), 'leave');
    expect(back).toEqual({ s: 'token.1', status: '204' });
    expect(await linkMoney.visit(linkOnly(mail()), 'break')).toEqual({ status: '500' });
  });

  it('takes a payment through all its states', async () => {
    const [email, requestKey] = [mail(), key()];
    const { paymentId, ...back } = await linkMoney.visit(payIn(email, requestKey), 'start', 'link', 'pay');
    expect(back).toMatchObject({ status: '200', paymentStatusCode: '0' });
    const paid = await linkMoney.settles(paymentId, 'SUCCEEDED');
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
    expect((await linkMoney.visit(body, 'pay')).status).toBe('200');
    expect(await linkMoney.visit(body, 'pay')).toEqual({ status: '500' });
  });

  it('declines, also what is more than 9000; leaves pending what is pending', async () => {
    const large = { payment: { amount: { value: 9000.01, currency: 'USD' } } };
    for (const back of [
      await linkMoney.visit(payIn(mail(), key()), 'decline'),
      await linkMoney.visit(payIn(mail(), key(), large), 'pay'),
    ]) {
      expect(back.paymentStatusCode).toBe('1');
      expect(await linkMoney.transaction(back.paymentId)).toMatchObject({
        transactionStatus: 'FAILED',
        transactionFailureReason: { code: 'PAYMENT_DECLINED' },
      });
    }
    const pending = await linkMoney.visit(payIn(mail(), key()), 'pending');
    expect(pending.paymentStatusCode).toBe('2');
    expect((await linkMoney.transaction(pending.paymentId)).transactionStatus).toBe('PENDING');
  });

  it('has no payment buttons where nobody pays', async () => {
    expect((await linkMoney.press((await linkMoney.pageOf(linkOnly(mail()))).sessionKey, 'pay')).status).toBe(404);
    expect((await sandbox.call('GET', '/linkmoney/client?sessionKey=x')).status).toBe(404);
  });

  it.each([
    ['auto.ok', { status: '200', paymentStatusCode: '0' }],
    ['auto.decline', { status: '200', paymentStatusCode: '1' }],
    ['auto.pending', { status: '200', paymentStatusCode: '2' }],
    ['auto.leave', { status: '204' }],
    ['auto.break', { status: '500' }],
  ])('%s is done by opening it', async (local, expected) => {
    const { sessionUrl } = await linkMoney.pageOf(payIn(mail(local), key()));
    expect(wayBack(await sandbox.call('GET', sessionUrl))).toMatchObject(expected);
  });

  it('auto.ok links where nobody pays', async () => {
    const { sessionUrl } = await linkMoney.pageOf(linkOnly(mail('auto.ok')));
    expect(Object.keys(wayBack(await sandbox.call('GET', sessionUrl)))).toEqual(['status', 'customerId']);
  });

  it('expired is so from the start; noredir ends without a way back; linkedonly never pays', async () => {
    expect((await sandbox.call('GET', (await linkMoney.pageOf(linkOnly(mail('expired')))).sessionUrl)).status).toBe(
      410,
    );
    const { sessionKey } = await linkMoney.pageOf(linkOnly(mail('noredir')));
    expect((await linkMoney.press(sessionKey, 'link')).status).toBe(200);
    expect(Object.keys(await linkMoney.visit(payIn(mail('linkedonly'), key()), 'link', 'pay'))).toEqual([
      'status',
      'customerId',
    ]);
  });

  it('forge comes back with somebody else’s customer', async () => {
    const email = mail('forge');
    const { customerId } = await linkMoney.visit(linkOnly(email), 'link');
    const { body } = await linkMoney.read(`/customers/${customerId ?? ''}`, 'Link-Core');
    expect((body as { email: string }).email).not.toBe(email);
  });
});
