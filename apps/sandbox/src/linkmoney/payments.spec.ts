import { TestSandbox, until } from '../testing/sandbox';
import { LinkMoneyClient, key, linkOnly, mail, payIn } from './linkmoney.testing';

let sandbox: TestSandbox;
let linkMoney: LinkMoneyClient;

beforeAll(async () => {
  sandbox = await TestSandbox.start();
  linkMoney = await LinkMoneyClient.start(sandbox);
});
afterAll(() => sandbox.app.close());
beforeEach(() => sandbox.reset());

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
    const { paymentId } = await linkMoney.visit(payIn(mail(local), key()), 'pay');
    expect(await linkMoney.settles(paymentId, state)).toMatchObject(expected);
  });

  it('scope wants another scope; g404 isn’t there', async () => {
    const scoped = await linkMoney.visit(payIn(mail('scope'), key()), 'pay');
    expect((await linkMoney.read(`/transactions/${scoped.paymentId ?? ''}`, 'Link-Payment')).status).toBe(403);
    expect((await linkMoney.read(`/transactions/${scoped.paymentId ?? ''}`, 'Link-Core')).status).toBe(200);
    const gone = await linkMoney.visit(payIn(mail('g404'), key()), 'pay');
    expect((await linkMoney.read(`/transactions/${gone.paymentId ?? ''}`, 'Link-Payment')).status).toBe(404);
    expect((await linkMoney.read(`/customers/${gone.customerId ?? ''}`, 'Link-Core')).status).toBe(404);
  });

  it('unlink is inactive two seconds after linking', async () => {
    const { customerId } = await linkMoney.visit(linkOnly(mail('unlink')), 'link');
    const customer = async (): Promise<unknown> =>
      (await linkMoney.read(`/customers/${customerId ?? ''}`, 'Link-Core')).body;
    expect(
      await until(customer, (body) => (body as { customerStatus: string }).customerStatus === 'INACTIVE'),
    ).toBeDefined();
  });

  it('silent.ok happens without the page', async () => {
    const body = payIn(mail('silent.ok'), key());
    const { sessionUrl } = await linkMoney.pageOf(body);
    await until(
      () => sandbox.call('GET', sessionUrl),
      ({ status }) => status === 410,
    );
  });

  it('goes where it is moved by hand, with all that must come before', async () => {
    const email = mail();
    await linkMoney.pageOf(payIn(email, key()));
    const { body } = await sandbox.advance('linkmoney', email, 'SCHEDULED');
    expect(await linkMoney.transaction((body as { id: string }).id)).toMatchObject({ transactionStatus: 'SCHEDULED' });
    await sandbox.advance('linkmoney', email, 'payment.failed');
    expect(await linkMoney.transaction((body as { id: string }).id)).toMatchObject({ transactionStatus: 'FAILED' });
    const linking = mail();
    const { sessionUrl } = await linkMoney.pageOf(linkOnly(linking));
    expect((await sandbox.advance('linkmoney', linking, 'SUCCEEDED')).status).toBe(400);
    const active = await sandbox.advance('linkmoney', linking, 'ACTIVE');
    expect((await linkMoney.read(`/customers/${(active.body as { id: string }).id}`, 'Link-Core')).body).toMatchObject({
      email: linking,
    });
    expect((await sandbox.call('GET', sessionUrl)).status).toBe(410);
    expect((await sandbox.advance('linkmoney', 'nobody@example.com', 'ACTIVE')).status).toBe(404);
  });
});
