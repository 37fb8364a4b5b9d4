import { Module } from '@nestjs/common';
import { DbCommand } from './db/db.command';
import { DoctorCommand } from './doctor/doctor.command';
import { Domain } from './domain';
import { KeysCommand } from './keys/keys.command';
import { Out } from './out';
import { PartnersCommand } from './partners/partners.command';
import { ProvidersCommand } from './providers/providers.command';
import { SessionlinkCommand } from './sessionlink.command';
import { SessionsCommand } from './sessions/sessions.command';
import { WorkerCommand } from './worker/worker.command';

const NOUNS = [
  SessionsCommand,
  PartnersCommand,
  KeysCommand,
  ProvidersCommand,
  WorkerCommand,
  DbCommand,
  DoctorCommand,
];

@Module({
  providers: [Out, Domain, SessionlinkCommand, ...NOUNS.flatMap((noun) => noun.registerWithSubCommands())],
})
export class CliModule {}
