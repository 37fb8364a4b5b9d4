import { Injectable } from '@nestjs/common';
import { Providers, type Purpose, type Status } from '@sessionlink/providers';
import { PartnerService } from '../partners/partner.service';
import type { OpenedSession } from './opened-session';
import { Opening } from './opening';
import { type PageKind, pageOf } from './page-state';
import { SessionReader } from './session.reader';
import { Views } from './views';

/** What the customer's page shows. */
export interface PageView {
  kind: PageKind;
  status: Status;
  /** Why the session is where it is. */
  reasonCode: string | null;
  partnerName: string;
  supportUrl: string | null;
  /** What the customer is asked to do; null: nothing that we have words for. */
  purpose: Purpose | null;
  /** The session's own, such as `es` or `pt-BR`. */
  locale: string | null;
  shortLink: string;
}

/** What happens on the customer's page. */
@Injectable()
export class CustomerPage {
  constructor(
    private readonly reader: SessionReader,
    private readonly partners: PartnerService,
    private readonly providers: Providers,
    private readonly views: Views,
    private readonly opening: Opening,
  ) {}

  /** Changes nothing. @throws SessionNotFoundError */
  async show(token: string): Promise<PageView> {
    const session = await this.reader.getByToken(token);
    return this.viewOf(session, kindOf(session));
  }

  /**
   * The customer pressed the button.
   * @returns where to send the customer, or else the page that says why not @throws SessionNotFoundError
   */
  async press(token: string): Promise<{ url: string } | { page: PageView }> {
    const session = await this.reader.getByToken(token);
    const kind = kindOf(session);
    const { url, row } = session.link;
    if (kind === 'ready' && url !== null) {
      if (row.openedAt === null) await this.opening.opened(session);
      return { url };
    }
    const wantsLink = kind === 'ready' || kind === 'renew';
    return { page: await this.viewOf(session, wantsLink ? 'later' : kind) };
  }

  private async viewOf(session: OpenedSession, kind: PageKind): Promise<PageView> {
    const { row, params } = session;
    const partner = await this.partners.get(row.partnerId);
    return {
      kind,
      status: row.status,
      reasonCode: row.reason?.code ?? null,
      partnerName: partner.displayName,
      supportUrl: partner.supportUrl,
      purpose: this.providers.get(row.provider)?.purposeOf?.(params) ?? null,
      locale: row.locale,
      shortLink: this.views.shortLink(session),
    };
  }
}

function kindOf({ row, link }: OpenedSession): PageKind {
  const { state, hasPage, expiresAt } = link.row;
  return pageOf({ status: row.status, linkState: state, hasPage, linkExpiresAt: expiresAt, now: new Date() });
}
