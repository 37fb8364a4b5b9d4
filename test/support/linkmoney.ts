import { type Credential, type Facts, type Provider, Refusal, type Seen } from '@sessionlink/providers';
import { type Started, startProvider } from './provider';
import { type Sandbox, startSandbox } from './sandbox';

const RETURN_URL = 'http://127.0.0.1:9/s/token/return/1';
const NOW = new Date('2026-01-01T00:00:00Z');
let number = 0;

/** An e-mail of its own for each test. @param local what the sandbox makes of it (contract §11) */
export function mailOf(local = 'ada'): string {
  return `${local}+${++number}@example.com`;
}

/** An account is only linked. */
export function linkOnly(email: string): object {
  return { firstName: 'Ada', lastName: 'Lovelace', email, redirectUrl: 'https://shop.example/return' };
}

/** The customer pays on the page. @param change of the payment's details */
export function payIn(email: string, change: object = {}): object {
  const paymentDetails = { amount: { value: 42.75, currency: 'USD' }, requestKey: `key-${++number}`, ...change };
  return { ...linkOnly(email), experienceId: 'LINK_MANAGED_PAYMENT', paymentDetails };
}

/** What a way back claims, as refs. */
export function claims(customerId?: string, paymentId?: string): Record<string, string> {
  return {
    ...(customerId !== undefined && { customer_id_claimed: customerId }),
    ...(paymentId !== undefined && { payment_id_claimed: paymentId }),
  };
}

/** Link Money's provider, without the domain, and the real sandbox. */
export class LinkMoneyBench {
  private readonly started: Started[] = [];

  private constructor(
    readonly sandbox: Sandbox,
    readonly api: Provider,
    readonly credential: Credential,
    first: Started,
  ) {
    this.started.push(first);
  }

  static async start(): Promise<LinkMoneyBench> {
    const sandbox = await startSandbox();
    const first = await startProvider('linkmoney', settingsFor(sandbox));
    if (!first.api.credential) throw new Error('not configured');
    return new LinkMoneyBench(sandbox, first.api, first.api.credential, first);
  }

  /** Another provider, which has no tokens yet. */
  async fresh(env: Record<string, string> = {}): Promise<Provider> {
    const one = await startProvider('linkmoney', { ...settingsFor(this.sandbox), ...env });
    this.started.push(one);
    return one.api;
  }

  /** One that waits for a second at most. */
  async impatient(): Promise<Provider> {
    return Object.assign(await this.fresh(), { policy: { deadlineMs: { send: 1000, lookup: 1000 } } });
  }

  wrongCredential(): Credential {
    return { ...this.credential, secrets: { ...this.credential.secrets, client_secret: 'wrong' } };
  }

  /** The facts of a session that was just made. @throws Error the body is refused */
  factsOf(body: object, change: Partial<Facts<object>> = {}): Facts<object> {
    const read = this.api.readParams(body);
    if (!('params' in read)) throw new Error(JSON.stringify(read.faults));
    const times = { sentAt: NOW, openedAt: null, expiresAt: null };
    const link = { id: 'lnk_1', attempt: 1, state: 'sending' as const, refs: {}, ...times };
    return {
      sessionId: `ses_${++number}`,
      params: read.params,
      metadata: {},
      locale: null,
      status: 'created',
      createdAt: NOW,
      refs: {},
      link,
      links: [link],
      returnUrl: RETURN_URL,
      returning: false,
      now: NOW,
      ...change,
    };
  }

  /** @throws Error no link came */
  async created(facts: Facts<object>, api = this.api): Promise<Seen> {
    const end = await api.create(facts, this.credential);
    if (end.end !== 'definite' || end.answer instanceof Refusal) throw new Error(JSON.stringify(end));
    return end.answer;
  }

  /** @throws Error nothing was found */
  async lookedUp(facts: Facts<object>, api = this.api): Promise<Seen> {
    const end = await api.lookup(facts, this.credential);
    const seen = end?.end === 'definite' && !(end.answer instanceof Refusal) ? end.answer[0] : undefined;
    if (!seen) throw new Error(JSON.stringify(end));
    return seen;
  }

  /** Looks until it is as wished. @throws Error it never was */
  async lookedUpUntil(facts: Facts<object>, wished: (seen: Seen) => boolean): Promise<Seen> {
    for (let tries = 0; tries < 200; tries++) {
      const seen = await this.lookedUp(facts);
      if (wished(seen)) return seen;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('it never came');
  }

  /** A session that got its link and whose customer pressed these buttons, with what the way back claims. */
  async visited(body: object, ...buttons: string[]): Promise<Facts<object>> {
    const facts = this.factsOf(body, { status: 'processing' });
    const page = new URL((await this.created(facts)).link?.url ?? '');
    let wayBack = new URLSearchParams();
    for (const button of buttons) {
      page.pathname = `/linkmoney/client/${button}`;
      const answer = await fetch(page, { method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(5000) });
      wayBack = new URL(answer.headers.get('location') ?? '', page).searchParams;
    }
    return { ...facts, refs: claims(wayBack.get('customerId') ?? undefined, wayBack.get('paymentId') ?? undefined) };
  }

  /** Moves what the sandbox knows of this e-mail. @returns the id of the payment, else of the customer */
  async moved(email: string, to: string): Promise<string> {
    const move = await this.sandbox.control('POST', '/_sandbox/advance', { provider: 'linkmoney', key: email, to });
    return String((move as { id: unknown }).id);
  }

  async effectsOf(email: string, kind: string): Promise<number> {
    return (await this.sandbox.ledger()).filter((effect) => effect.key === email && effect.kind === kind).length;
  }

  async stop(): Promise<void> {
    await Promise.all(this.started.map((one) => one.close()));
    await this.sandbox.stop();
  }
}

function settingsFor({ url }: Sandbox): Record<string, string> {
  return {
    LINKMONEY_BASE_URL: `${url}/linkmoney`,
    LINKMONEY_CLIENT_ID: 'sim-linkmoney-client',
    LINKMONEY_CLIENT_SECRET: 'sim-linkmoney-secret',
  };
}
