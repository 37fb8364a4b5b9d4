import { Controller, Get, Headers, Param } from '@nestjs/common';
import { Upstream } from '../faults/upstream.interceptor';
import { json, Refused, type Reply } from '../http/reply';
import { Ledger } from '../ledger/ledger';
import { Credentials } from './credentials';
import type { Customer } from './customer';
import { refusal } from './envelope';
import { Store } from './store';

/** The lookups (contract §4): only by ids that a redirect or a webhook gave. */
@Controller('linkmoney/v1')
export class ReadsController {
  constructor(
    private readonly credentials: Credentials,
    private readonly store: Store,
    private readonly ledger: Ledger,
  ) {}

  @Get('customers/:id')
  @Upstream('linkmoney', 'lookup')
  customer(@Param('id') id: string, @Headers('authorization') authorization?: string): Reply {
    return json(200, this.lookUp(id, authorization).view());
  }

  @Get('customers/:id/accounts')
  @Upstream('linkmoney', 'lookup')
  accounts(@Param('id') id: string, @Headers('authorization') authorization?: string): Reply {
    return json(200, { accountDetails: this.lookUp(id, authorization).accountViews() });
  }

  @Get('transactions/:id')
  @Upstream('linkmoney', 'lookup')
  transaction(@Param('id') id: string, @Headers('authorization') authorization?: string): Reply {
    const payment = this.store.payment(id);
    const magic = payment?.customer.magic;
    this.credentials.requireToken(authorization, magic === 'scope' ? 'Link-Core' : 'Link-Payment');
    this.ledger.add('linkmoney', 'lookup', payment?.customer.person.email ?? null, id);
    return payment && magic !== 'g404' ? json(200, payment.view()) : refusal(404, 'Unknown transaction');
  }

  private lookUp(id: string, authorization: string | undefined): Customer {
    this.credentials.requireToken(authorization, 'Link-Core');
    const customer = this.store.customer(id);
    this.ledger.add('linkmoney', 'lookup', customer?.person.email ?? null, id);
    if (!customer || customer.magic === 'g404') throw new Refused(refusal(404, 'Unknown customer'));
    return customer;
  }
}
