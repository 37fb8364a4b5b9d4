import { Injectable } from '@nestjs/common';
import type { ProviderName } from '../ledger/ledger';

export interface Move {
  /** The natural key, as in the ledger. */
  key: string;
  /** The upstream's own word for the state. */
  to: string;
  /** Which one, where the key has several; absent: the newest. */
  id?: string | undefined;
}

/**
 * Moves one session and sends what that upstream would send. Returns the upstream's id of what it moved, null when there
 * is nothing under that key. @throws BadRequestException the upstream has no such state, or can't get there
 */
export type Advance = (move: Move) => string | null | Promise<string | null>;

/** Where each upstream says how its sessions are moved by hand. */
@Injectable()
export class Advances {
  private readonly byProvider = new Map<ProviderName, Advance>();

  register(provider: ProviderName, advance: Advance): void {
    this.byProvider.set(provider, advance);
  }

  get(provider: ProviderName): Advance | undefined {
    return this.byProvider.get(provider);
  }
}
