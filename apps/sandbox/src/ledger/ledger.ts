import { Injectable } from '@nestjs/common';

export type ProviderName = 'leap' | 'capa' | 'linkmoney' | 'pomelo';
export type Kind = 'create' | 'reissue' | 'lookup' | 'cancel' | 'token' | 'page' | 'webhook';

export interface Effect {
  n: number;
  provider: ProviderName;
  /** The upstream's route: `reissue` is Leap's v4 alone; a second create is a `create`. */
  kind: Kind;
  /** The natural key: Leap `phoneNumber`, Capa `userId`, Link Money `email`, Pomelo `data.company.id`. */
  key: string | null;
  /** What the upstream calls the thing that the effect made or touched. */
  id: string | null;
  at: string;
}

/** Every effect that really happened, in order; a request that was refused or lost before it did anything isn't here. */
@Injectable()
export class Ledger {
  private readonly effects: Effect[] = [];
  private n = 0;

  add(provider: ProviderName, kind: Kind, key: string | null, id: string | null): void {
    this.effects.push({ n: ++this.n, provider, kind, key, id, at: new Date().toISOString() });
  }

  after(n: number): Effect[] {
    return this.effects.filter((effect) => effect.n > n);
  }

  clear(): void {
    this.effects.length = 0;
  }
}
