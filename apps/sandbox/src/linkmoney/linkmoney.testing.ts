import { type Answer, type TestSandbox, until } from '../testing/sandbox';

const RETURN = 'http://127.0.0.1:9/return';

/** The contract's minimal LINK-ONLY body. */
export function linkOnly(email: string, changes: object = {}): Record<string, unknown> {
  return { firstName: 'Ada', lastName: 'Lovelace', email, redirectUrl: RETURN, ...changes };
}

const usd = (value: unknown): object => ({ value, currency: 'USD' });

/** The contract's complete PAY-IN request, with a return URL that the sandbox approves. */
export function payIn(
  email: string,
  requestKey: string,
  changes: { top?: object; order?: object; profile?: object; payment?: object; address?: object } = {},
): Record<string, unknown> {
  return {
    firstName: 'Ada',
    lastName: 'Lovelace',
    email,
    phoneNumber: '+14155550123',
    billingAddress: {
      streetAddress: '1 Main St',
      city: 'Austin',
      stateOrProvince: 'TX',
      postalCode: '73301',
      country: 'US',
      ...changes.address,
    },
    orderDetails: {
      items: [{ description: 'Desk lamp', goodType: 'PHYSICAL', amount: usd(40) }],
      subtotalAmount: usd(40),
      discountAmount: usd(5),
      shippingAmount: usd(4.5),
      taxAmount: usd(3.25),
      totalAmount: usd(42.75),
      shippingAddress: { streetAddress: '1 Main St', city: 'Austin', stateOrProvince: 'TX', country: 'US' },
      ...changes.order,
    },
    customerProfile: {
      id: 'cust-881',
      guestCheckout: false,
      accountCreationDate: '2023-12-30T07:00:00-04:00',
      transactionCount: 3,
      firstTransactionDate: '2024-01-05T09:30:00.1234-04:00',
      verifiedEmail: true,
      verifiedPhone: false,
      ...changes.profile,
    },
    paymentDetails: {
      amount: usd(42.75),
      requestKey,
      softDescriptor: 'ACME STORE 17',
      clientReferenceId: `order-${requestKey}`,
      ...changes.payment,
    },
    product: 'PAY',
    redirectUrl: RETURN,
    experienceId: 'LINK_MANAGED_PAYMENT',
    ...changes.top,
  };
}

export const CLIENT = { client_id: 'sim-linkmoney-client', client_secret: 'sim-linkmoney-secret' };
export const BASIC = `Basic ${Buffer.from(`${CLIENT.client_id}:${CLIENT.client_secret}`).toString('base64')}`;

let n = 0;
/** An e-mail, and a request key, of its own for each test. */
export const mail = (local = 'ada'): string => `${local}+${String(++n)}@example.com`;
export const key = (): string => `key-${String(++n)}`;

/** The query of the way back to the partner. */
export function wayBack({ status, headers }: Answer): Record<string, string> {
  expect(status).toBe(303);
  const url = new URL(headers.get('location') ?? '', 'http://stays.example');
  return Object.fromEntries(url.searchParams);
}

/** A merchant with credentials and tokens, and the customer at the page. */
export class LinkMoneyClient {
  private readonly tokens = new Map<string, string>();

  private constructor(private readonly sandbox: TestSandbox) {}

  static async start(sandbox: TestSandbox): Promise<LinkMoneyClient> {
    const client = new LinkMoneyClient(sandbox);
    for (const scope of ['Link-Core', 'Link-Payment']) {
      const { body } = await client.askToken({ scope });
      client.tokens.set(scope, (body as { access_token: string }).access_token);
    }
    return client;
  }

  askToken(changes: Record<string, string>): Promise<Answer> {
    const form = new URLSearchParams({ ...CLIENT, grant_type: 'client_credentials', scope: 'Link-Core', ...changes });
    return this.sandbox.call('POST', '/linkmoney/v1/tokens', form);
  }

  create(body: unknown, headers: Record<string, string> = { Authorization: BASIC }): Promise<Answer> {
    return this.sandbox.call('POST', '/linkmoney/v2/sessions', body, headers);
  }

  async pageOf(body: Record<string, unknown>): Promise<{ sessionKey: string; sessionUrl: string }> {
    const answer = await this.create(body);
    expect(answer.status).toBe(200);
    return answer.body as { sessionKey: string; sessionUrl: string };
  }

  call(method: string, path: string, scope: string, body?: unknown): Promise<Answer> {
    const Authorization = `Bearer ${this.tokens.get(scope) ?? ''}`;
    return this.sandbox.call(method, `/linkmoney/v1${path}`, body, { Authorization });
  }

  read(path: string, scope: string): Promise<Answer> {
    return this.call('GET', path, scope);
  }

  press(sessionKey: string, button: string): Promise<Answer> {
    return this.sandbox.call('POST', `/linkmoney/client/${button}?sessionKey=${sessionKey}`);
  }

  /** Creates, presses the buttons in turn and gives the last way back. */
  async visit(body: Record<string, unknown>, ...buttons: string[]): Promise<Record<string, string>> {
    const { sessionKey } = await this.pageOf(body);
    let answer: Answer | undefined;
    for (const button of buttons) answer = await this.press(sessionKey, button);
    if (!answer) throw new Error('no button');
    return wayBack(answer);
  }

  async transaction(id = ''): Promise<Record<string, unknown>> {
    return (await this.read(`/transactions/${id}`, 'Link-Payment')).body as Record<string, unknown>;
  }

  async settles(id: string | undefined, state: string): Promise<Record<string, unknown>> {
    return until(
      () => this.transaction(id),
      ({ transactionStatus }) => transactionStatus === state,
    );
  }
}
