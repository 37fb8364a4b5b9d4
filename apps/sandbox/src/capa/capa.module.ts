import { Module, type OnModuleInit } from '@nestjs/common';
import { SettingsModule } from '@sessionlink/config';
import { Advances } from '../advance/advances';
import { SandboxCoreModule } from '../core.module';
import { Envelopes } from '../http/envelopes';
import { CapaSettings } from './capa.settings';
import { CreateController } from './create.controller';
import { DetailsController } from './details.controller';
import { envelopeOf } from './envelope';
import { News } from './news';
import { PageController } from './page.controller';
import { PartnerController } from './partner.controller';
import { Users } from './users';
import { Verifications } from './verifications';

/** Capa's KYC, under `/capa`. */
@Module({
  imports: [SandboxCoreModule, SettingsModule.forRoot([CapaSettings])],
  controllers: [CreateController, DetailsController, PartnerController, PageController],
  providers: [Verifications, Users, News],
})
export class CapaModule implements OnModuleInit {
  constructor(
    private readonly verifications: Verifications,
    private readonly advances: Advances,
    private readonly envelopes: Envelopes,
  ) {}

  onModuleInit(): void {
    this.envelopes.register('/capa', envelopeOf);
    this.advances.register('capa', ({ key, to, id }) => {
      const verification = this.verifications.ofUser(key, id);
      if (!verification) return null;
      this.verifications.advance(verification, to);
      return verification.id;
    });
  }
}
