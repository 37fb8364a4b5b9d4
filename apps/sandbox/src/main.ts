import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SandboxSettings } from './http/settings';
import { prepare } from './prepare';
import { SandboxModule } from './sandbox.module';

async function main(): Promise<void> {
  const options = { logger: ['error' as const, 'warn' as const], rawBody: true, forceCloseConnections: true };
  const app = prepare(await NestFactory.create<NestExpressApplication>(SandboxModule, options));
  await app.listen(app.get(SandboxSettings).port, '127.0.0.1');
  console.log(`sandbox listens on ${await app.getUrl()}`);
}

void main();
