import { Injectable } from '@nestjs/common';
import type { Kind, ProviderName } from '../ledger/ledger';
import type { FaultRule, FaultsBody } from './fault.body';

/** Which of the set rules strikes next. Rules are asked in order; each rolls its own die. */
@Injectable()
export class Faults {
  private body: FaultsBody = { rules: [] };
  private left = new Map<FaultRule, number>();
  private random = seeded(1);

  get(): FaultsBody {
    return this.body;
  }

  set(body: FaultsBody): void {
    this.body = body;
    this.left = new Map(body.rules.map((rule) => [rule, rule.times ?? Infinity]));
    this.random = seeded(body.seed ?? 1);
  }

  /** All rules that strike this call; `webhook` rules are those whose effect begins `webhook_`. */
  strike(provider: ProviderName, kind: Kind): FaultRule[] {
    return this.body.rules.filter((rule) => {
      const webhookRule = rule.effect.startsWith('webhook_');
      const meant =
        (rule.provider ?? provider) === provider &&
        (rule.kind ?? kind) === kind &&
        webhookRule === (kind === 'webhook');
      const left = this.left.get(rule) ?? 0;
      if (!meant || left <= 0 || this.random() >= (rule.probability ?? 1)) return false;
      this.left.set(rule, left - 1);
      return true;
    });
  }
}

/** mulberry32: small, even, repeatable. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
