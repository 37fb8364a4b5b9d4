import { Injectable } from '@nestjs/common';
import { Providers } from '@sessionlink/providers';
import { SessionNotFoundError } from '../errors';
import { PartnerService } from '../partners/partner.service';
import { pairsOf, returnLink } from './return-link';
import { SessionReader } from './session.reader';

/** A customer whom the upstream sent back. */
export interface Return {
  token: string;
  /** As it stands in the address: which link the customer comes from. */
  attempt: string;
  /** What the upstream added, raw, without `?`. Not believed. */
  query: string;
  /** Where the address names one: it must be the session's. */
  provider?: string;
}

/** The way from the upstream's page back to the partner. Changes nothing. */
@Injectable()
export class CustomerReturn {
  constructor(
    private readonly reader: SessionReader,
    private readonly partners: PartnerService,
    private readonly providers: Providers,
  ) {}

  /**
   * Where the customer goes on: the session's return URL, signed.
   * @returns null: it has none @throws SessionNotFoundError there is no such session, or attempt of it
   */
  async returned({ token, attempt, query, provider }: Return): Promise<string | null> {
    const session = await this.reader.getByToken(token);
    const { row, returnUrl } = session;
    const links = await this.reader.lineage(row.id);
    const isKnown = links.some((link) => String(link.attempt) === attempt);
    if (!isKnown || (provider !== undefined && provider !== row.provider)) throw new SessionNotFoundError();
    if (returnUrl === null) return null;
    const keys = (row.dropin && this.providers.get(row.provider)?.native.returnKeys) || [];
    return returnLink({
      returnUrl,
      sessionId: row.id,
      status: row.status,
      now: new Date(),
      returnSecret: this.partners.returnSecretOf(await this.partners.get(row.partnerId)),
      pairs: pairsOf(query).flatMap(({ name, text }) => (keys.includes(name) ? [text] : [])),
    });
  }

  /** The same, where the upstream knows one fixed address only: the link is named by `s=<token>.<attempt>`. */
  async returnedToFixed(provider: string, query: string): Promise<{ token: string; url: string | null }> {
    const { text = '' } = pairsOf(query).find(({ name }) => name === 's') ?? {};
    const [token = '', attempt = ''] = (new URLSearchParams(text).get('s') ?? '').split('.');
    return { token, url: await this.returned({ token, attempt, query, provider }) };
  }
}
