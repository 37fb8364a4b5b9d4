import { BadRequestException, Controller, Get, Query, UseGuards } from '@nestjs/common';
import { Upstream } from '../faults/upstream.interceptor';
import { json, type Reply } from '../http/reply';
import { Ledger } from '../ledger/ledger';
import { ApiKeyGuard } from './api-key.guard';
import { isUserId } from './create.check';
import { detailsView } from './details.view';
import { refusal } from './envelope';
import { Verifications } from './verifications';

@Controller('capa/api/partner/v2/kyc/details')
@UseGuards(ApiKeyGuard)
export class DetailsController {
  constructor(
    private readonly verifications: Verifications,
    private readonly ledger: Ledger,
  ) {}

  @Get()
  @Upstream('capa', 'lookup')
  details(@Query('userId') userId: unknown): Reply {
    if (!isUserId(userId)) throw new BadRequestException('userId: invalid_id');
    const newest = this.verifications.ofUser(userId);
    this.ledger.add('capa', 'lookup', userId, newest?.id ?? null);
    if (!newest) return refusal(404, 'NOT_FOUND_ERROR', 'KYC verification was not found');
    return json(200, detailsView(newest));
  }
}
