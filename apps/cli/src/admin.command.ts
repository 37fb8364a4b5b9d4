import { userInfo } from 'node:os';
import { Inject } from '@nestjs/common';
import { CommandRunner, Option } from 'nest-commander';
import { type Format, FORMATS, Out } from './out';
import { oneOf } from './values';

type Command = Parameters<CommandRunner['setCommand']>[0];

/** A verb. */
export abstract class AdminCommand extends CommandRunner {
  /** A command line that works, for the help. */
  protected abstract readonly example: string;
  @Inject() protected readonly out!: Out;

  /** Commander doesn't hand these on to sub-commands: a usage error throws instead of ending the process with 1. */
  override setCommand(command: Command): this {
    command.exitOverride().allowExcessArguments(false).addHelpText('after', `\nExample:\n  ${this.example}`);
    return super.setCommand(command);
  }

  @Option({ flags: '-o, --output <format>', description: 'How data is printed', choices: [...FORMATS] })
  output(format: string): Format {
    return (this.out.format = oneOf(FORMATS, format));
  }
}

/** A verb that changes something: by whom. */
export abstract class ChangingCommand extends AdminCommand {
  @Option({ flags: '--actor <name>', description: 'Who does it', defaultValue: `cli:${osUser()}` })
  actor(name: string): string {
    return name;
  }
}

function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown'); // a container's user needs no name
  }
}
