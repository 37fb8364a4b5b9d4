import { type Answer, type TestSandbox, until } from '../testing/sandbox';

export const CREATE = '/leap/v1/auth/sessionlink-v2';
export const LOOKUP = '/leap/v1/auth/get-user-token-v2';
export const FULL: Record<string, string> = { api_key: 'sim-leap-full' };
export const SEND: Record<string, string> = { api_key: 'sim-leap-send' };

/** The documentation's request (contract §2). */
export const SEED = {
  phoneNumber: '+5215521206706',
  firstName: 'Maria',
  lastName: 'Garcia',
  dob: '1987-06-24',
  city: 'San Pedro de los Pinos',
  zipCode: '03800',
  state: 'CDMX',
  address3: 'Ciudad de México',
  countryCode: 'MX',
  address1: 'Avenida Calle Dos 296',
  latitude: 19.3953755,
  longitude: -99.1384059,
  gender: 'Male',
  email: 'ariel+fielContigo@leapfinancial.com',
  lang: 'en',
  birthState: 'MX-CMX',
  paymentMethodType: 'Card',
  addCardParams: {
    nameOnCard: 'Juan Perez Gomez',
    cardtype: 'DebitCard',
    expirationDate: '1128',
    cardNetwork: 'Visa',
    name: 'VISA-1111',
    number: 'tok_sandbox_9PNgfqqpdpyQpnD1jYkdw1_1111',
  },
};

let phones = 0;

/** A phone that no other test has. @param end what the sandbox shall do with it; absent: nothing special */
export function newPhone(end = '1234'): string {
  return `+5255${String(++phones).padStart(6, '0')}${end}`;
}

export function linkOf({ body }: Answer): string {
  return (body as { link: string }).link;
}

/** Who calls Leap, and clicks in its widget. */
export class LeapPartner {
  constructor(private readonly sandbox: TestSandbox) {}

  create(phoneNumber: string, more: object = {}, key = FULL): Promise<Answer> {
    return this.sandbox.call('POST', CREATE, { ...SEED, phoneNumber, ...more }, key);
  }

  reissue(userToken: string, key = FULL): Promise<Answer> {
    return this.sandbox.call('GET', `/leap/v1/auth/sessionlink-v4/${userToken}`, undefined, key);
  }

  lookup(phoneNumber: string, key = FULL): Promise<Answer> {
    return this.sandbox.call('POST', LOOKUP, { phoneNumber, countryCode: 'MX' }, key);
  }

  async userId(phoneNumber: string): Promise<string> {
    const { body } = await this.lookup(phoneNumber);
    return (body as { userId: string }).userId;
  }

  /** `status/statusDetail` */
  async words(phoneNumber: string): Promise<string> {
    const { status, statusDetail } = (await this.lookup(phoneNumber)).body as Record<string, string>;
    return `${status ?? ''}/${statusDetail ?? ''}`;
  }

  async becomes(phoneNumber: string, words: string): Promise<void> {
    await until(
      () => this.words(phoneNumber),
      (now) => now === words,
    );
  }

  press(link: string, button: string): Promise<Answer> {
    return this.sandbox.call('POST', `${link}/${button}`);
  }
}
