export const STATUSES = [
  'created',
  'open',
  'in_progress',
  'processing',
  'in_review',
  'requires_action',
  'completed',
  'failed',
  'canceled',
  'expired',
] as const;
export type Status = (typeof STATUSES)[number];

export const OUTCOMES = ['approved', 'declined', 'paid', 'authorized', 'linked', 'partial'] as const;
/** Null but for `completed`, and for `processing` with `authorized`. */
export type Outcome = (typeof OUTCOMES)[number];

export const LINK_STATES = ['preparing', 'sending', 'active', 'superseded', 'expired', 'unknown', 'failed'] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** Whose business a reason is. */
export type Category = 'customer' | 'partner' | 'provider' | 'compliance' | 'system';

/** Why a session is where it is. The message is ours, never the upstream's: it repeats no personal data. */
export interface Reason {
  code: string;
  category: Category;
  message: string;
  upstream_code?: string;
}
