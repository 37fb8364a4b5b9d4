import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SettingsError } from '@sessionlink/config';
import { DatabaseSettings, databaseTrouble, migrate } from '@sessionlink/domain';
import helmet from 'helmet';
import { ApiSettings } from './api.settings';
import { AppModule } from './app.module';
import { serveDocuments } from './docs/documents';
import { jsonBody } from './http/body';
import { newLog } from './http/logging';
import { requestId } from './http/request-id';

const EXIT_BUG = 1;
const EXIT_CONFIGURATION = 3;

async function main(): Promise<void> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.register(), {
    logger: false, // until the settings say how to log
    bodyParser: false,
    abortOnError: false,
  });
  await migrate(app.get(DatabaseSettings).url);
  const settings = app.get(ApiSettings);
  const { logger, requests } = newLog(settings);
  app.useLogger(logger);
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(
    requestId,
    requests,
    helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }),
    ...jsonBody(),
  );
  app.enableShutdownHooks();
  serveDocuments(app);
  await (settings.host ? app.listen(settings.port, settings.host) : app.listen(settings.port));
  const { port } = new URL(await app.getUrl());
  logger.log({ listening: Number(port), msg: 'the API listens' });
}

main().catch((error: unknown) => {
  const trouble = databaseTrouble(error);
  const portTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (error instanceof SettingsError) console.error(error.message);
  else if (trouble) console.error(`The database can't be used (${trouble}): see DATABASE_URL.`);
  else if (portTaken) console.error('The port is taken: set PORT to another one.');
  else console.error(error);
  process.exit(error instanceof SettingsError || trouble || portTaken ? EXIT_CONFIGURATION : EXIT_BUG);
});
