import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type Credential as Opens, Providers, type Refs } from '@sessionlink/providers';
import { Repository } from 'typeorm';
import { Vault } from '../crypto/vault';
import { CredentialPausedError } from '../errors';
import { Credential } from './credential.entity';

/** The first pause after a refusal; each further one in a row is twice as long. */
const FIRST_PAUSE_S = 5;
const LONGEST_PAUSE_S = 900;
const CACHE_MS = 1000;

/** Which credential opens the upstream for a partner, and whether it may be used now. */
@Injectable()
export class CredentialService implements OnApplicationBootstrap {
  private readonly log = new Logger(CredentialService.name);
  private readonly cache = new Map<string, { rows: Promise<Credential[]>; until: number }>();

  constructor(
    @InjectRepository(Credential) private readonly credentials: Repository<Credential>,
    private readonly providers: Providers,
    private readonly vault: Vault,
  ) {}

  /** Every configured provider's own credential has a row. */
  async onApplicationBootstrap(): Promise<void> {
    const rows = this.providers.list().filter(({ api }) => api.credential !== null);
    if (rows.length === 0) return;
    const values = rows.map(({ name }) => ({ id: name, provider: name, partnerId: null, createdAt: new Date() }));
    await this.credentials.createQueryBuilder().insert().values(values).orIgnore().execute();
  }

  /**
   * The partner's own credential for a provider, else the deployment's; null: the provider is not configured.
   * @throws CredentialPausedError it may not be used now
   */
  async usable(provider: string, partnerId: string): Promise<Opens | null> {
    const rows = await this.rows(provider);
    const row =
      rows.find((candidate) => candidate.partnerId === partnerId) ??
      rows.find(({ partnerId: owner }) => owner === null);
    if (!row) return null;
    const pausedMs = (row.pausedUntil?.getTime() ?? 0) - Date.now();
    if (pausedMs > 0) throw new CredentialPausedError(provider, Math.ceil(pausedMs / 1000));
    if (!row.secrets) return this.providers.get(provider)?.api.credential ?? null;
    return { id: row.id, secrets: this.vault.open(`credentials.secrets:${row.id}`, row.secrets) as Refs };
  }

  /** How the deployment's own credential stands. */
  async status(provider: string): Promise<'ready' | 'paused' | 'not_configured'> {
    const row = (await this.rows(provider)).find(({ partnerId }) => partnerId === null);
    if (!row || this.providers.get(provider)?.api.credential == null) return 'not_configured';
    return (row.pausedUntil?.getTime() ?? 0) > Date.now() ? 'paused' : 'ready';
  }

  /** All credentials of a provider, for lists and checks. */
  list(provider: string): Promise<Credential[]> {
    return this.credentials.find({ where: { provider }, order: { id: 'ASC' } });
  }

  /** The upstream refused it: nothing is sent for a while, so that a wrong key doesn't lock the account. */
  async refused(id: string): Promise<void> {
    await this.credentials
      .createQueryBuilder()
      .update()
      .set({
        refusals: () => 'refusals + 1',
        pausedUntil: () =>
          `now() + make_interval(secs => least(${LONGEST_PAUSE_S}, ${FIRST_PAUSE_S} * power(2, least(refusals, 20))))`,
        pauseReason: 'the upstream refused it',
      })
      .where({ id })
      .execute();
    this.cache.clear();
    const row = await this.credentials.findOneBy({ id });
    this.log.warn({
      credential: id,
      provider: row?.provider,
      paused_until: row?.pausedUntil,
      refusals: row?.refusals,
      msg: 'the upstream refused a credential: it is paused',
    });
  }

  /** The upstream took it: the next refusal pauses briefly again. Costs nothing while all is well. */
  async accepted(provider: string, id: string): Promise<void> {
    const known = await this.cache.get(provider)?.rows;
    if (!known?.some((row) => row.id === id && row.refusals > 0)) return;
    await this.credentials.update({ id }, { refusals: 0, pausedUntil: null, pauseReason: null });
    this.cache.clear();
  }

  private rows(provider: string): Promise<Credential[]> {
    const known = this.cache.get(provider);
    if (known && known.until > Date.now()) return known.rows;
    const rows = this.list(provider);
    this.cache.set(provider, { rows, until: Date.now() + CACHE_MS });
    rows.catch(() => this.cache.delete(provider));
    return rows;
  }
}
