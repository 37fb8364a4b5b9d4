import { type Fault, holdsCardNumber, hasControl, hostedUrl } from '@sessionlink/providers';

/** What a partner asks for; everything but `provider` and `params` may be absent. */
export interface CreateWish {
  provider: string;
  /** The upstream's own body, unchecked. */
  params: unknown;
  reference?: string;
  returnUrl?: string;
  metadata?: Readonly<Record<string, string>>;
  /** Seconds until the session closes if nobody finishes it. */
  expiresInSeconds?: number;
  /** Of the customer's page, such as `es` or `pt-BR`. */
  locale?: string;
}

export const EXPIRES_IN = { min: 300, max: 7_776_000, default: 604_800 } as const;
const MAX_REFERENCE = 255;
const MAX_METADATA = { keys: 50, key: 40, value: 500 } as const;

/**
 * Checks all but `params` (contract of our own API, design §4): limits, formats, and card numbers in what the partner
 * may write freely.
 */
export function wishFaults({ reference, returnUrl, metadata, expiresInSeconds, locale }: CreateWish): Fault[] {
  const faults: Fault[] = [];
  const check = (holds: boolean, pointer: string, code: string, message: string): void => {
    if (!holds) faults.push({ pointer, code, message });
  };
  if (reference !== undefined) {
    check(!holdsCardNumber(reference), '/reference', 'raw_card_number', 'must not hold a card number');
    check(
      isShort(reference, MAX_REFERENCE),
      '/reference',
      'invalid_string',
      `must be 1 to ${MAX_REFERENCE} characters without control characters`,
    );
  }
  if (returnUrl !== undefined) {
    check(
      isReturnUrl(returnUrl),
      '/return_url',
      'invalid_uri',
      'must be an absolute https URL of at most 2048 characters, without user info',
    );
  }
  if (expiresInSeconds !== undefined) {
    const inRange =
      Number.isInteger(expiresInSeconds) && expiresInSeconds >= EXPIRES_IN.min && expiresInSeconds <= EXPIRES_IN.max;
    check(
      inRange,
      '/expires_in',
      'invalid_number',
      `must be whole seconds from ${EXPIRES_IN.min} to ${EXPIRES_IN.max}`,
    );
  }
  if (locale !== undefined)
    check(/^[a-z]{2}(-[A-Z]{2})?$/.test(locale), '/locale', 'invalid_format', 'must be a language such as es or pt-BR');
  faults.push(...metadataFaults(metadata ?? {}));
  return faults;
}

/** @param origins the partner's list; empty: any */
export function isOnOrigins(returnUrl: string, origins: readonly string[]): boolean {
  if (origins.length === 0) return true;
  const { origin, protocol } = new URL(returnUrl);
  return origins.includes(origin) || origins.includes(protocol);
}

function metadataFaults(metadata: Readonly<Record<string, string>>): Fault[] {
  const entries = Object.entries(metadata);
  const faults: Fault[] = [];
  if (entries.length > MAX_METADATA.keys)
    faults.push({ pointer: '/metadata', code: 'too_long', message: `must have at most ${MAX_METADATA.keys} keys` });
  for (const [key, value] of entries) {
    const named = /^[A-Za-z0-9_.-]+$/.test(key) && key.length <= MAX_METADATA.key && !holdsCardNumber(key);
    const pointer = named ? `/metadata/${key}` : '/metadata';
    if (!named)
      faults.push({
        pointer,
        code: 'invalid_string',
        message: `keys must be 1 to ${MAX_METADATA.key} letters, digits, _ . or -`,
      });
    else if (holdsCardNumber(value))
      faults.push({ pointer, code: 'raw_card_number', message: 'must not hold a card number' });
    else if (value.length > MAX_METADATA.value || hasControl(value))
      faults.push({
        pointer,
        code: 'invalid_string',
        message: `must be at most ${MAX_METADATA.value} characters without control characters`,
      });
  }
  return faults;
}

function isShort(text: string, max: number): boolean {
  return text.trim() !== '' && text.length <= max && !hasControl(text);
}

function isReturnUrl(text: string): boolean {
  return hostedUrl(text) !== undefined && !/[\s\p{Cc}]/u.test(text);
}
