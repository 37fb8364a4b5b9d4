import { BadRequestException, Body, Controller, Param, Post, Req, UseGuards } from '@nestjs/common';
import type { Request } from 'express';
import type { Fault } from '../check/check';
import { Upstream } from '../faults/upstream.interceptor';
import { json, type Reply } from '../http/reply';
import { Ledger } from '../ledger/ledger';
import { ApiKeyGuard } from './api-key.guard';
import { type CreateBody, createFaults, isUserId, messageOf, newerCreateFaults } from './create.check';
import { BUSINESS_USER, refusedCreate, spoiledAnswer } from './create.magic';
import { Users } from './users';
import type { Verification } from './verification';
import { magicOf } from './verification';
import { Verifications } from './verifications';

@Controller('capa/api/partner/v2')
@UseGuards(ApiKeyGuard)
export class CreateController {
  constructor(
    private readonly verifications: Verifications,
    private readonly users: Users,
    private readonly ledger: Ledger,
  ) {}

  @Post('kyc/verification-link')
  @Upstream('capa', 'create')
  create(@Body() body: CreateBody, @Req() request: Request): Reply {
    refuse(createFaults(body));
    return this.answer(body, request, (kycLink) => ({ status: 'ok', data: { kycLink } }));
  }

  @Post('users/:userId/kyc/verification-link')
  @Upstream('capa', 'create')
  createNewer(
    @Param('userId') userId: string,
    @Body() body: Omit<CreateBody, 'userId'>,
    @Req() request: Request,
  ): Reply {
    refuse(isUserId(userId) ? newerCreateFaults(body, '') : [{ pointer: '/userId', code: 'invalid_id' }]);
    return this.answer({ ...body, userId }, request, (kycLink) => ({ success: true, data: { kycLink } }));
  }

  private answer({ userId, partnerRedirectUri }: CreateBody, request: Request, view: (link: string) => object): Reply {
    const magic = magicOf(userId) ?? '';
    const nth = this.verifications.nextTry(userId);
    const refused = this.users.isBusiness(userId) ? BUSINESS_USER : refusedCreate(magic, nth);
    if (refused) return refused;
    const verification = this.verifications.add(userId, partnerRedirectUri ?? null);
    this.ledger.add('capa', 'create', userId, verification.id);
    const link = `${request.protocol}://${request.get('host') ?? ''}${pathOf(verification)}`;
    return spoiledAnswer(magic, nth, link) ?? json(201, view(link));
  }
}

function pathOf({ magic, id, token }: Verification): string {
  return magic === '050a' ? `/capa/verify?token=${token}` : `/capa/verify?verification_session_id=${id}`;
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new BadRequestException(messageOf(faults));
}
