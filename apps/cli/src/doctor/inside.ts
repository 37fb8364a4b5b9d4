import { variablesOf } from '@sessionlink/config';
import {
  type CredentialService,
  type Database,
  PROVIDERS,
  type ProviderEntry,
  type SessionReader,
  UnreadableError,
} from '@sessionlink/domain';
import { fault, type Finding, note, ok } from './finding';

/** Leases and signed times are compared between machines. */
const CLOCK_TOLERANCE_MS = 2000;

/** Whether the encryption keys open what is stored: the newest session is tried. */
export async function encryptionKeys(reader: SessionReader): Promise<Finding> {
  try {
    const { data } = await reader.list({}, 1);
    return ok('encryption_keys', data.length > 0 ? 'They open the newest session.' : 'No session is stored yet.');
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return fault('encryption_keys', error.message, 'Put the key that was used back into ENCRYPTION_KEYS, at its end.');
  }
}

export async function clock(db: Database): Promise<Finding> {
  const aheadMs = await db.clockAheadMs();
  const offset = `${Math.abs(aheadMs)} ms ${aheadMs < 0 ? 'behind' : 'ahead of'} the database's clock.`;
  return Math.abs(aheadMs) <= CLOCK_TOLERANCE_MS
    ? ok('clock', offset)
    : fault('clock', offset, 'Synchronise the clocks of both machines (NTP).');
}

export function providers(credentials: CredentialService): Promise<Finding[]> {
  return Promise.all(PROVIDERS.map((provider) => providerFinding(provider, credentials)));
}

async function providerFinding({ name, Settings }: ProviderEntry, credentials: CredentialService): Promise<Finding> {
  const status = await credentials.status(name);
  const variables = [...variablesOf(Settings).values()].join(', ');
  if (status === 'ready') return ok(`provider ${name}`, 'It is configured.');
  if (status === 'not_configured')
    return note(`provider ${name}`, 'It is not configured.', `To use it, set: ${variables}`);
  const own = (await credentials.list(name)).find(({ partnerId }) => partnerId === null);
  const until = own?.pausedUntil?.toISOString() ?? 'later';
  const finding = `It is paused until ${until}: ${own?.pauseReason ?? 'no reason was given'}.`;
  return fault(`provider ${name}`, finding, `Check its credential: ${variables}`);
}
