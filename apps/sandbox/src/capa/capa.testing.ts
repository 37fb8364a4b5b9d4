import { type Answer, type TestSandbox, until } from '../testing/sandbox';

export const CREATE = '/capa/api/partner/v2/kyc/verification-link';
export const KEY = { 'partner-api-key': 'sim-capa-key' };

/** The documentation's request (contract §2). */
export const EXAMPLE = {
  userId: '2da954cd-2fda-49c2-ad77-6208c5ab71d6',
  country: 'MX',
  partnerRedirectUri: 'https://capa.fi',
  personalInfo: { profession: 'Employee', phoneNumber: '+524401234567', birthCountry: 'MX', taxId: 'LOZG7802117B9' },
};

let users = 0;

/** A user that no other test has. @param suffix what the sandbox shall do with it; absent: nothing special */
export function newUser(suffix = 'ffff', prefix = 'ca9a0000'): string {
  return `${prefix}-0000-4000-8000-${String(++users).padStart(8, '0')}${suffix}`;
}

export function linkOf({ body }: Answer): string {
  return (body as { data: { kycLink: string } }).data.kycLink;
}

/** Who calls Capa, and clicks on its page. */
export class CapaPartner {
  constructor(private readonly sandbox: TestSandbox) {}

  create(userId: string, more: object = {}): Promise<Answer> {
    return this.sandbox.call('POST', CREATE, { userId, country: 'DO', ...more }, KEY);
  }

  details(userId: string): Promise<Answer> {
    return this.sandbox.call('GET', `/capa/api/partner/v2/kyc/details?userId=${userId}`, undefined, KEY);
  }

  async result(userId: string): Promise<string> {
    const { body } = await this.details(userId);
    return (body as { data: { aipriseSummary: { verificationResult: string } } }).data.aipriseSummary
      .verificationResult;
  }

  async becomes(userId: string, result: string): Promise<void> {
    await until(
      () => this.result(userId),
      (now) => now === result,
    );
  }

  press(link: string, button: string): Promise<Answer> {
    return this.sandbox.call('POST', link.replace('/verify?', `/verify/${button}?`));
  }
}
