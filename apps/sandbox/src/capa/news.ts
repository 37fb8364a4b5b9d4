import { Injectable } from '@nestjs/common';
import { WebhookSender } from '../webhooks/webhook.sender';
import { CapaSettings } from './capa.settings';
import { signature } from './signature';
import type { Step } from './steps';
import { Users } from './users';
import type { Verification } from './verification';

/** Capa waits minutes; the sandbox as many seconds (contract §11). */
const RETRY_DELAYS_MS = [0, 1000, 5000, 10_000, 15_000];

/** Tells the partner's webhook what happened to a verification (contract §5). */
@Injectable()
export class News {
  constructor(
    private readonly sender: WebhookSender,
    private readonly settings: CapaSettings,
    private readonly users: Users,
  ) {}

  tell(verification: Verification, event: string, oddity?: Step['oddity']): void {
    const { webhookUrl: url, webhookSecrets: secrets } = this.settings;
    if (url === undefined || secrets === undefined) return;
    const body = bodyOf(event, this.users.externalUserId(verification.userId), oddity);
    for (let times = oddity === 'twice' ? 2 : 1; times > 0; times--) {
      let tries = 0;
      this.sender.send({
        provider: 'capa',
        key: verification.userId,
        id: verification.id,
        url,
        retryDelaysMs: RETRY_DELAYS_MS,
        request: (missign) => {
          const bad = missign || (oddity === 'missigned' && tries++ === 0);
          return { body, headers: { 'capa-signature': signature(body, bad ? 'not-the-secret' : secrets) } };
        },
      });
    }
  }
}

function bodyOf(event: string, externalUserId: string, oddity: Step['oddity']): string {
  const news = { type: 'KYC', event, externalUserId };
  if (oddity === 'indented') return JSON.stringify({ ...news, environment: 'sandbox' }, null, 2);
  if (oddity !== 'transaction') return JSON.stringify(news);
  return JSON.stringify({ ...news, type: 'TRANSACTION', transactionId: 'sim-transaction', receiver: 'Maria Garcia' });
}
