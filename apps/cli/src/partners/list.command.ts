import { PartnerService } from '@sessionlink/domain';
import { SubCommand } from 'nest-commander';
import { AdminCommand } from '../admin.command';
import { Domain } from '../domain';
import { PARTNER_COLUMNS, partnerView } from './partner.view';

@SubCommand({ name: 'list', description: 'All partners' })
export class ListPartnersCommand extends AdminCommand {
  protected readonly example = 'sessionlink partners list -o jsonl';

  constructor(private readonly domain: Domain) {
    super();
  }

  async run(): Promise<void> {
    const partners = await (await this.domain.get(PartnerService)).list();
    this.out.rows(partners.map(partnerView), PARTNER_COLUMNS);
  }
}
