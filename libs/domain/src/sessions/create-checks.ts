import { Injectable } from '@nestjs/common';
import { type Credential, type Fault, Providers, type RunningProvider } from '@sessionlink/providers';
import { CredentialService } from '../credentials/credential.service';
import { InvalidInputError } from '../errors';
import { PartnerService } from '../partners/partner.service';
import { type CreateWish, isOnOrigins, wishFaults } from './create-wish';

/** A wish that may be stored and sent. */
export interface Checked {
  provider: RunningProvider;
  params: object;
  returnUrl: string | null;
}

/** Everything that is asked before the first write of a create. */
@Injectable()
export class CreateChecks {
  constructor(
    private readonly providers: Providers,
    private readonly partners: PartnerService,
    private readonly credentials: CredentialService,
  ) {}

  /** @throws InvalidInputError with every fault, pointers from the root of our own body */
  async check(partnerId: string, wish: CreateWish): Promise<Checked> {
    const provider = this.providers.get(wish.provider);
    if (!provider) throw unknownProvider(this.providers.list());
    const read = provider.api.readParams(wish.params);
    const paramFaults = 'faults' in read ? read.faults : [];
    const faults = [...paramFaults.map(belowParams), ...wishFaults(wish)];
    if (faults.length > 0 || !('params' in read)) throw new InvalidInputError(faults);
    const returnUrl = wish.returnUrl ?? provider.native.returnUrlOf?.(read.params) ?? null;
    if (returnUrl !== null) await this.checkOrigin(partnerId, returnUrl);
    return { provider, params: read.params, returnUrl };
  }

  /** @throws InvalidInputError the provider is not configured; CredentialPausedError */
  async credential(provider: RunningProvider, partnerId: string): Promise<Credential> {
    const credential = await this.credentials.usable(provider.name, partnerId);
    if (!credential) throw refused('/provider', 'provider_not_configured', `${provider.name} is not configured here`);
    return credential;
  }

  private async checkOrigin(partnerId: string, returnUrl: string): Promise<void> {
    const { returnOrigins } = await this.partners.get(partnerId);
    if (isOnOrigins(returnUrl, returnOrigins)) return;
    throw refused('/return_url', 'origin_not_allowed', "must be on one of the partner's registered origins");
  }
}

function belowParams(fault: Fault): Fault {
  return { ...fault, pointer: `/params${fault.pointer}` };
}

function unknownProvider(known: readonly RunningProvider[]): InvalidInputError {
  return refused('/provider', 'invalid_enum', `must be one of ${known.map(({ name }) => name).join(', ')}`);
}

function refused(pointer: string, code: string, message: string): InvalidInputError {
  return new InvalidInputError([{ pointer, code, message }]);
}
