import { randomBytes } from 'node:crypto';
import type { CreateBody } from './create.body';
import { magicOf } from './magic';

const TTL_MS = 30 * 60_000;

/** One key: a page, used at most once. */
export class LinkSession {
  readonly key = newKey();
  readonly magic: string;
  /** The customer pays on the page; else the page only links an account. */
  readonly paysIn: boolean;
  private readonly createdAt = Date.now();
  private word: 'NEW' | 'OPENED' | 'USED' | 'EXPIRED';

  constructor(readonly body: CreateBody) {
    this.magic = magicOf(body.email);
    this.paysIn = body.paymentDetails !== undefined;
    this.word = this.magic === 'expired' ? 'EXPIRED' : 'NEW';
  }

  get state(): 'NEW' | 'OPENED' | 'USED' | 'EXPIRED' {
    return this.word !== 'USED' && Date.now() > this.createdAt + TTL_MS ? 'EXPIRED' : this.word;
  }

  get dead(): boolean {
    return this.state === 'USED' || this.state === 'EXPIRED';
  }

  open(): void {
    if (!this.dead) this.word = 'OPENED';
  }

  use(): void {
    this.word = 'USED';
  }

  expire(): void {
    this.word = 'EXPIRED';
  }
}

/** As in the contract's example: groups of 11, 10, 5 and 7 hexadecimal digits. */
function newKey(): string {
  const digits = randomBytes(17).toString('hex');
  return [digits.slice(0, 11), digits.slice(11, 21), digits.slice(21, 26), digits.slice(26, 33)].join('-');
}
