import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { type Environment, isConfigured, SettingsError, type SettingsClass, tryRead } from './read-settings';

/** Typed settings, injected by class. All are read and checked here, once; after it nobody touches the environment. */
@Module({})
export class SettingsModule {
  /**
   * @param required classes that must be valid
   * @param optional classes that are injected as null when none of their variables is set (a provider that isn't configured)
   * @throws SettingsError listing every fault of all classes
   */
  static forRoot(required: readonly SettingsClass[], optional: readonly SettingsClass[] = []): DynamicModule {
    let values = new Map<SettingsClass, object | null>();
    const validate = (env: Environment): Environment => {
      values = readAll(required, optional, env);
      return env;
    };
    const classes = [...required, ...optional];
    return {
      module: SettingsModule,
      global: true,
      imports: [ConfigModule.forRoot({ validate, ignoreEnvFile: true })],
      providers: classes.map((settings) => ({ provide: settings, useFactory: () => values.get(settings) ?? null })),
      exports: classes,
    };
  }
}

function readAll(
  required: readonly SettingsClass[],
  optional: readonly SettingsClass[],
  env: Environment,
): Map<SettingsClass, object | null> {
  const values = new Map<SettingsClass, object | null>();
  const faults: string[] = [];
  for (const settings of [...required, ...optional]) {
    if (optional.includes(settings) && !isConfigured(settings, env)) {
      values.set(settings, null);
      continue;
    }
    const read = tryRead(settings, env);
    values.set(settings, read.value);
    faults.push(...read.faults);
  }
  if (faults.length > 0) throw new SettingsError(faults);
  return values;
}
