import 'reflect-metadata';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SandboxSettings } from './http/settings';
import { SandboxModule } from './sandbox.module';

async function main(): Promise<void> {
  const app = await NestFactory.create<NestExpressApplication>(SandboxModule, {
    logger: ['error', 'warn'],
    rawBody: true,
  });
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
  app.useBodyParser('json', { limit: '1mb' });
  app.enableShutdownHooks();
  await app.listen(app.get(SandboxSettings).port, '127.0.0.1');
  console.log(`sandbox listens on ${await app.getUrl()}`);
}

void main();
