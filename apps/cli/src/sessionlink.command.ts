import { RootCommand } from 'nest-commander';
import { EXIT } from './exit-code';
import { NounCommand } from './noun.command';

const EXIT_CODES = Object.entries(EXIT)
  .map(([name, code]) => `${code} ${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`)
  .join(' · ');

@RootCommand({
  name: 'sessionlink',
  description:
    'The admin CLI: sessionlink <noun> <verb>. Settings come from the environment, or from the running stack.',
})
export class SessionlinkCommand extends NounCommand {
  protected override readonly more = `Exit codes: ${EXIT_CODES}`;
}
