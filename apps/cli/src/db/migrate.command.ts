import { environment, readSettings } from '@sessionlink/config';
import { DatabaseSettings, migrate } from '@sessionlink/domain';
import { SubCommand } from 'nest-commander';
import { ChangingCommand } from '../admin.command';

@SubCommand({ name: 'migrate', description: 'Apply the migrations that are missing' })
export class MigrateCommand extends ChangingCommand {
  protected readonly example = 'sessionlink db migrate';

  async run(): Promise<void> {
    const names = await migrate(readSettings(DatabaseSettings, environment()).url);
    this.out.rows(
      names.map((name) => ({ name, applied: true })),
      ['name', 'applied'],
    );
    if (names.length === 0) this.out.say('Nothing was missing.');
  }
}
