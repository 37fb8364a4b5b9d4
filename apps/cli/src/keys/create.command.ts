import { KeyService, SCOPES } from '@sessionlink/domain';
import { Option, SubCommand } from 'nest-commander';
import { ChangingCommand } from '../admin.command';
import { Domain } from '../domain';
import { oneOf, wholeNumber } from '../values';

const DAY_MS = 86_400_000;
const MAX_DAYS = 3650;

interface Options {
  partner: string;
  name: string;
  scopes?: string[];
  expiresInDays?: number;
}

@SubCommand({ name: 'create', description: 'Make a key; it is shown this once' })
export class CreateKeyCommand extends ChangingCommand {
  protected readonly example =
    'sessionlink keys create --partner ptn_019e2f6c5f4d7c31a5b0c4f1d2e3a4b5 --name production --expires-in-days 365';

  constructor(private readonly domain: Domain) {
    super();
  }

  async run(_: string[], { partner, name, scopes, expiresInDays }: Options): Promise<void> {
    const keys = await this.domain.get(KeyService);
    const expiresAt = expiresInDays === undefined ? undefined : new Date(Date.now() + expiresInDays * DAY_MS);
    const { key, row } = await keys.create({ partnerId: partner, name, scopes, expiresAt });
    const shown = {
      id: row.id,
      key,
      name,
      partner_id: partner,
      scopes: row.scopes,
      expires_at: row.expiresAt?.toISOString() ?? null,
    };
    this.out.row(shown, ['id', 'key', 'name', 'expires_at']);
    this.out.say(
      this.out.format === 'id' ? `${key} is the key. It is not shown again.` : 'The key is not shown again.',
    );
  }

  @Option({ flags: '--partner <id>', description: 'Whose key it is', required: true })
  partner(id: string): string {
    return id;
  }

  @Option({ flags: '--name <text>', description: 'To tell it from others', required: true })
  name(text: string): string {
    return text;
  }

  @Option({
    flags: '--scope <scope...>',
    description: 'What it may do (default: everything)',
    choices: [...SCOPES],
    name: 'scopes',
  })
  scope(scope: string, before: string[] = []): string[] {
    return [...before, oneOf(SCOPES, scope)];
  }

  @Option({ flags: '--expires-in-days <days>', description: 'When it ends (default: never)' })
  expiresInDays(text: string): number {
    return wholeNumber(text, 1, MAX_DAYS);
  }
}
