import type { ProviderName } from '../ledger/ledger';

/** One piece of news on its way to one target. */
export interface Webhook {
  provider: ProviderName;
  /** The natural key and the upstream's id of what it speaks of, for the ledger. News of one key goes out in order. */
  key: string;
  id: string;
  url: string;
  /** Asked for every try, so that each can be signed anew. `missign`: sign it so that the receiver has to refuse it. */
  request: (missign: boolean) => { headers: Record<string, string>; body: string };
  /** Waits before the repeats after anything but a 2xx; unscaled. */
  retryDelaysMs: readonly number[];
}
