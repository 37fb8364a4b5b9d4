import { environment, readSettings } from '@sessionlink/config';
import { DatabaseSettings, migrate, Worker } from '@sessionlink/domain';
import { SubCommand } from 'nest-commander';
import { AdminCommand } from '../admin.command';
import { Domain } from '../domain';
import { workLog } from '../log';
import { checkSettings, LogSettings } from '../settings';

@SubCommand({ name: 'run', description: 'Work until SIGINT or SIGTERM; any number may run beside each other' })
export class RunWorkerCommand extends AdminCommand {
  protected readonly example = 'sessionlink worker run';

  constructor(private readonly domain: Domain) {
    super();
  }

  /** Applies missing migrations first, as the API does: it doesn't matter which of them is started first. */
  async run(): Promise<void> {
    checkSettings();
    await migrate(readSettings(DatabaseSettings, environment()).url);
    const { logLevel } = readSettings(LogSettings, environment());
    const worker = await this.domain.get(Worker, workLog(logLevel));
    const stop = new AbortController();
    const abort = (): void => stop.abort();
    process.once('SIGINT', abort).once('SIGTERM', abort);
    this.out.say('worker is running');
    await worker.run(stop.signal);
  }
}
