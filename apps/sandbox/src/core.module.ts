import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { SettingsModule } from '@sessionlink/config';
import { AdvanceController } from './advance/advance.controller';
import { Advances } from './advance/advances';
import { Faults } from './faults/faults';
import { FaultsController } from './faults/faults.controller';
import { EnvelopeFilter } from './http/envelope.filter';
import { Envelopes } from './http/envelopes';
import { SandboxSettings } from './http/settings';
import { Ledger } from './ledger/ledger';
import { LedgerController } from './ledger/ledger.controller';
import { Timers } from './time/timers';
import { WebhookSender } from './webhooks/webhook.sender';

/** What all four upstreams share: their ledger, faults, timers, and the way to move their sessions by hand. */
@Module({
  imports: [SettingsModule.forRoot([SandboxSettings])],
  controllers: [LedgerController, FaultsController, AdvanceController],
  providers: [
    Ledger,
    Faults,
    Advances,
    Timers,
    Envelopes,
    WebhookSender,
    { provide: APP_FILTER, useClass: EnvelopeFilter },
  ],
  exports: [Ledger, Faults, Advances, Timers, Envelopes, WebhookSender],
})
export class SandboxCoreModule {}
