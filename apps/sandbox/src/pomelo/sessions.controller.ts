import { Controller, Delete, Get, Headers, Param, Post, Req, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Request } from 'express';
import { Upstream } from '../faults/upstream.interceptor';
import { json, Refused, type Reply } from '../http/reply';
import { Ledger } from '../ledger/ledger';
import { badRequest, refusal } from './envelope';
import { search, searchFaults } from './search';
import type { IdentitySession } from './session';
import { Sessions } from './sessions';
import { Tokens } from './tokens';
import { detailView, reportView, rowView } from './views';

const FILE_TYPES = /^(company-document|selfie|identity-card-(front|back)|driver-license-(front|back))$/;

/** Everything after the create (contract §4): v1, in the plural as the code of Pomelo's own has it, and in the singular of its docs. */
@Controller('pomelo/identity/v1')
export class SessionsController {
  constructor(
    private readonly tokens: Tokens,
    private readonly sessions: Sessions,
    private readonly ledger: Ledger,
  ) {}

  @Get('sessions')
  @Upstream('pomelo', 'lookup')
  search(@Req() request: Request, @Headers('authorization') authorization?: string): Reply {
    this.tokens.of(authorization);
    const query = new URL(request.originalUrl, 'http://sandbox').searchParams;
    const faults = searchFaults(query);
    if (faults.length > 0) return badRequest(faults);
    this.ledger.add('pomelo', 'lookup', null, null);
    const { rows, pagination } = search(this.sessions.searchable(), query);
    return json(200, { data: rows.map(rowView), meta: { pagination } });
  }

  @Get('sessions/:id')
  @Upstream('pomelo', 'lookup')
  get(@Param('id') id: string, @Headers('authorization') authorization?: string): Reply {
    return this.lookUp(id, ['G404', 'SING'], authorization);
  }

  @Get('session/:id')
  @Upstream('pomelo', 'lookup')
  getSingular(@Param('id') id: string, @Headers('authorization') authorization?: string): Reply {
    return this.lookUp(id, ['G404'], authorization);
  }

  @Delete(['sessions/:id', 'session/:id'])
  @Upstream('pomelo', 'cancel')
  cancel(@Param('id') id: string, @Headers('authorization') authorization?: string): Reply {
    const session = this.known(id, authorization);
    if (session.magic === 'D409' && !session.over) this.sessions.move(session, 'VERIFIED');
    if (session.over) return refusal(409, 'session_over', 'The session has ended');
    this.sessions.move(session, 'CANCELED');
    this.ledger.add('pomelo', 'cancel', session.companyId, id);
    return { status: 204 };
  }

  @Get('sessions/:id/report')
  @Upstream('pomelo', 'lookup')
  report(@Param('id') id: string, @Headers('authorization') authorization?: string): Reply {
    const session = this.known(id, authorization);
    this.ledger.add('pomelo', 'lookup', session.companyId, id);
    return json(200, { data: reportView(session) });
  }

  @Post('sessions/:id/entities/:entity/files/:type')
  @UseInterceptors(FileInterceptor('file'))
  @Upstream('pomelo', 'page')
  upload(
    @Param('id') id: string,
    @Param('entity') entity: string,
    @Param('type') type: string,
    @Headers('authorization') authorization?: string,
  ): Reply {
    const session = this.known(id, authorization);
    if (!FILE_TYPES.test(type)) return refusal(400, 'invalid_file_type', type);
    const people = session.body.data.partners.map((partner) => partner.id);
    if (![session.companyId, ...people].includes(entity)) return refusal(404, 'not_found', 'Unknown entity');
    if (session.documentRequestedAt !== null) this.sessions.move(session, 'PROCESSING');
    return json(201, { data: {} });
  }

  private lookUp(id: string, hidden: readonly string[], authorization: string | undefined): Reply {
    const session = this.known(id, authorization);
    this.ledger.add('pomelo', 'lookup', session.companyId, id);
    if (hidden.includes(session.magic)) return refusal(404, 'not_found', 'Unknown session');
    return json(200, { data: detailView(session) });
  }

  /** @throws Refused 401 or 404 */
  private known(id: string, authorization: string | undefined): IdentitySession {
    this.tokens.of(authorization);
    const session = this.sessions.find(id);
    if (!session) throw new Refused(refusal(404, 'not_found', 'Unknown session'));
    return session;
  }
}
