import type { ApiKey } from '@sessionlink/domain';

export interface KeyView {
  id: string;
  partner_id: string;
  name: string;
  scopes: string[];
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
}

export const KEY_COLUMNS = ['id', 'name', 'partner_id', 'scopes', 'expires_at', 'revoked_at'] as const;

export function keyView({ id, partnerId, name, scopes, createdAt, expiresAt, revokedAt }: ApiKey): KeyView {
  return {
    id,
    partner_id: partnerId,
    name,
    scopes,
    created_at: createdAt.toISOString(),
    expires_at: expiresAt?.toISOString() ?? null,
    revoked_at: revokedAt?.toISOString() ?? null,
  };
}
