import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { sha256 } from '../crypto/lookup-hash';
import { Database } from '../database/database';
import { InvalidInputError, KeyNotFoundError } from '../errors';
import { newId } from '../ids';
import { ApiKey, type Scope, SCOPES } from './api-key.entity';
import { PartnerService } from './partner.service';

/** Who calls: a partner, by one of its keys. */
export interface Caller {
  partnerId: string;
  keyId: string;
  scopes: readonly Scope[];
}

export interface NewKey {
  partnerId: string;
  name: string;
  /** Absent: all. */
  scopes?: readonly string[];
  expiresAt?: Date;
}

const KEY_FORM = /^sk_[A-Za-z0-9_-]{43}$/;

interface KeyRow {
  id: string;
  partner_id: string;
  hash: Buffer;
  scopes: Scope[];
}

/** On the way of every request: one named statement, where a repository with its relation would take two. */
const AUTHENTICATE = {
  name: 'authenticate',
  text: `
    SELECT api_keys.id, api_keys.partner_id, api_keys.hash, api_keys.scopes
    FROM api_keys JOIN partners ON partners.id = api_keys.partner_id
    WHERE api_keys.hash = $1 AND api_keys.revoked_at IS NULL
      AND (api_keys.expires_at IS NULL OR api_keys.expires_at > now()) AND partners.status = 'active'`,
};

/** API keys: 256 random bits, shown once, kept as a hash. */
@Injectable()
export class KeyService {
  constructor(
    @InjectRepository(ApiKey) private readonly keys: Repository<ApiKey>,
    private readonly partners: PartnerService,
    private readonly database: Database,
  ) {}

  /** @returns the key itself, for the only time @throws PartnerNotFoundError, InvalidInputError */
  async create({ partnerId, name, scopes = SCOPES, expiresAt }: NewKey): Promise<{ key: string; row: ApiKey }> {
    await this.partners.get(partnerId);
    if (name.trim() === '' || name.length > 100) {
      throw new InvalidInputError([
        { pointer: '/name', code: 'invalid_string', message: 'must be 1 to 100 characters' },
      ]);
    }
    const known = SCOPES.filter((scope) => scopes.includes(scope));
    if (known.length === 0 || known.length !== scopes.length) {
      throw new InvalidInputError([
        { pointer: '/scopes', code: 'invalid_enum', message: `must be some of ${SCOPES.join(', ')}` },
      ]);
    }
    const key = `sk_${randomBytes(32).toString('base64url')}`;
    const createdAt = new Date();
    const row = this.keys.create({
      id: newId('key', createdAt),
      partnerId,
      name,
      hash: sha256(key),
      scopes: known,
      createdAt,
      expiresAt: expiresAt ?? null,
      revokedAt: null,
    });
    await this.keys.insert(row);
    return { key, row };
  }

  list(partnerId?: string): Promise<ApiKey[]> {
    return this.keys.find({ where: partnerId ? { partnerId } : {}, order: { id: 'ASC' } });
  }

  /** Ends a key at once; ending it again changes nothing. @throws KeyNotFoundError */
  async revoke(id: string): Promise<ApiKey> {
    await this.keys
      .createQueryBuilder()
      .update()
      .set({ revokedAt: new Date() })
      .where('id = :id AND revoked_at IS NULL', { id })
      .execute();
    const row = await this.keys.findOneBy({ id });
    if (!row) throw new KeyNotFoundError(id);
    return row;
  }

  /** @returns who calls, or null for a key that is unknown, revoked, expired, or of a suspended partner */
  async authenticate(key: string): Promise<Caller | null> {
    if (!KEY_FORM.test(key)) return null;
    const hash = sha256(key);
    const [row] = await this.database.run<KeyRow>(AUTHENTICATE, [hash]);
    if (!row || !timingSafeEqual(row.hash, hash)) return null;
    return { partnerId: row.partner_id, keyId: row.id, scopes: row.scopes };
  }
}
