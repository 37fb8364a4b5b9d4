import { closest } from 'fastest-levenshtein';
import { CommandRunner } from 'nest-commander';

type Command = Parameters<CommandRunner['setCommand']>[0];

/** A word that needs another one after it. */
export abstract class NounCommand extends CommandRunner {
  /** What the help says at its end. */
  protected readonly more: string = 'For an example of a verb: add the verb and --help.';

  override setCommand(command: Command): this {
    return super.setCommand(command.exitOverride().addHelpCommand().addHelpText('after', `\n${this.more}`));
  }

  run([word]: string[]): Promise<void> {
    if (word === undefined) this.command.help({ error: true });
    const known = this.command.commands.map((verb) => verb.name());
    this.command.error(`error: there is no "${word}" here; the nearest is "${closest(word, known)}"`);
  }
}
