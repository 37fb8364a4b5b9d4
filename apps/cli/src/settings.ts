import { environment, isConfigured, type SettingsClass, SettingsError, tryRead, Variable } from '@sessionlink/config';
import { CryptoSettings, DatabaseSettings, PROVIDERS, SessionSettings } from '@sessionlink/domain';
import { IsIn } from 'class-validator';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** For a worker; the other commands log trouble only. */
export class LogSettings {
  @Variable('LOG_LEVEL') @IsIn(LOG_LEVELS, { message: `must be one of ${LOG_LEVELS.join(', ')}` }) logLevel: LogLevel =
    'info';
}

/** What the domain needs. */
export const REQUIRED: readonly SettingsClass[] = [LogSettings, DatabaseSettings, CryptoSettings, SessionSettings];
/** A provider without its settings is not configured. */
export const OPTIONAL: readonly SettingsClass[] = PROVIDERS.map(({ Settings }) => Settings);

/** @throws SettingsError with every fault of all settings */
export function checkSettings(): void {
  const env = environment();
  const used = [...REQUIRED, ...OPTIONAL.filter((settings) => isConfigured(settings, env))];
  const faults = used.flatMap((settings) => tryRead(settings, env).faults);
  if (faults.length > 0) throw new SettingsError(faults);
}
