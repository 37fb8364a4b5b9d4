import { type CallEnd } from '@sessionlink/http';
import { type Credential, type Facts, type LinkFacts, type Provider, Refusal, type Seen } from '@sessionlink/providers';
import { type Started, startProvider } from './provider';
import { type FaultRule, type Sandbox, startSandbox } from './sandbox';

/** A provider without the domain, and the real sandbox. */
export class Bench {
  private readonly started: Started[] = [];
  private sessions = 0;

  private constructor(
    private readonly name: string,
    private readonly settings: Record<string, string>,
    readonly sandbox: Sandbox,
    readonly api: Provider,
    readonly credential: Credential,
  ) {}

  /** @param settingsFor the provider's settings, for the sandbox's address */
  static async start(name: string, settingsFor: (url: string) => Record<string, string>): Promise<Bench> {
    const sandbox = await startSandbox();
    const settings = settingsFor(sandbox.url);
    const first = await startProvider(name, settings);
    if (!first.api.credential) throw new Error(`${name} is not configured`);
    const bench = new Bench(name, settings, sandbox, first.api, first.api.credential);
    bench.started.push(first);
    return bench;
  }

  /** Another provider, which knows nothing of the first one's tokens. */
  async fresh(env: Record<string, string> = {}): Promise<Provider> {
    const one = await startProvider(this.name, { ...this.settings, ...env });
    this.started.push(one);
    return one.api;
  }

  /** One that waits for a second at most. */
  async impatient(deadlineMs = { send: 1000, lookup: 1000 }): Promise<Provider> {
    return Object.assign(await this.fresh(), { policy: { deadlineMs } });
  }

  /** The same credential with other secrets. */
  withSecrets(secrets: Record<string, string>): Credential {
    return { ...this.credential, secrets: { ...this.credential.secrets, ...secrets } };
  }

  /** The facts of a session that was just made. @throws Error the body is refused */
  factsOf(body: object, change: Partial<Facts<object>> = {}): Facts<object> {
    const read = this.api.readParams(body);
    if (!('params' in read)) throw new Error(JSON.stringify(read.faults));
    const now = new Date();
    const times = { sentAt: now, openedAt: null, expiresAt: null };
    const link: LinkFacts = { id: 'lnk_1', attempt: 1, state: 'sending', refs: {}, ...times };
    return {
      sessionId: `ses_${++this.sessions}`,
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

  /** These facts with what a create told of the link. */
  issued(facts: Facts<object>, { link, change }: Seen): Facts<object> {
    const told: LinkFacts = { ...facts.link, state: link?.state ?? 'active', refs: link?.refs ?? {} };
    return { ...facts, status: change?.status ?? 'created', link: told, links: [told] };
  }

  create(facts: Facts<object>, api = this.api, credential = this.credential): Promise<CallEnd<Seen | Refusal>> {
    return api.create(facts, credential);
  }

  /** @throws Error no link came */
  async created(facts: Facts<object>, api = this.api): Promise<Seen> {
    const end = await this.create(facts, api);
    if (end.end !== 'definite' || end.answer instanceof Refusal) throw new Error(JSON.stringify(end));
    return end.answer;
  }

  async lookup(
    facts: Facts<object>,
    api = this.api,
    credential = this.credential,
  ): Promise<CallEnd<Seen[] | Refusal> | null> {
    return api.lookup(facts, credential);
  }

  /** @throws Error the upstream gave no answer */
  async lookedUp(facts: Facts<object>, api = this.api): Promise<Seen[]> {
    const end = await this.lookup(facts, api);
    if (end?.end !== 'definite' || end.answer instanceof Refusal) throw new Error(JSON.stringify(end));
    return end.answer;
  }

  /** Looks until the one thing seen is as wished. @throws Error it never was */
  async lookedUpUntil(facts: Facts<object>, wished: (seen: Seen) => boolean): Promise<Seen> {
    for (let tries = 0; tries < 200; tries++) {
      const [seen] = await this.lookedUp(facts);
      if (seen && wished(seen)) return seen;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('it never came');
  }

  faults(...rules: FaultRule[]): Promise<void> {
    return this.sandbox.faults(rules.map((rule) => ({ provider: this.name, ...rule })));
  }

  /** How often something happened upstream. @param key absent: with any key */
  async effects(kind: string, key?: string): Promise<number> {
    const effects = await this.sandbox.ledger();
    return effects.filter((effect) => effect.kind === kind && (key === undefined || effect.key === key)).length;
  }

  async stop(): Promise<void> {
    await Promise.all(this.started.map((one) => one.close()));
    await this.sandbox.stop();
  }
}
