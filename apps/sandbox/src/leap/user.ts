import { randomBytes } from 'node:crypto';
import type { Moving } from '../time/play';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export function base62(length: number): string {
  return Array.from(randomBytes(length), (byte) => BASE62[byte % 62]).join('');
}

/** Leap's unit: somebody with a phone. */
export class User implements Moving {
  /** For users whom a later lookup mistakes for somebody else. */
  readonly otherId = base62(28);
  readonly createdAt = Date.now();
  status = 'UpgradePending';
  statusDetail = 'None';
  paymentMethodStatus: string | undefined;
  /** Given on the hosted page. */
  consented = false;
  turn = 0;

  constructor(
    /** null: whichever is asked for. */
    readonly countryCode: string | null,
    readonly email: string | null,
    readonly id = base62(28),
  ) {}

  get completed(): boolean {
    return this.status === 'Completed';
  }
}

/** A number at one key's tenant: who has it, and how often it was asked about. */
export class Phone {
  user: User | null = null;
  creates = 0;
  reissues = 0;
  lookups = 0;

  constructor(readonly number: string) {}

  /** What the number's end asks for (contract §11). */
  get magic(): string {
    return this.number.slice(-4);
  }
}

/** A way into the widget. */
export class Link {
  readonly code = base62(5);
  readonly createdAt = Date.now();
  opened = 0;

  /** @param reissued by v4 or a repeated create */
  constructor(
    readonly phone: Phone,
    readonly user: User,
    readonly reissued: boolean,
  ) {}
}
