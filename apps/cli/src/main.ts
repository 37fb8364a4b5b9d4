import 'reflect-metadata';
import { useDevelopmentStack } from '@sessionlink/config';
import { CommandFactory } from 'nest-commander';
import { CliModule } from './cli.module';
import { forgiveBrokenPipes } from './out';
import { report } from './report';

async function main(): Promise<void> {
  forgiveBrokenPipes();
  useDevelopmentStack();
  await CommandFactory.run(CliModule, { logger: false, abortOnError: false, serviceErrorHandler: report });
}

main().catch(report);
