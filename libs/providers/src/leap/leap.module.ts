import { Module } from '@nestjs/common';
import { OutgoingHttpModule } from '@sessionlink/http';
import type { ProviderEntry } from '../provider';
import { LeapClient } from './leap.client';
import { leapExample } from './leap.example';
import { leapNative } from './leap.native';
import { LeapParams } from './leap.params';
import { LeapProvider } from './leap.provider';
import { LeapSettings } from './leap.settings';

@Module({
  imports: [OutgoingHttpModule.register('leap', { connections: 64, connectTimeoutMs: 3000 })],
  providers: [LeapClient, LeapProvider],
  exports: [LeapProvider],
})
export class LeapModule {}

export const leap: ProviderEntry<LeapParams> = {
  name: 'leap',
  title: 'Leap Financial: remittance onboarding',
  Params: LeapParams,
  Settings: LeapSettings,
  module: LeapModule,
  provider: LeapProvider,
  native: leapNative,
  publicRefs: ['payment_method_status'],
  purposeOf: () => 'money_transfer',
  example: leapExample,
};
