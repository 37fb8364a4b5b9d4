import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { environment, readSettings, SettingsError } from '@sessionlink/config';
import { DatabaseSettings, migrate } from '@sessionlink/domain';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import { ApiSettings } from './api.settings';
import { AppModule } from './app.module';
import { serveDocuments } from './docs/documents';
import { jsonBody } from './http/body';
import { requestId } from './http/request-id';

const EXIT_CONFIGURATION = 3;

async function main(): Promise<void> {
  await migrate(readSettings(DatabaseSettings, environment()).url);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.register(), {
    bufferLogs: true,
    bodyParser: false,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.disable('x-powered-by');
  app.use(
    requestId,
    helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }),
    ...jsonBody(),
  );
  app.enableShutdownHooks();
  serveDocuments(app);
  const { host, port: wanted } = app.get(ApiSettings);
  await (host ? app.listen(wanted, host) : app.listen(wanted));
  const { port } = new URL(await app.getUrl());
  app.get(Logger).log({ listening: Number(port), msg: 'the API listens' });
}

main().catch((error: unknown) => {
  if (error instanceof SettingsError) console.error(error.message);
  else console.error(error);
  process.exitCode = error instanceof SettingsError ? EXIT_CONFIGURATION : 1;
  process.exit();
});
