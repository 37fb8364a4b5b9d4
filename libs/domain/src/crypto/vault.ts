import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CryptoSettings } from './crypto.settings';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals what is secret or personal: AES-256-GCM, a nonce per value, the key's id in the envelope
 * (length of id, id, nonce, tag, ciphertext). `context` names the row that a value belongs to; elsewhere it doesn't open.
 */
@Injectable()
export class Vault {
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly currentId: string;

  constructor(settings: CryptoSettings) {
    const pairs = settings.encryptionKeys.split(',').map((pair): [string, Buffer] => {
      const colon = pair.indexOf(':');
      return [pair.slice(0, colon), Buffer.from(pair.slice(colon + 1), 'base64')];
    });
    this.keys = new Map(pairs);
    this.currentId = pairs[0]?.[0] ?? '';
  }

  seal(context: string, value: unknown): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key(this.currentId), nonce).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    const id = Buffer.from(this.currentId);
    return Buffer.concat([Buffer.from([id.length]), id, nonce, cipher.getAuthTag(), sealed]);
  }

  /** @throws UnreadableError the key is gone, or the bytes aren't what was sealed for this row */
  open(context: string, envelope: Buffer): unknown {
    const idEnd = 1 + (envelope[0] ?? 0);
    const key = this.key(envelope.toString('utf8', 1, idEnd));
    const nonce = envelope.subarray(idEnd, idEnd + NONCE_BYTES);
    const tag = envelope.subarray(idEnd + NONCE_BYTES, idEnd + NONCE_BYTES + TAG_BYTES);
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context)).setAuthTag(tag);
      const text =
        decipher.update(envelope.subarray(idEnd + NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      return JSON.parse(text);
    } catch {
      throw new UnreadableError('A sealed value does not open: it was changed, or belongs to another row.');
    }
  }

  private key(id: string): Buffer {
    const key = this.keys.get(id);
    if (!key) throw new UnreadableError(`No encryption key "${id}" in ENCRYPTION_KEYS.`);
    return key;
  }
}

export class UnreadableError extends Error {}
