import {
  type DynamicModule,
  type INestApplicationContext,
  Injectable,
  type LoggerService,
  Module,
  type OnApplicationShutdown,
  type Type,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SettingsModule } from '@sessionlink/config';
import { DomainModule } from '@sessionlink/domain';
import { troubleLog } from './log';
import { OPTIONAL, REQUIRED } from './settings';

@Module({})
class DomainOfCommands {
  static register(): DynamicModule {
    return { module: DomainOfCommands, imports: [SettingsModule.forRoot(REQUIRED, OPTIONAL), DomainModule] };
  }
}

/**
 * The domain library, started when a command first asks for a part of it: help, usage errors, `db` and `doctor` must work
 * without settings or a database.
 */
@Injectable()
export class Domain implements OnApplicationShutdown {
  private context?: INestApplicationContext;

  /** @throws SettingsError, or what keeps the database from serving */
  async get<T>(service: Type<T>, log?: LoggerService): Promise<T> {
    this.context ??= await start(log ?? troubleLog());
    return this.context.get(service);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.context?.close();
  }
}

async function start(log: LoggerService): Promise<INestApplicationContext> {
  const options = { logger: false as const, abortOnError: false };
  const context = await NestFactory.createApplicationContext(DomainOfCommands.register(), options);
  context.useLogger(log);
  return context;
}
