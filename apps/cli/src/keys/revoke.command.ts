import { KeyService } from '@sessionlink/domain';
import { SubCommand } from 'nest-commander';
import { ChangingCommand } from '../admin.command';
import { Domain } from '../domain';
import { forEachId, isSingle } from '../ids';
import { KEY_COLUMNS, keyView } from './key.view';

@SubCommand({
  name: 'revoke',
  arguments: '<key...>',
  argsDescription: { key: 'ids; - reads them from standard input' },
  description: 'End keys at once; ending one again changes nothing',
})
export class RevokeKeysCommand extends ChangingCommand {
  protected readonly example = 'sessionlink keys revoke key_019e2f6c5f4d7c31a5b0c4f1d2e3a4b5';

  constructor(private readonly domain: Domain) {
    super();
  }

  async run(ids: string[]): Promise<void> {
    const keys = await this.domain.get(KeyService);
    const revoked = await forEachId(ids, (id) => keys.revoke(id));
    this.out.rows(revoked.map(keyView), KEY_COLUMNS, isSingle(ids));
  }
}
