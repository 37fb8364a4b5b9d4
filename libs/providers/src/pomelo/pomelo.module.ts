import { Module } from '@nestjs/common';
import { OutgoingHttpModule } from '@sessionlink/http';
import type { ProviderEntry } from '../provider';
import { PomeloClient } from './pomelo.client';
import { pomeloExample } from './pomelo.example';
import { pomeloNative } from './pomelo.native';
import { PomeloParams } from './pomelo.params';
import { PomeloProvider } from './pomelo.provider';
import { PomeloSettings } from './pomelo.settings';

@Module({
  imports: [OutgoingHttpModule.register('pomelo', { connections: 64, connectTimeoutMs: 3000 })],
  providers: [PomeloClient, PomeloProvider],
  exports: [PomeloProvider],
})
export class PomeloModule {}

export const pomelo: ProviderEntry<PomeloParams> = {
  name: 'pomelo',
  title: 'Pomelo Identity: KYB',
  Params: PomeloParams,
  Settings: PomeloSettings,
  module: PomeloModule,
  provider: PomeloProvider,
  native: pomeloNative,
  publicRefs: ['session_id'],
  purposeOf: () => 'business',
  example: pomeloExample,
};
