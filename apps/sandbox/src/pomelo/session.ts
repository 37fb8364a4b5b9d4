import { randomBytes } from 'node:crypto';
import type { CreateBody } from './create.body';

/** How long a page can be used (contract §2: 24 h in the example). */
const LIFETIME_MS = 24 * 3600 * 1000;
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** From these nothing leads on (contract §3, §6). */
const OVER = ['VERIFIED', 'REJECTED', 'NOT_VALIDATED', 'EXPIRED', 'CANCELED'];

export type StepState = 'PENDING' | 'PROCESSING' | 'SUCCESS' | 'FAILED' | 'NOT_AVAILABLE';

/** One identity session, as Pomelo keeps it. */
export class IdentitySession {
  readonly id = newId('iss');
  readonly url: string | null;
  readonly createdAt = Date.now();
  readonly expiresAt = this.createdAt + LIFETIME_MS;
  /** Set by `advance` and by the session's own life; `status` also knows the clock. */
  word = 'IN_PROGRESS';
  steps: StepState[] = ['PENDING', 'PENDING', 'PENDING'];
  documentRequestedAt: number | null = null;
  /** People have identity sessions of their own. */
  readonly personIds: readonly string[];
  /** When the search begins to show it. */
  visibleAt = 0;

  constructor(
    readonly body: CreateBody,
    /** Where its page is; null: it has none. */
    base: string | null,
  ) {
    this.url = base === null ? null : `${base}/pomelo/session/${this.id}`;
    this.personIds = body.data.partners.map(() => newId('iss'));
    if (body.integration_method === 'API') this.steps = ['SUCCESS', 'PROCESSING', 'PENDING'];
  }

  get companyId(): string {
    return this.body.data.company.id;
  }

  get status(): string {
    return this.word === 'IN_PROGRESS' && Date.now() > this.expiresAt ? 'EXPIRED' : this.word;
  }

  get over(): boolean {
    return OVER.includes(this.status);
  }

  /** What the last four characters of the company's id ask for (contract §11). */
  get magic(): string {
    return this.companyId.slice(-4);
  }
}

/** A KSUID's look: prefix, hyphen, 27 characters of base62. */
export function newId(prefix: string): string {
  return `${prefix}-${newKsuid()}`;
}

export function newKsuid(): string {
  return Array.from(randomBytes(27), (byte) => BASE62[byte % 62]).join('');
}
