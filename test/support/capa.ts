import type { Facts } from '@sessionlink/providers';
import { Bench } from './bench';

/** Capa's provider, without the domain, and the real sandbox. */
export class CapaBench {
  private users = 0;

  private constructor(readonly bench: Bench) {}

  static async start(): Promise<CapaBench> {
    const settingsFor = (url: string): Record<string, string> => ({
      CAPA_BASE_URL: `${url}/capa`,
      CAPA_API_KEY: 'sim-capa-key',
    });
    return new CapaBench(await Bench.start('capa', settingsFor));
  }

  /** A user of its own for each test. @param suffix what the sandbox makes of it (contract §11) */
  userOf(suffix = 'ffff'): string {
    return `ca9a0000-0000-4000-8000-${String(++this.users).padStart(8, '0')}${suffix}`;
  }

  factsOf(userId: string): Facts<object> {
    return this.bench.factsOf({ userId, country: 'DO' });
  }

  creates(userId: string): Promise<number> {
    return this.bench.effects('create', userId);
  }

  /** A session that got its link. */
  async opened(suffix?: string): Promise<{ userId: string; facts: Facts<object>; url: string }> {
    const userId = this.userOf(suffix);
    const facts = this.factsOf(userId);
    const seen = await this.bench.created(facts);
    return { userId, facts: this.bench.issued(facts, seen), url: seen.link?.url ?? '' };
  }

  /** Presses a button of the page. @returns where it leads */
  async press(url: string, button: string): Promise<string> {
    const page = url.replace('/verify?', `/verify/${button}?`);
    const answer = await fetch(page, { method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(5000) });
    return answer.headers.get('location') ?? '';
  }
}
