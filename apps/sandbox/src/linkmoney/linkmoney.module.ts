import { Module, type OnModuleInit } from '@nestjs/common';
import { SettingsModule } from '@sessionlink/config';
import { Advances } from '../advance/advances';
import { SandboxCoreModule } from '../core.module';
import { Envelopes } from '../http/envelopes';
import { Advance } from './advance';
import { CreateController } from './create.controller';
import { CreateMagic } from './create.magic';
import { Credentials } from './credentials';
import { envelope } from './envelope';
import { LinkMoneySettings } from './linkmoney.settings';
import { News } from './news';
import { PageController } from './page.controller';
import { Payments } from './payments';
import { ReadsController } from './reads.controller';
import { Store } from './store';
import { SubscriptionsController } from './subscriptions.controller';
import { Targets } from './targets';
import { TokensController } from './tokens.controller';
import { Visit } from './visit';

/** Link Money, pay by bank sessions, under /linkmoney. */
@Module({
  imports: [SandboxCoreModule, SettingsModule.forRoot([LinkMoneySettings])],
  controllers: [TokensController, CreateController, ReadsController, PageController, SubscriptionsController],
  providers: [Credentials, Store, Targets, News, Payments, Visit, CreateMagic, Advance],
})
export class LinkMoneyModule implements OnModuleInit {
  constructor(
    private readonly advances: Advances,
    private readonly envelopes: Envelopes,
    private readonly advance: Advance,
  ) {}

  onModuleInit(): void {
    this.advances.register('linkmoney', (move) => this.advance.move(move));
    this.envelopes.register('/linkmoney', envelope);
  }
}
