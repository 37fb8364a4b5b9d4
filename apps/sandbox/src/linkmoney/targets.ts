import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LinkMoneySettings } from './linkmoney.settings';

export interface Target {
  url: string;
  secret: string;
}

/** Whom webhooks go to: the subscribers, and the address in the settings unless it has subscribed. */
@Injectable()
export class Targets {
  private readonly subscriptions = new Map<string, Target>();

  constructor(private readonly settings: LinkMoneySettings) {}

  all(): Target[] {
    const subscribed = [...this.subscriptions.values()];
    const { webhookUrl: url, webhookSecrets } = this.settings;
    if (url === undefined || subscribed.some((target) => target.url === url)) return subscribed;
    return [...subscribed, { url, secret: webhookSecrets.split(',')[0]?.trim() ?? '' }];
  }

  /** Returns the subscription's key. */
  subscribe(target: Target): string {
    const key = randomUUID();
    this.subscriptions.set(key, target);
    return key;
  }

  /** False: there is no such subscription. */
  unsubscribe(key: string): boolean {
    return this.subscriptions.delete(key);
  }
}
