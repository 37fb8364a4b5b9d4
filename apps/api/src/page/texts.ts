import type { Purpose } from '@sessionlink/domain';

/** Reasons for which a customer has to act again, as far as we have words for them; others get those of `other`. */
export const REASONS = [
  'bank_unlinked',
  'customer_left',
  'document_required',
  'identity_failed',
  'invalid_address',
  'invalid_email',
  'invalid_personal_data',
  'link_expired',
  'not_validated',
  'otp_contract_missing',
  'otp_privacy_missing',
  'provide_additional_info',
  'unconfirmed',
  'unreadable_doc',
  'upstream_error',
  'verification_error',
  'other',
] as const;
export type ReasonText = (typeof REASONS)[number];

/** The name that customers know the partner by. */
type OfPartner = (partner: string) => string;

interface Said {
  title: string;
  text: OfPartner;
}

/** All that the pages say, in one language. */
export interface Texts {
  /** By what the customer is asked to do. */
  ask: Readonly<Record<Purpose | 'other', Said>>;
  /** Where the button leads. */
  next: string;
  /** The link behind the page is dead: the button makes a new one. */
  renew: string;
  button: string;
  /** The link isn't for others. */
  personal: string;
  /** Heads the reason. */
  again: string;
  reasons: Readonly<Record<ReasonText, string>>;
  working: Readonly<Record<'preparing' | 'checking' | 'review' | 'waiting', Said>>;
  refreshes: string;
  refresh: string;
  done: Said;
  ended: Said;
  later: { title: string; text: string };
  retry: string;
  missing: { title: string; text: string };
  /** Leads to the partner's support. */
  contact: OfPartner;
  phone: { title: string; text: string; label: string };
}
