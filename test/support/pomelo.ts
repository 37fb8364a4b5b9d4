import type { Facts } from '@sessionlink/providers';
import { Bench } from './bench';
import { type Body, set } from './bodies/change';
import { complete } from './bodies/pomelo.base';

type Method = 'API' | 'WEB';

/** Pomelo's provider, without the domain, and the real sandbox. */
export class PomeloBench {
  private companies = 0;

  private constructor(readonly bench: Bench) {}

  static async start(): Promise<PomeloBench> {
    const settingsFor = (url: string): Record<string, string> => ({
      POMELO_BASE_URL: `${url}/pomelo`,
      POMELO_CLIENT_ID: 'sim-pomelo-client',
      POMELO_CLIENT_SECRET: 'sim-pomelo-secret',
      POMELO_AUDIENCE: 'https://auth.example',
    });
    return new PomeloBench(await Bench.start('pomelo', settingsFor));
  }

  /** A company of its own for each test. @param suffix what the sandbox makes of it (contract §11) */
  companyOf(suffix = '0000'): string {
    return `cmp-${String(++this.companies).padStart(23, '0')}${suffix}`;
  }

  bodyOf(companyId: string, method: Method): Body {
    return set(set(complete(0), '/integration_method', method), '/data/company/id', companyId);
  }

  factsOf(companyId: string, method: Method = 'API'): Facts<object> {
    return this.bench.factsOf(this.bodyOf(companyId, method));
  }

  creates(companyId: string): Promise<number> {
    return this.bench.effects('create', companyId);
  }

  /** A session that was made. */
  async made(
    suffix?: string,
    method: Method = 'API',
  ): Promise<{ companyId: string; facts: Facts<object>; id: string; url: string }> {
    const companyId = this.companyOf(suffix);
    const facts = this.factsOf(companyId, method);
    const seen = await this.bench.created(facts);
    const { refs = {}, url } = seen.link ?? {};
    return { companyId, facts: this.bench.issued(facts, seen), id: refs.session_id ?? '', url: url ?? '' };
  }

  /** Presses a button of the page. */
  async press(url: string, button: string): Promise<void> {
    await fetch(`${url}/${button}`, { method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(5000) });
  }
}
