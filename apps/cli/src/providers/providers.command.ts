import { Command } from 'nest-commander';
import { NounCommand } from '../noun.command';
import { ListProvidersCommand } from './list.command';

@Command({ name: 'providers', description: 'The upstream APIs', subCommands: [ListProvidersCommand] })
export class ProvidersCommand extends NounCommand {}
