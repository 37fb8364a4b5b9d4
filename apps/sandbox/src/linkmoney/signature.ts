import { createHmac } from 'node:crypto';

export interface Signing {
  secret: string;
  uniqueId: string;
  /** Unix seconds. */
  timestamp: number;
}

/** Link Money's signature over a webhook's body (contract §5). */
export function signature({ secret, uniqueId, timestamp }: Signing, body: string, as: 'base64' | 'hex'): string {
  return createHmac('sha512', secret)
    .update(`${uniqueId}.${String(timestamp)}.${body}`)
    .digest(as);
}
