import { Injectable } from '@nestjs/common';
import { WebhookSender } from '../webhooks/webhook.sender';
import { PomeloSettings } from './pomelo.settings';
import { type IdentitySession, newId, newKsuid } from './session';
import { signature } from './signature';

const RETRY_DELAYS_MS = [1000, 5000, 25_000];
const OLD_SECONDS = 2 * 24 * 3600;
const WRONG_SECRET = Buffer.from('another-secret').toString('base64');
const UNREADABLE = { error: { details: [{ code: 'DOCUMENT_UNREADABLE', detail: 'The document could not be read' }] } };

/** Tells the client what happened to its sessions (contract §5). */
@Injectable()
export class Notices {
  constructor(
    private readonly settings: PomeloSettings,
    private readonly sender: WebhookSender,
  ) {}

  statusChanged(session: IdentitySession): void {
    const details = session.status === 'NOT_VALIDATED' ? UNREADABLE : {};
    this.tell(session, 'identity-session-status-changed', { id: session.id, status: session.status }, details);
  }

  requiredFile(session: IdentitySession): void {
    this.tell(session, 'identity-session-required-file', { id: session.id, status: session.status });
  }

  /** People have identity sessions of their own, which the client never made. */
  person(session: IdentitySession): void {
    const stranger = { id: session.personIds[0] ?? newId('iss'), status: 'VERIFIED' };
    this.tell(session, 'identity-session-status-changed', stranger);
  }

  private tell(about: IdentitySession, eventId: string, session: { id: string; status: string }, details = {}): void {
    const { webhookUrl: url } = this.settings;
    if (url === undefined) return;
    const body = JSON.stringify({ event_id: eventId, session, idempotency_key: newKsuid(), ...details });
    this.sender.send({
      provider: 'pomelo',
      key: about.companyId,
      id: session.id,
      url,
      retryDelaysMs: RETRY_DELAYS_MS,
      request: (missign) => ({ headers: this.headersOf(body, url, about.magic, missign), body }),
    });
  }

  private headersOf(body: string, url: string, magic: string, missign: boolean): Record<string, string> {
    const [key = '', secret = ''] = this.settings.webhookSecrets.split(',')[0]?.split(':') ?? [];
    const timestamp = String(Math.floor(Date.now() / 1000) - (magic === 'OLDT' ? OLD_SECONDS : 0));
    const signing = { secret: missign ? WRONG_SECRET : secret.trim(), timestamp, endpoint: new URL(url).pathname };
    return {
      'X-Api-Key': key.trim(),
      'X-Timestamp': timestamp,
      'X-Endpoint': signing.endpoint,
      'X-Signature': signature(signing, body, magic === 'HEXS' ? 'hex' : 'base64'),
    };
  }
}
