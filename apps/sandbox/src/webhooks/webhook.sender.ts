import { Injectable } from '@nestjs/common';
import type { FaultRule } from '../faults/fault.body';
import { Faults } from '../faults/faults';
import { Ledger } from '../ledger/ledger';
import { Timers } from '../time/timers';
import type { Webhook } from './webhook';

const DEADLINE_MS = 5000;
/** For a `webhook_delay` rule without `ms`. */
const DELAY_MS = 1000;
/** A reordered webhook waits for the next one of its key, but not for ever. */
const HELD_AT_MOST_MS = 2000;

interface Delivery {
  webhook: Webhook;
  missign: boolean;
}

/**
 * Sends webhooks, repeats those that weren't taken, and does to them what the fault rules say: lost ones are never sent,
 * doubled ones twice, a mis-signed one is so in all its tries. The ledger gets each try that was answered.
 */
@Injectable()
export class WebhookSender {
  private readonly queues = new Map<string, Promise<void>>();
  private readonly held = new Map<string, Delivery[]>();

  constructor(
    private readonly faults: Faults,
    private readonly ledger: Ledger,
    private readonly timers: Timers,
  ) {}

  send(webhook: Webhook): void {
    const rules = new Map(this.faults.strike(webhook.provider, 'webhook').map((rule) => [rule.effect, rule]));
    if (rules.has('webhook_lose')) return;
    const delivery = { webhook, missign: rules.has('webhook_missign') };
    this.sendLater(delivery, rules);
    if (rules.has('webhook_duplicate')) this.sendLater(delivery, rules);
  }

  private sendLater(delivery: Delivery, rules: Map<FaultRule['effect'], FaultRule>): void {
    const delay = rules.get('webhook_delay');
    if (delay) this.timers.exactly(delay.ms ?? DELAY_MS, () => this.enqueue(delivery));
    else if (rules.has('webhook_reorder')) this.hold(delivery);
    else this.enqueue(delivery);
  }

  private hold(delivery: Delivery): void {
    const queue = queueOf(delivery);
    this.held.set(queue, [...(this.held.get(queue) ?? []), delivery]);
    this.timers.after(HELD_AT_MOST_MS, () => this.release(queue));
  }

  private release(queue: string): void {
    const deliveries = this.held.get(queue) ?? [];
    this.held.delete(queue);
    for (const delivery of deliveries) this.enqueue(delivery);
  }

  private enqueue(delivery: Delivery): void {
    const queue = queueOf(delivery);
    const tried = (this.queues.get(queue) ?? Promise.resolve()).then(() => this.attempt(delivery, 0));
    this.queues.set(queue, tried);
    void tried.then(() => {
      if (this.queues.get(queue) === tried) this.queues.delete(queue);
    });
    this.release(queue);
  }

  private async attempt(delivery: Delivery, repeats: number): Promise<void> {
    if (this.timers.closing.aborted || (await this.isTaken(delivery))) return;
    const wait = delivery.webhook.retryDelaysMs[repeats];
    if (wait !== undefined) this.timers.after(wait, () => void this.attempt(delivery, repeats + 1));
  }

  private async isTaken({ webhook, missign }: Delivery): Promise<boolean> {
    const { headers, body } = webhook.request(missign);
    try {
      const response = await fetch(webhook.url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(DEADLINE_MS), this.timers.closing]),
      });
      await response.body?.cancel();
      this.ledger.add(webhook.provider, 'webhook', webhook.key, webhook.id);
      return response.ok;
    } catch {
      return false; // refused, reset or too slow: as good as a 500
    }
  }
}

function queueOf({ webhook }: Delivery): string {
  return `${webhook.provider} ${webhook.key} ${webhook.url}`;
}
