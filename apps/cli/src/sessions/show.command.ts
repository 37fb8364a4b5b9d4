import { SessionReader, SessionStore, Views } from '@sessionlink/domain';
import { Option, SubCommand } from 'nest-commander';
import { ChangingCommand } from '../admin.command';
import { Domain } from '../domain';
import { forEachId, isSingle } from '../ids';
import { adminView, type FullView, linkView } from './session.view';
import { fieldsOf } from './show.text';

interface Options {
  reveal?: boolean;
  actor: string;
}

@SubCommand({
  name: 'show',
  arguments: '<session...>',
  argsDescription: { session: 'ids; - reads them from standard input' },
  description: 'A session with its links and its timeline',
})
export class ShowSessionsCommand extends ChangingCommand {
  protected readonly example = 'sessionlink sessions show ses_019e2f6c5f4d7c31a5b0c4f1d2e3a4b5';

  constructor(private readonly domain: Domain) {
    super();
  }

  async run(ids: string[], { reveal = false, actor }: Options): Promise<void> {
    const reader = await this.domain.get(SessionReader);
    const views = await this.domain.get(Views);
    const store = await this.domain.get(SessionStore);
    const sessions = await forEachId(ids, async (id): Promise<FullView> => {
      const session = await reader.get(null, id);
      if (reveal) await store.note(id, 'revealed', 'cli', actor, { what: 'upstream_url, params' });
      const [links, events] = await Promise.all([reader.lineage(id), reader.timeline(null, id)]);
      return {
        ...adminView(views, session),
        links: links.map(linkView),
        events: events.map((event) => views.event(event)),
        ...(reveal && { revealed: { upstream_url: session.link.url, params: session.params } }),
      };
    });
    if (reveal && sessions.length > 0)
      this.out.say("Revealed: the upstream's URL lets anybody in, and params are personal data.");
    this.out.rows(sessions, (session) => this.text(session), isSingle(ids));
  }

  private text(session: FullView): string {
    const links = this.out.table(session.links, ['attempt', 'state', 'id', 'has_page', 'expires_at', 'actor']);
    const events = this.out.table(session.events, ['number', 'at', 'type', 'source', 'actor']);
    return [fieldsOf(session), '', 'links', links, '', 'events', events, ''].join('\n');
  }

  @Option({
    flags: '--reveal',
    description: "Print the upstream's URL and the params too: secret and personal; noted in the timeline",
  })
  reveal(): boolean {
    return true;
  }
}
