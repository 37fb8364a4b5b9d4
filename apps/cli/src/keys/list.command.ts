import { KeyService } from '@sessionlink/domain';
import { Option, SubCommand } from 'nest-commander';
import { AdminCommand } from '../admin.command';
import { Domain } from '../domain';
import { KEY_COLUMNS, keyView } from './key.view';

interface Options {
  partner?: string;
}

@SubCommand({ name: 'list', description: 'Keys, revoked and expired ones too; never the keys themselves' })
export class ListKeysCommand extends AdminCommand {
  protected readonly example = 'sessionlink keys list --partner ptn_019e2f6c5f4d7c31a5b0c4f1d2e3a4b5';

  constructor(private readonly domain: Domain) {
    super();
  }

  async run(_: string[], { partner }: Options): Promise<void> {
    const keys = await (await this.domain.get(KeyService)).list(partner);
    this.out.rows(keys.map(keyView), KEY_COLUMNS);
  }

  @Option({ flags: '--partner <id>', description: 'Of this partner' })
  partner(id: string): string {
    return id;
  }
}
