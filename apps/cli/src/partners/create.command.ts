import { PartnerService } from '@sessionlink/domain';
import { Option, SubCommand } from 'nest-commander';
import { ChangingCommand } from '../admin.command';
import { Domain } from '../domain';
import { PARTNER_COLUMNS, partnerView } from './partner.view';

interface Options {
  name: string;
  displayName?: string;
  supportUrl?: string;
  returnOrigins?: string[];
}

@SubCommand({ name: 'create', description: 'Make a partner' })
export class CreatePartnerCommand extends ChangingCommand {
  protected readonly example = 'sessionlink partners create --name acme --display-name "Acme Bank"';

  constructor(private readonly domain: Domain) {
    super();
  }

  async run(_: string[], { name, displayName, supportUrl, returnOrigins }: Options): Promise<void> {
    const wish = { name, displayName, supportUrl, returnOrigins };
    const partners = await this.domain.get(PartnerService);
    const partner = await partners.create(wish);
    const secret = partners.returnSecretOf(partner);
    this.out.row({ ...partnerView(partner), return_secret: secret }, [...PARTNER_COLUMNS, 'return_secret']);
    this.out.say(
      this.out.format === 'id'
        ? `${secret} is the return secret. It is not shown again.`
        : 'The return secret is not shown again.',
    );
  }

  @Option({ flags: '--name <text>', description: 'What admins call it', required: true })
  name(text: string): string {
    return text;
  }

  @Option({ flags: '--display-name <text>', description: 'What customers read on the page (default: its name)' })
  displayName(text: string): string {
    return text;
  }

  @Option({ flags: '--support-url <url>', description: 'Where customers find help' })
  supportUrl(url: string): string {
    return url;
  }

  @Option({
    flags: '--return-origin <origin...>',
    description: 'Origins or scheme:s that return URLs must be on (default: any https)',
    name: 'returnOrigins',
  })
  returnOrigin(origin: string, before: string[] = []): string[] {
    return [...before, origin];
  }
}
