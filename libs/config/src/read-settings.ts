import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { variablesOf } from './variable';

export type Environment = Readonly<Record<string, string | undefined>>;
export type SettingsClass<T extends object = object> = new () => T;

/** Everything that is wrong with the settings, one line per fault, each with its variable's name. Exit code 3. */
export class SettingsError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The settings can't be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

/** Reads and checks one class of settings. An empty variable counts as absent. @throws SettingsError */
export function readSettings<T extends object>(settings: SettingsClass<T>, env: Environment): T {
  const { value, faults } = tryRead(settings, env);
  if (faults.length > 0) throw new SettingsError(faults);
  return value;
}

/** Whether any variable of this class is set: a provider without one is *not configured*. */
export function isConfigured(settings: SettingsClass, env: Environment): boolean {
  return [...variablesOf(settings).values()].some((name) => isSet(env[name]));
}

export function tryRead<T extends object>(
  settings: SettingsClass<T>,
  env: Environment,
): { value: T; faults: string[] } {
  const names = variablesOf(settings);
  const present = Object.fromEntries(
    [...names.values()].filter((name) => isSet(env[name])).map((name) => [name, env[name]]),
  );
  const value = plainToInstance(settings, present, { excludeExtraneousValues: true, exposeDefaultValues: true });
  const faults = validateSync(value, { stopAtFirstError: true }).map((error) => {
    const message = Object.values(error.constraints ?? {})[0] ?? 'is invalid';
    const name = names.get(error.property) ?? error.property;
    return message.includes(name) ? message : `${name}: ${message}`;
  });
  return { value, faults };
}

function isSet(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}
