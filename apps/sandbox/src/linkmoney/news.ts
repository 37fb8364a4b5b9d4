import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { WebhookSender } from '../webhooks/webhook.sender';
import type { Customer } from './customer';
import type { Payment } from './payment';
import { signature } from './signature';
import { type Target, Targets } from './targets';

const RETRY_DELAYS_MS = [1000, 5000, 25_000];
const OLD_SECONDS = 600;

/** What a webhook says beside its type. */
interface Subject {
  /** Whose magic decides how, and whether, it is sent. */
  customer: Customer;
  resourceId: string;
  resourceType: 'CUSTOMER' | 'PAYMENT';
  transactionType?: 'DEBIT' | 'CREDIT';
  clientReferenceId?: string;
  achReturnCode?: string;
}

/** Tells the subscribers what happened (contract §5). */
@Injectable()
export class News {
  constructor(
    private readonly targets: Targets,
    private readonly sender: WebhookSender,
  ) {}

  ofCustomer(customer: Customer, eventType: string): void {
    this.tell(eventType, { customer, resourceId: customer.id, resourceType: 'CUSTOMER' });
  }

  ofPayment(payment: Payment, eventType: string, achReturnCode?: string): void {
    const { customer, id, clientReferenceId } = payment;
    this.tell(eventType, {
      customer,
      resourceId: id,
      resourceType: 'PAYMENT',
      transactionType: 'DEBIT',
      ...(clientReferenceId !== undefined && { clientReferenceId }),
      ...(achReturnCode !== undefined && { achReturnCode }),
    });
  }

  /** A refund that carries the payment's reference, and isn't the payment. */
  ofCredit({ customer, clientReferenceId }: Payment): void {
    this.tell('payment.succeeded', {
      customer,
      resourceId: randomUUID(),
      resourceType: 'PAYMENT',
      transactionType: 'CREDIT',
      ...(clientReferenceId !== undefined && { clientReferenceId }),
    });
  }

  /** The merchant's own money on its way to the merchant: the same words, nobody's payment. */
  ofPayout(customer: Customer): void {
    const resourceId = randomUUID();
    for (const eventType of ['payment.created', 'payment.initiated', 'payment.disbursed'])
      this.tell(eventType, { customer, resourceId, resourceType: 'PAYMENT' });
  }

  private tell(eventType: string, subject: Subject): void {
    const { customer, resourceId } = subject;
    if (customer.magic === 'nowh') return;
    const body = bodyOf(eventType, subject);
    for (const target of this.targets.all())
      this.sender.send({
        provider: 'linkmoney',
        key: customer.person.email,
        id: resourceId,
        url: target.url,
        retryDelaysMs: RETRY_DELAYS_MS,
        request: (missign) => ({ headers: headersOf(body, target, missign ? 'badsig' : customer.magic), body }),
      });
  }
}

/** Signed anew for each try: another timestamp, another unique id, the same event. */
function headersOf(body: string, target: Target, magic: string): Record<string, string> {
  const uniqueId = randomUUID();
  const timestamp = Math.floor(Date.now() / 1000) - (magic === 'oldts' ? OLD_SECONDS : 0);
  const secret = magic === 'badsig' ? 'another-secret' : target.secret;
  return {
    'x-signature': signature({ secret, uniqueId, timestamp }, body, magic === 'hexsig' ? 'hex' : 'base64'),
    'x-signature-timestamp': String(timestamp),
    'x-signature-uniqueid': uniqueId,
  };
}

/** In the `metadata` form of Link Money's own code, or in the flat one of its reference. */
function bodyOf(eventType: string, { customer, ...subject }: Subject): string {
  const event = { id: randomUUID(), creationTime: new Date().toISOString(), eventType };
  if (customer.magic !== 'flat') return JSON.stringify({ ...event, metadata: subject });
  const { resourceType, transactionType, ...rest } = subject;
  const paymentType = transactionType && capitalised(transactionType);
  return JSON.stringify({ ...event, ...rest, resourceType: capitalised(resourceType), paymentType });
}

function capitalised(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}
