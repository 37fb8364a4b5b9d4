import { Module } from '@nestjs/common';
import { OutgoingHttpModule } from '@sessionlink/http';
import type { ProviderEntry } from '../provider';
import { LinkMoneyClient } from './linkmoney.client';
import { linkmoneyExample } from './linkmoney.example';
import { linkmoneyNative } from './linkmoney.native';
import { LinkMoneyParams } from './linkmoney.params';
import { LinkMoneyProvider } from './linkmoney.provider';
import { LinkMoneySettings } from './linkmoney.settings';

@Module({
  imports: [OutgoingHttpModule.register('linkmoney', { connections: 64, connectTimeoutMs: 3000 })],
  providers: [LinkMoneyClient, LinkMoneyProvider],
  exports: [LinkMoneyProvider],
})
export class LinkMoneyModule {}

export const linkmoney: ProviderEntry<LinkMoneyParams> = {
  name: 'linkmoney',
  title: 'Link Money: pay by bank',
  Params: LinkMoneyParams,
  Settings: LinkMoneySettings,
  module: LinkMoneyModule,
  provider: LinkMoneyProvider,
  native: linkmoneyNative,
  publicRefs: ['customer_id', 'payment_id'],
  purposeOf: ({ product }) => (product === 'VERIFY' ? 'bank_account' : 'payment'),
  example: linkmoneyExample,
};
