import { Command } from 'nest-commander';
import { NounCommand } from '../noun.command';
import { CreateSessionCommand } from './create.command';
import { SessionEventsCommand } from './events.command';
import { ListSessionsCommand } from './list.command';
import { ShowSessionsCommand } from './show.command';

@Command({
  name: 'sessions',
  description: 'What partners asked for',
  subCommands: [ListSessionsCommand, ShowSessionsCommand, CreateSessionCommand, SessionEventsCommand],
})
export class SessionsCommand extends NounCommand {}
