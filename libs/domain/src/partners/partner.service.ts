import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type Fault, hasControl } from '@sessionlink/providers';
import { Repository } from 'typeorm';
import { Vault } from '../crypto/vault';
import { InvalidInputError, PartnerNotFoundError } from '../errors';
import { newId } from '../ids';
import { Partner } from './partner.entity';

export interface NewPartner {
  name: string;
  displayName?: string;
  supportUrl?: string;
  returnOrigins?: readonly string[];
}

@Injectable()
export class PartnerService {
  constructor(
    @InjectRepository(Partner) private readonly partners: Repository<Partner>,
    private readonly vault: Vault,
  ) {}

  /** @throws InvalidInputError */
  async create({ name, displayName = name, supportUrl, returnOrigins = [] }: NewPartner): Promise<Partner> {
    const faults: Fault[] = [];
    if (!isName(name))
      faults.push({ pointer: '/name', code: 'invalid_string', message: 'must be 1 to 100 characters' });
    if (!isName(displayName))
      faults.push({ pointer: '/display_name', code: 'invalid_string', message: 'must be 1 to 100 characters' });
    if (supportUrl !== undefined && !isHttps(supportUrl))
      faults.push({ pointer: '/support_url', code: 'invalid_uri', message: 'must be an https URL' });
    returnOrigins.forEach((origin, at) => {
      if (!isOrigin(origin))
        faults.push({
          pointer: `/return_origins/${at}`,
          code: 'invalid_uri',
          message: 'must be an origin such as https://shop.example, or a scheme such as myapp:',
        });
    });
    if (faults.length > 0) throw new InvalidInputError(faults);
    const createdAt = new Date();
    const id = newId('ptn', createdAt);
    const returnSecret = this.vault.seal(secretContext(id), `rsk_${randomBytes(32).toString('base64url')}`);
    const row = this.partners.create({
      id,
      name,
      displayName,
      supportUrl: supportUrl ?? null,
      returnOrigins: [...returnOrigins],
      returnSecret,
      status: 'active',
      createdAt,
    });
    await this.partners.insert(row);
    return row;
  }

  list(): Promise<Partner[]> {
    return this.partners.find({ order: { id: 'ASC' } });
  }

  /** `rsk_…`: signs what we tell this partner through the customer's browser. */
  returnSecretOf({ id, returnSecret }: Partner): string {
    return this.vault.open(secretContext(id), returnSecret) as string;
  }

  /** @throws PartnerNotFoundError */
  async get(id: string): Promise<Partner> {
    const partner = await this.partners.findOneBy({ id });
    if (!partner) throw new PartnerNotFoundError(id);
    return partner;
  }
}

function secretContext(id: string): string {
  return `partners.return_secret:${id}`;
}

function isName(text: string): boolean {
  return text.trim() !== '' && text.length <= 100 && !hasControl(text);
}

function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}

function isOrigin(text: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:$/.test(text) ||
    (URL.canParse(text) && new URL(text).origin === text && text.startsWith('http'))
  );
}
