import { type MiddlewareConsumer, Module, type NestModule, type OnModuleInit } from '@nestjs/common';
import { SettingsModule } from '@sessionlink/config';
import { Advances } from '../advance/advances';
import { SandboxCoreModule } from '../core.module';
import { Envelopes } from '../http/envelopes';
import { CardWatch, Violations } from './card-watch';
import { CreateController } from './create.controller';
import { HooksController } from './hooks.controller';
import { LeapSettings } from './leap.settings';
import { LookupController } from './lookup.controller';
import { PageController } from './page.controller';
import { Phones } from './phones';
import { envelopeOf } from './refusals';
import { ReissueController } from './reissue.controller';
import { SettingsController } from './settings.controller';
import { stepTo } from './steps';
import { Users } from './users';

/** Leap's partner API, under `/leap/v1`. */
@Module({
  imports: [SandboxCoreModule, SettingsModule.forRoot([LeapSettings])],
  controllers: [
    CreateController,
    ReissueController,
    LookupController,
    PageController,
    SettingsController,
    HooksController,
  ],
  providers: [Phones, Users, Violations],
})
export class LeapModule implements NestModule, OnModuleInit {
  constructor(
    private readonly phones: Phones,
    private readonly users: Users,
    private readonly advances: Advances,
    private readonly envelopes: Envelopes,
  ) {}

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(CardWatch).forRoutes('leap/{*path}');
  }

  onModuleInit(): void {
    this.envelopes.register('/leap', envelopeOf);
    this.advances.register('leap', ({ key, to }) => {
      const user = this.phones.ofNumber(key)?.user;
      if (!user) return null;
      this.users.play(user, [stepTo(to)]);
      return user.id;
    });
  }
}
