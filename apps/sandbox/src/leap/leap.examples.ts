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
