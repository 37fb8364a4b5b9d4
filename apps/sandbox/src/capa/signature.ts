import { createHmac } from 'node:crypto';

/** `capa-signature` (contract §5): over the body as it is sent, in lower-case hex. @param secrets a comma list; the first signs */
export function signature(body: string, secrets: string): string {
  const [secret = ''] = secrets.split(',');
  return createHmac('sha256', secret.trim()).update(body).digest('hex');
}
