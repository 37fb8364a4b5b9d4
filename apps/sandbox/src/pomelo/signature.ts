import { createHmac } from 'node:crypto';

export interface Signing {
  /** Base64; its bytes are the key. */
  secret: string;
  /** Unix seconds. */
  timestamp: string;
  /** The receiver's path, as Pomelo knows it. */
  endpoint: string;
}

/** Pomelo's `X-Signature` over a webhook's body (contract §5); `hex` is a mistake that receivers have to refuse. */
export function signature({ secret, timestamp, endpoint }: Signing, body: string, as: 'base64' | 'hex'): string {
  const key = Buffer.from(secret, 'base64');
  return `hmac-sha256 ${createHmac('sha256', key)
    .update(timestamp + endpoint + body)
    .digest(as)}`;
}
