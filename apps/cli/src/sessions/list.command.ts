import {
  type OpenedSession,
  PROVIDERS,
  type SessionFilter,
  SessionReader,
  type Status,
  STATUSES,
  Views,
} from '@sessionlink/domain';
import { Option, SubCommand } from 'nest-commander';
import { AdminCommand } from '../admin.command';
import { Domain } from '../domain';
import { date, oneOf, wholeNumber } from '../values';
import { adminView } from './session.view';

const NAMES = PROVIDERS.map(({ name }) => name);
const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 10_000;
const PAGE = 100;

interface Options extends SessionFilter {
  limit?: number;
  cursor?: string;
}

@SubCommand({ name: 'list', description: 'Sessions, newest first; every option narrows' })
export class ListSessionsCommand extends AdminCommand {
  protected readonly example = 'sessionlink sessions list --provider pomelo --status open --created-after 2026-01-31';

  constructor(private readonly domain: Domain) {
    super();
  }

  async run(_: string[], { limit = DEFAULT_LIMIT, cursor, ...filter }: Options): Promise<void> {
    const views = await this.domain.get(Views);
    const { sessions, next } = await this.read(filter, limit, cursor);
    this.out.rows(
      sessions.map((session) => adminView(views, session)),
      ['id', 'status', 'outcome', 'provider', 'reference', 'created_at'],
    );
    if (next !== null) this.out.say(`There are more: --cursor ${next}`);
  }

  private async read(
    filter: SessionFilter,
    limit: number,
    cursor?: string,
  ): Promise<{ sessions: OpenedSession[]; next: string | null }> {
    const reader = await this.domain.get(SessionReader);
    const sessions: OpenedSession[] = [];
    let next = cursor ?? null;
    do {
      const page = await reader.list(filter, Math.min(PAGE, limit - sessions.length), next ?? undefined);
      sessions.push(...page.data);
      next = page.nextCursor;
    } while (next !== null && sessions.length < limit);
    return { sessions, next };
  }

  @Option({ flags: '--partner <id>', description: 'Of this partner', name: 'partnerId' })
  partner(id: string): string {
    return id;
  }

  @Option({ flags: '--provider <name>', description: 'At this provider', choices: [...NAMES] })
  provider(name: string): string {
    return oneOf(NAMES, name);
  }

  @Option({ flags: '--status <status>', description: 'In this status', choices: [...STATUSES] })
  status(status: string): Status {
    return oneOf(STATUSES, status);
  }

  @Option({ flags: '--reference <text>', description: "With this reference, the partner's own name for it" })
  reference(text: string): string {
    return text;
  }

  @Option({
    flags: '--customer <text>',
    description: "By phone, e-mail, or the upstream's id of a user, company or payment",
  })
  customer(text: string): string {
    return text;
  }

  @Option({ flags: '--created-after <time>', description: 'ISO 8601' })
  createdAfter(time: string): Date {
    return date(time);
  }

  @Option({ flags: '--created-before <time>', description: 'ISO 8601' })
  createdBefore(time: string): Date {
    return date(time);
  }

  @Option({ flags: '--updated-after <time>', description: 'ISO 8601' })
  updatedAfter(time: string): Date {
    return date(time);
  }

  @Option({ flags: '--limit <number>', description: `At most so many (default: ${DEFAULT_LIMIT})` })
  limit(text: string): number {
    return wholeNumber(text, 1, MAX_LIMIT);
  }

  @Option({ flags: '--cursor <cursor>', description: 'Where the list before ended' })
  cursor(text: string): string {
    return text;
  }
}
