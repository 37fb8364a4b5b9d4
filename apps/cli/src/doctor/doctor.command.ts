import { CredentialService, Database, SessionReader } from '@sessionlink/domain';
import { Command } from 'nest-commander';
import { AdminCommand } from '../admin.command';
import { Domain } from '../domain';
import { exitCodeOf, type Finding, isFault, skipped } from './finding';
import { clock, encryptionKeys, providers } from './inside';
import { database, settings } from './outside';

@Command({ name: 'doctor', description: 'Whether all is well here, and what to do if it is not' })
export class DoctorCommand extends AdminCommand {
  protected readonly example = 'sessionlink doctor';

  constructor(private readonly domain: Domain) {
    super();
  }

  async run(): Promise<void> {
    const outside = [...settings(), ...(await database())];
    const inside = outside.some(isFault) ? [skipped('encryption_keys'), skipped('clock')] : await this.inside();
    const findings = [...outside, ...inside];
    this.out.rows(findings, ['check', 'state', 'finding', 'cure']);
    process.exitCode = exitCodeOf(findings);
  }

  private async inside(): Promise<Finding[]> {
    return [
      await encryptionKeys(await this.domain.get(SessionReader)),
      await clock(await this.domain.get(Database)),
      ...(await providers(await this.domain.get(CredentialService))),
    ];
  }
}
