import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readOrCreate } from './private-file';

/** `key`: what names the secret in a webhook's header; Pomelo's alone has one. */
export interface WebhookSecret {
  readonly key: string | null;
  readonly secret: string;
}

export interface Secrets {
  /** `id:base64`, 32 bytes. */
  readonly encryptionKeys: string;
  readonly lookupKey: string;
  readonly webhooks: Readonly<Record<'leap' | 'capa' | 'linkmoney' | 'pomelo', WebhookSecret>>;
}

/** Made on first start; without them what the database holds can't be read again. */
export function readSecrets(dataDirectory: string): Secrets {
  const text = readOrCreate(join(dataDirectory, 'secrets.json'), () => `${JSON.stringify(newSecrets(), null, 2)}\n`);
  return JSON.parse(text) as Secrets;
}

function newSecrets(): Secrets {
  const random = () => randomBytes(32).toString('base64');
  const plain = () => ({ key: null, secret: randomBytes(32).toString('hex') });
  return {
    encryptionKeys: `dev:${random()}`,
    lookupKey: random(),
    webhooks: {
      leap: plain(),
      capa: plain(),
      linkmoney: plain(),
      pomelo: { key: `key-${randomBytes(8).toString('hex')}`, secret: random() },
    },
  };
}
