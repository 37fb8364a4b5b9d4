import { Command } from 'nest-commander';
import { NounCommand } from '../noun.command';
import { CreateKeyCommand } from './create.command';
import { ListKeysCommand } from './list.command';
import { RevokeKeysCommand } from './revoke.command';

@Command({
  name: 'keys',
  description: "Partners' API keys",
  subCommands: [CreateKeyCommand, ListKeysCommand, RevokeKeysCommand],
})
export class KeysCommand extends NounCommand {}
