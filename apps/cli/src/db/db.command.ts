import { Command } from 'nest-commander';
import { NounCommand } from '../noun.command';
import { MigrateCommand } from './migrate.command';
import { MigrationStatusCommand } from './status.command';

@Command({
  name: 'db',
  description: 'The database; needs DATABASE_URL only',
  subCommands: [MigrateCommand, MigrationStatusCommand],
})
export class DbCommand extends NounCommand {}
