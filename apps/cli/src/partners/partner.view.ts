import type { Partner } from '@sessionlink/domain';

export interface PartnerView {
  id: string;
  name: string;
  display_name: string;
  support_url: string | null;
  return_origins: string[];
  status: string;
  created_at: string;
}

export const PARTNER_COLUMNS = ['id', 'name', 'display_name', 'status', 'created_at'] as const;

export function partnerView({
  id,
  name,
  displayName,
  supportUrl,
  returnOrigins,
  status,
  createdAt,
}: Partner): PartnerView {
  return {
    id,
    name,
    display_name: displayName,
    support_url: supportUrl,
    return_origins: returnOrigins,
    status,
    created_at: createdAt.toISOString(),
  };
}
