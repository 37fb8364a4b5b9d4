import { environment, SettingsError, tryRead } from '@sessionlink/config';
import { DatabaseSettings, databaseTrouble, migrationStates } from '@sessionlink/domain';
import { TROUBLES } from '../report';
import { checkSettings } from '../settings';
import { fault, type Finding, ok, skipped } from './finding';

const SET_IT = 'Set it in the environment, or start the development stack: npm start';

/** Every fault of every setting. */
export function settings(): Finding[] {
  try {
    checkSettings();
    return [ok('settings', 'All settings can be used.')];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.faults.map((text) => fault('settings', text, SET_IT));
  }
}

/** Whether the database answers, and has the tables; DATABASE_URL is enough. */
export async function database(): Promise<Finding[]> {
  const { value, faults } = tryRead(DatabaseSettings, environment());
  if (faults.length > 0) return [skipped('database'), skipped('migrations')];
  try {
    const missing = (await migrationStates(value.url)).filter(({ applied }) => !applied);
    const migrations =
      missing.length === 0
        ? ok('migrations', 'All are applied.')
        : fault('migrations', `${missing.length} are not applied.`, TROUBLES.not_migrated.cure);
    return [ok('database', 'It answers.'), migrations];
  } catch (error) {
    const trouble = databaseTrouble(error);
    if (!trouble) throw error;
    return [fault('database', TROUBLES[trouble].finding, TROUBLES[trouble].cure), skipped('migrations')];
  }
}
