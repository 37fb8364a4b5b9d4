import { type Credential, type Facts, type LinkFacts, type Provider, Refusal, type Seen } from '@sessionlink/providers';
import { minimal } from './bodies/leap.base';
import { type Started, startProvider } from './provider';
import { type Sandbox, startSandbox } from './sandbox';

type Created = Awaited<ReturnType<Provider['create']>>;
type LookedUp = Awaited<NonNullable<ReturnType<Provider['lookup']>>>;

let number = 0;

/** A phone of its own for each test. @param end what the sandbox makes of it (contract §11) */
export function phoneOf(end = '1234'): string {
  return `+5255${String(++number).padStart(6, '0')}${end}`;
}

export function bodyOf(phoneNumber: string, change: object = {}): object {
  return { ...minimal(0), phoneNumber, ...change };
}

/** Leap's provider, without the domain, and the real sandbox. */
export class LeapBench {
  private readonly started: Started[] = [];

  private constructor(
    readonly sandbox: Sandbox,
    readonly api: Provider,
    readonly credential: Credential,
    first: Started,
  ) {
    this.started.push(first);
  }

  static async start(): Promise<LeapBench> {
    const sandbox = await startSandbox();
    const first = await startProvider('leap', settingsFor(sandbox));
    if (!first.api.credential) throw new Error('not configured');
    return new LeapBench(sandbox, first.api, first.api.credential, first);
  }

  /** A provider of its own. */
  async fresh(env: Record<string, string> = {}): Promise<Provider> {
    const one = await startProvider('leap', { ...settingsFor(this.sandbox), ...env });
    this.started.push(one);
    return one.api;
  }

  /** One that waits for a second at most. */
  async impatient(): Promise<Provider> {
    return Object.assign(await this.fresh(), { policy: { deadlineMs: { send: 1000, lookup: 1000 } } });
  }

  withKey(api_key: string): Credential {
    return { ...this.credential, secrets: { api_key } };
  }

  /** The facts of a session that was just made. @throws Error the body is refused */
  factsOf(body: object, change: Partial<Facts<object>> = {}): Facts<object> {
    const read = this.api.readParams(body);
    if (!('params' in read)) throw new Error(JSON.stringify(read.faults));
    const now = new Date();
    const link: LinkFacts = {
      id: 'lnk_1',
      attempt: 1,
      state: 'sending',
      sentAt: now,
      openedAt: null,
      expiresAt: null,
      refs: {},
    };
    return {
      sessionId: `ses_${++number}`,
      params: read.params,
      metadata: {},
      locale: null,
      status: 'created',
      createdAt: now,
      refs: {},
      link,
      links: [link],
      returnUrl: 'http://127.0.0.1:9/s/token/return/1',
      returning: false,
      now,
      ...change,
    };
  }

  create(facts: Facts<object>, api = this.api, credential = this.credential): Promise<Created> {
    return api.create(facts, credential);
  }

  async lookup(facts: Facts<object>, api = this.api, credential = this.credential): Promise<LookedUp> {
    const end = await api.lookup(facts, credential);
    if (end === null) throw new Error('nothing to ask with');
    return end;
  }

  /** @throws Error refused, or no answer came */
  async created(facts: Facts<object>, api = this.api): Promise<Seen> {
    const end = await this.create(facts, api);
    if (end.end !== 'definite' || end.answer instanceof Refusal) throw new Error(JSON.stringify(end));
    return end.answer;
  }

  /** @throws Error nothing was found */
  async lookedUp(facts: Facts<object>): Promise<Seen> {
    const end = await this.lookup(facts);
    const seen = end.end === 'definite' && !(end.answer instanceof Refusal) ? end.answer[0] : undefined;
    if (!seen) throw new Error(JSON.stringify(end));
    return seen;
  }

  /** Looks until it is as wished; all that was seen. @throws Error it never was */
  async seenUntil(facts: Facts<object>, wished: (seen: Seen) => boolean): Promise<Seen[]> {
    const all: Seen[] = [];
    while (all.length < 300) {
      const seen = await this.lookedUp(facts);
      all.push(seen);
      if (wished(seen)) return all;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('it never came');
  }

  /** A session that got its link, as the domain would have it afterwards. @param change of its link */
  async issued(body: object, change: Partial<LinkFacts> = {}): Promise<{ facts: Facts<object>; url: string }> {
    const facts = this.factsOf(body);
    const { link: seen, refs = {} } = await this.created(facts);
    const link: LinkFacts = { ...facts.link, state: seen?.state ?? 'active', refs: seen?.refs ?? {}, ...change };
    return { facts: { ...facts, status: 'open', refs, link, links: [link] }, url: seen?.url ?? '' };
  }

  /** What a customer does on the hosted page. */
  async press(url: string, ...buttons: string[]): Promise<void> {
    for (const button of buttons) {
      await fetch(`${url}/${button}`, { method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(5000) });
    }
  }

  /** What really happened for this phone, in order. */
  async effectsOf(phone: string): Promise<string[]> {
    return (await this.sandbox.ledger()).filter(({ key }) => key === phone).map(({ kind }) => kind);
  }

  async stop(): Promise<void> {
    await Promise.all(this.started.map((one) => one.close()));
    await this.sandbox.stop();
  }
}

function settingsFor({ url }: Sandbox): Record<string, string> {
  return { LEAP_BASE_URL: `${url}/leap/v1`, LEAP_API_KEY: 'sim-leap-full', LEAP_LINK_HOSTS: '127.0.0.1' };
}
