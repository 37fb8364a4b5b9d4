import { type CreateWish, type DryRun, EXPIRES_IN, PartnerService, SessionService, Views } from '@sessionlink/domain';
import { Option, SubCommand } from 'nest-commander';
import { ChangingCommand } from '../admin.command';
import { Domain } from '../domain';
import { readJson } from '../read-json';
import { wholeNumber, withPair } from '../values';
import { adminView } from './session.view';

interface Options extends Omit<CreateWish, 'params'> {
  partner: string;
  params: string;
  dryRun?: boolean;
  actor: string;
}

@SubCommand({ name: 'create', description: 'Make a session for a partner, and its first link' })
export class CreateSessionCommand extends ChangingCommand {
  protected readonly example =
    'sessionlink sessions create --partner ptn_019e2f6c5f4d7c31a5b0c4f1d2e3a4b5 --provider capa --params examples/capa.json';

  constructor(private readonly domain: Domain) {
    super();
  }

  async run(_: string[], { partner, params: file, dryRun, actor, ...rest }: Options): Promise<void> {
    const wish: CreateWish = { ...rest, params: await readJson(file) };
    const { id: partnerId } = await (await this.domain.get(PartnerService)).get(partner);
    const asker = { partnerId, actor, route: 'cli sessions create' };
    const sessions = await this.domain.get(SessionService);
    if (dryRun) {
      this.out.row({ object: 'dry_run', ...(await sessions.dryRun(asker, wish)) }, textOf);
      this.out.say('Nothing was stored, nothing was sent.');
      return;
    }
    const { session } = await sessions.create(asker, wish);
    this.out.row(adminView(await this.domain.get(Views), session), ['id', 'status', 'url', 'expires_at']);
  }

  @Option({ flags: '--partner <id>', description: 'Whose session it is', required: true })
  partner(id: string): string {
    return id;
  }

  @Option({ flags: '--provider <name>', description: 'One of: sessionlink providers list', required: true })
  provider(name: string): string {
    return name;
  }

  @Option({
    flags: '--params <file>',
    description: "JSON: the upstream's own body; - reads standard input",
    required: true,
  })
  params(file: string): string {
    return file;
  }

  @Option({ flags: '--reference <text>', description: "The partner's own name for it" })
  reference(text: string): string {
    return text;
  }

  @Option({ flags: '--return-url <url>', description: 'Where the customer goes afterwards' })
  returnUrl(url: string): string {
    return url;
  }

  @Option({
    flags: '--expires-in <seconds>',
    description: `Until the session closes (default: ${EXPIRES_IN.default})`,
    name: 'expiresInSeconds',
  })
  expiresIn(text: string): number {
    return wholeNumber(text, EXPIRES_IN.min, EXPIRES_IN.max);
  }

  @Option({ flags: '--locale <language>', description: "Of the customer's page, such as es or pt-BR" })
  locale(language: string): string {
    return language;
  }

  @Option({ flags: '--metadata <key=value...>', description: 'Kept with the session' })
  metadata(pair: string, before?: Record<string, string>): Record<string, string> {
    return withPair(before ?? {}, pair);
  }

  @Option({ flags: '--dry-run', description: 'Check everything and print what would be sent' })
  dryRun(): boolean {
    return true;
  }
}

function textOf({ provider, outgoing, warnings }: DryRun): string {
  const warned = warnings.map(({ pointer, message }) => `warning: ${pointer} ${message}\n`);
  return `${warned.join('')}${provider}: POST ${outgoing.path}\n${JSON.stringify(outgoing.body, null, 2)}`;
}
