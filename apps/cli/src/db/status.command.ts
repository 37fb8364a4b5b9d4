import { environment, readSettings } from '@sessionlink/config';
import { DatabaseSettings, migrationStates } from '@sessionlink/domain';
import { SubCommand } from 'nest-commander';
import { AdminCommand } from '../admin.command';

@SubCommand({ name: 'status', description: 'All migrations, and which are applied' })
export class MigrationStatusCommand extends AdminCommand {
  protected readonly example = 'sessionlink db status';

  async run(): Promise<void> {
    const states = await migrationStates(readSettings(DatabaseSettings, environment()).url);
    this.out.rows(states, ['name', 'applied']);
    if (states.some(({ applied }) => !applied)) this.out.say('To apply what is missing: sessionlink db migrate');
  }
}
