import { Command } from 'nest-commander';
import { NounCommand } from '../noun.command';
import { CreatePartnerCommand } from './create.command';
import { ListPartnersCommand } from './list.command';

@Command({
  name: 'partners',
  description: 'Companies that call the API',
  subCommands: [CreatePartnerCommand, ListPartnersCommand],
})
export class PartnersCommand extends NounCommand {}
