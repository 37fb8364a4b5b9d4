import { Module } from '@nestjs/common';
import { SandboxCoreModule } from './core.module';

/** The four upstreams side by side, each under its own prefix. */
@Module({ imports: [SandboxCoreModule] })
export class SandboxModule {}
