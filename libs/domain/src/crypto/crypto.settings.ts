import { Transform } from 'class-transformer';
import { Matches, ValidateBy } from 'class-validator';
import { Variable } from '@sessionlink/config';

const KEY = '[A-Za-z0-9_-]{1,32}:[A-Za-z0-9+/]{43}=';

function hasDistinctIds(list: unknown): boolean {
  const ids = String(list)
    .split(',')
    .map((pair) => pair.split(':')[0]);
  return new Set(ids).size === ids.length;
}

export class CryptoSettings {
  /** `id:base64` of 32 bytes each, comma-separated: the first encrypts, all decrypt. */
  @Variable('ENCRYPTION_KEYS')
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/\s/g, '') : value))
  @Matches(new RegExp(`^${KEY}(,${KEY})*$`), {
    message: 'must be a comma list of id:base64 with 32 bytes each (openssl rand -base64 32)',
  })
  @ValidateBy({
    name: 'distinct_ids',
    validator: { validate: hasDistinctIds, defaultMessage: () => 'must not name an id twice' },
  })
  encryptionKeys!: string;

  /** Keys the hashes of handles and digests. Never rotated with the others: stored hashes would match nothing. */
  @Variable('LOOKUP_KEY')
  @Matches(/^[A-Za-z0-9+/]{43}=$/, { message: 'must be base64 of 32 bytes (openssl rand -base64 32)' })
  lookupKey!: string;
}
