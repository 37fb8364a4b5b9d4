import { Module } from '@nestjs/common';
import { capa } from './capa/capa.module';
import { leap } from './leap/leap.module';
import { linkmoney } from './linkmoney/linkmoney.module';
import { pomelo } from './pomelo/pomelo.module';
import type { Provider, ProviderEntry } from './provider';

/** The only list of providers: routes, documents, settings, CLI and health come from it. */
export const PROVIDERS: readonly ProviderEntry[] = [leap, capa, linkmoney, pomelo];

/** An entry of the list with its running provider. */
export interface RunningProvider extends ProviderEntry {
  readonly api: Provider;
}

/** The running providers by name, in the order of the list. */
export class Providers {
  private readonly byName: ReadonlyMap<string, RunningProvider>;

  constructor(all: readonly RunningProvider[]) {
    this.byName = new Map(all.map((provider) => [provider.name, provider]));
  }

  get(name: string): RunningProvider | undefined {
    return this.byName.get(name);
  }

  list(): RunningProvider[] {
    return [...this.byName.values()];
  }
}

@Module({
  imports: PROVIDERS.map(({ module }) => module),
  providers: [
    {
      provide: Providers,
      useFactory: (...apis: Provider[]) =>
        new Providers(PROVIDERS.flatMap((entry, at) => (apis[at] ? [{ ...entry, api: apis[at] }] : []))),
      inject: PROVIDERS.map(({ provider }) => provider),
    },
  ],
  exports: [Providers],
})
export class ProvidersModule {}
