import { createHmac, randomBytes } from 'node:crypto';

const KEY = randomBytes(32);

/** A token that looks like the upstreams' own: nobody but the sandbox can check it, and it does so by remembering it. */
export function jwt(claims: Record<string, unknown>, expiresInSeconds: number): string {
  const issued = Math.floor(Date.now() / 1000);
  const payload = { ...claims, iat: issued, exp: issued + expiresInSeconds, jti: randomBytes(8).toString('hex') };
  const content = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(payload)}`;
  return `${content}.${createHmac('sha256', KEY).update(content).digest('base64url')}`;
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
