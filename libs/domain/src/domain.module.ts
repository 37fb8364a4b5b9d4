import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ProvidersModule } from '@sessionlink/providers';
import { CredentialService } from './credentials/credential.service';
import { LookupHash } from './crypto/lookup-hash';
import { Vault } from './crypto/vault';
import { dataSourceOptions, ENTITIES } from './database/data-source';
import { Database } from './database/database';
import { DatabaseSettings } from './database/database.settings';
import { KeyService } from './partners/key.service';
import { PartnerService } from './partners/partner.service';
import { CreateChecks } from './sessions/create-checks';
import { CustomerPage } from './sessions/customer-page';
import { CustomerReturn } from './sessions/customer-return';
import { Drafts } from './sessions/draft';
import { FactsOfSessions } from './sessions/facts';
import { Opening } from './sessions/opening';
import { Repeats } from './sessions/repeats';
import { Sealed } from './sessions/sealed';
import { SessionReader } from './sessions/session.reader';
import { SessionService } from './sessions/session.service';
import { SessionStore } from './sessions/session.store';
import { Views } from './sessions/views';
import { AbandonedLinks } from './worker/abandoned-links';
import { OldKeys } from './worker/old-keys';
import { Worker } from './worker/worker';

/** Persisted sessions and all that partners own. The settings come from the application. */
@Module({
  imports: [
    ProvidersModule,
    TypeOrmModule.forRootAsync({
      // Whoever starts it hears of a database that isn't there at once.
      useFactory: ({ url }: DatabaseSettings) => ({ ...dataSourceOptions(url), retryAttempts: 1 }),
      inject: [DatabaseSettings],
    }),
    TypeOrmModule.forFeature(ENTITIES),
  ],
  providers: [
    Vault,
    LookupHash,
    Sealed,
    Database,
    PartnerService,
    KeyService,
    CredentialService,
    CreateChecks,
    Drafts,
    FactsOfSessions,
    SessionStore,
    SessionReader,
    Repeats,
    SessionService,
    Opening,
    CustomerPage,
    CustomerReturn,
    Views,
    AbandonedLinks,
    OldKeys,
    Worker,
  ],
  exports: [
    ProvidersModule,
    Database,
    PartnerService,
    KeyService,
    CredentialService,
    SessionReader,
    SessionStore,
    SessionService,
    CustomerPage,
    CustomerReturn,
    Views,
    Worker,
  ],
})
export class DomainModule {}
