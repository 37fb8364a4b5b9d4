import { createHash, createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import stringify from 'safe-stable-stringify';
import { CryptoSettings } from './crypto.settings';

/** Keyed hashes: rows can be found by a value that isn't stored. */
@Injectable()
export class LookupHash {
  private readonly key: Buffer;

  constructor(settings: CryptoSettings) {
    this.key = Buffer.from(settings.lookupKey, 'base64');
  }

  of(value: string): Buffer {
    return createHmac('sha256', this.key).update(value).digest();
  }

  /** The same for equal JSON values, however their keys are ordered. */
  digest(value: unknown): Buffer {
    return this.of(stringify(value) ?? '');
  }
}

/** For secrets with 128 bits or more of their own, which need no key: API keys and short-link tokens. */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
