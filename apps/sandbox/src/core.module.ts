import { Module } from '@nestjs/common';
import { SettingsModule } from '@sessionlink/config';
import { Faults } from './faults/faults';
import { FaultsController } from './faults/faults.controller';
import { SandboxSettings } from './http/settings';
import { Ledger } from './ledger/ledger';
import { LedgerController } from './ledger/ledger.controller';

/** What all four upstreams share: their ledger and their faults. */
@Module({
  imports: [SettingsModule.forRoot([SandboxSettings])],
  controllers: [LedgerController, FaultsController],
  providers: [Ledger, Faults],
  exports: [Ledger, Faults],
})
export class SandboxCoreModule {}
