import { Module } from '@nestjs/common';
import { OutgoingHttpModule } from '@sessionlink/http';
import type { ProviderEntry } from '../provider';
import { CapaClient } from './capa.client';
import { capaExample } from './capa.example';
import { capaNative } from './capa.native';
import { CapaParams } from './capa.params';
import { CapaProvider } from './capa.provider';
import { CapaSettings } from './capa.settings';

@Module({
  imports: [OutgoingHttpModule.register('capa', { connections: 64, connectTimeoutMs: 3000 })],
  providers: [CapaClient, CapaProvider],
  exports: [CapaProvider],
})
export class CapaModule {}

export const capa: ProviderEntry<CapaParams> = {
  name: 'capa',
  title: 'Capa: KYC',
  Params: CapaParams,
  Settings: CapaSettings,
  module: CapaModule,
  provider: CapaProvider,
  native: capaNative,
  // the id of the verification is the link's own secret
  publicRefs: ['user_id'],
  purposeOf: () => 'identity',
  example: capaExample,
};
