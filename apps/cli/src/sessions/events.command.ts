import { SessionReader, Views } from '@sessionlink/domain';
import { SubCommand } from 'nest-commander';
import { AdminCommand } from '../admin.command';
import { Domain } from '../domain';
import { forEachId, isSingle } from '../ids';

@SubCommand({
  name: 'events',
  arguments: '<session...>',
  argsDescription: { session: 'ids; - reads them from standard input' },
  description: 'What happened to a session, oldest first',
})
export class SessionEventsCommand extends AdminCommand {
  protected readonly example =
    'sessionlink sessions list --status failed -o id | sessionlink sessions events - -o jsonl';

  constructor(private readonly domain: Domain) {
    super();
  }

  async run(ids: string[]): Promise<void> {
    const reader = await this.domain.get(SessionReader);
    const views = await this.domain.get(Views);
    const timelines = await forEachId(ids, (id) => reader.timeline(null, id));
    this.out.rows(
      timelines.flat().map((event) => views.event(event)),
      [...(isSingle(ids) ? [] : (['session_id'] as const)), 'number', 'at', 'type', 'source', 'actor'],
    );
  }
}
