import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { SettingsModule } from '@sessionlink/config';
import { CryptoSettings, DatabaseSettings, DomainModule, PROVIDERS, SessionSettings } from '@sessionlink/domain';
import { ApiSettings } from './api.settings';
import { KeyGuard } from './auth/key.guard';
import { dropinController, tokenController } from './dropin/dropin.controller';
import { HealthController } from './health/health.controller';
import { InputPipe } from './http/input.pipe';
import { PageController } from './page/page.controller';
import { ReturnController } from './page/return.controller';
import { ProblemFilter } from './problem/problem.filter';
import { ProvidersController } from './providers/providers.controller';
import { SessionsController } from './sessions/sessions.controller';

/** The REST API. Reading the settings is part of its making: @throws SettingsError */
@Module({})
export class AppModule {
  static register(): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.forRoot(
          [ApiSettings, DatabaseSettings, CryptoSettings, SessionSettings],
          PROVIDERS.map(({ Settings }) => Settings),
        ),
        DomainModule,
      ],
      controllers: [
        SessionsController,
        ProvidersController,
        HealthController,
        PageController,
        ReturnController,
        ...PROVIDERS.map(dropinController),
        ...PROVIDERS.flatMap(tokenController),
      ],
      providers: [
        { provide: APP_GUARD, useClass: KeyGuard },
        { provide: APP_PIPE, useClass: InputPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
