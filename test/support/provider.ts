import { type DynamicModule, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { readSettings } from '@sessionlink/config';
import { type Provider, PROVIDERS } from '@sessionlink/providers';

export interface Started {
  api: Provider;
  close(): Promise<void>;
}

/**
 * A provider as the applications have it, without the domain.
 * @param env its settings; none: not configured
 */
export async function startProvider(name: string, env?: Record<string, string>): Promise<Started> {
  const entry = PROVIDERS.find((each) => each.name === name);
  if (!entry) throw new Error(`no provider is called ${name}`);
  const settings: DynamicModule = {
    module: GivenSettings,
    global: true,
    providers: [{ provide: entry.Settings, useValue: env ? readSettings(entry.Settings, env) : null }],
    exports: [entry.Settings],
  };
  const app: TestingModule = await Test.createTestingModule({ imports: [settings, entry.module] }).compile();
  return { api: app.get(entry.provider), close: () => app.close() };
}

@Module({})
class GivenSettings {}
