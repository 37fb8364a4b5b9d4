import { Module, type OnModuleInit } from '@nestjs/common';
import { SettingsModule } from '@sessionlink/config';
import { Advances, type Move } from '../advance/advances';
import { SandboxCoreModule } from '../core.module';
import { Envelopes } from '../http/envelopes';
import { CreateController } from './create.controller';
import { envelope } from './envelope';
import { Magic } from './magic';
import { Notices } from './notices';
import { OauthController } from './oauth.controller';
import { PageController } from './page.controller';
import { PomeloSettings } from './pomelo.settings';
import { Sessions } from './sessions';
import { SessionsController } from './sessions.controller';
import { Tokens } from './tokens';

/** Pomelo Identity, KYB sessions, under /pomelo. */
@Module({
  imports: [SandboxCoreModule, SettingsModule.forRoot([PomeloSettings])],
  controllers: [OauthController, CreateController, SessionsController, PageController],
  providers: [Tokens, Sessions, Notices, Magic],
})
export class PomeloModule implements OnModuleInit {
  constructor(
    private readonly advances: Advances,
    private readonly envelopes: Envelopes,
    private readonly sessions: Sessions,
  ) {}

  onModuleInit(): void {
    this.advances.register('pomelo', (move) => this.advance(move));
    this.envelopes.register('/pomelo', (status, message) =>
      envelope({ code: `http_${String(status)}`, detail: message }),
    );
  }

  /** To any word, those that nobody knows included; `REQUIRED_FILE` asks for a document instead. */
  private advance({ key, to, id }: Move): string | null {
    const session = this.sessions.ofCompany(key, id);
    if (!session) return null;
    if (to === 'REQUIRED_FILE') this.sessions.requestFile(session);
    else this.sessions.move(session, to);
    return session.id;
  }
}
