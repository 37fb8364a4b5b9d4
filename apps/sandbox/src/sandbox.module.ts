import { Module } from '@nestjs/common';
import { SandboxCoreModule } from './core.module';
import { CapaModule } from './capa/capa.module';
import { LeapModule } from './leap/leap.module';
import { LinkMoneyModule } from './linkmoney/linkmoney.module';
import { PomeloModule } from './pomelo/pomelo.module';

/** The four upstreams side by side, each under its own prefix. */
@Module({ imports: [SandboxCoreModule, CapaModule, LeapModule, LinkMoneyModule, PomeloModule] })
export class SandboxModule {}
