export type Body = Record<string, unknown>;

export const TOKEN = 'tok_sandbox_9PNgfqqpdpyQpnD1jYkdw1_1111';
/** An account number with a right check digit, of Leap's own samples. */
export const CLABE = '002320275621938815';

/** @param number makes phone and e-mail differ: each is one customer's */
export function minimal(number: number): Body {
  return {
    firstName: 'Ana',
    lastName: 'Hernández',
    address1: 'Blvd. Kukulcan Km. 4.5',
    countryCode: 'MX',
    city: 'Cancún',
    state: 'ROO',
    phoneNumber: `+5299810${String(number).padStart(5, '0')}`,
  };
}

/** Every field there but an account: the customer brings a card. */
export function complete(number: number): Body {
  return {
    ...minimal(number),
    lastName2: 'Gómez',
    middleName: 'María',
    gender: 'Female',
    dob: '1987-06-24',
    email: `ana+${number}@example.com`,
    address2: 'Int. 3',
    address3: 'Zona Hotelera',
    streetNumber: '4.5',
    zipCode: '07750',
    birthState: 'MX-CMX',
    lang: 'es',
    placeDetail: '{"place_id":"ChIJ21P2rgUrTI8Ris1fYjy3Ms4","types":["route"]}',
    latitude: 21.1365,
    longitude: -86.7516,
    callLocationLatitude: 21.1,
    callLocationLongitude: -86.8,
    paymentMethodType: 'Card',
    addCardParams: {
      name: 'VISA-1111',
      nameOnCard: 'Ana Hernandez',
      cardtype: 'DebitCard',
      number: TOKEN,
      expirationDate: monthsAhead(24),
      cardNetwork: 'Visa',
      securityCode: 'tok_sandbox_mXeYqXbqwHUPqXpBTsLsdF',
      currency: 'MXN',
      country: 'MX',
    },
  };
}

/** Every field there but a card: the customer brings an account. */
export function account(number: number): Body {
  const ubnParams = { number: CLABE, isPrimary: true, currency: 'MXN', country: 'MX' };
  return { ...without(complete(number), '/addCardParams'), paymentMethodType: 'UBN', ubnParams };
}

/** `YYYY-MM-DD`, counted from today (UTC). */
export function yearsAgo(years: number, days = 0): string {
  const date = new Date();
  date.setUTCFullYear(date.getUTCFullYear() - years);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** `MMYY`, counted from this month (UTC). */
export function monthsAhead(months: number): string {
  const now = new Date();
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString();
  return `${day.slice(5, 7)}${day.slice(2, 4)}`;
}

/** @param value undefined: the field is taken away */
export function set(body: Body, pointer: string, value: unknown): Body {
  const copy = structuredClone(body);
  const names = pointer.slice(1).split('/');
  const last = names.pop() ?? '';
  const owner = names.reduce((at, name) => at[name] as Body, copy);
  if (value === undefined) Reflect.deleteProperty(owner, last);
  else owner[last] = value;
  return copy;
}

export function without(body: Body, pointer: string): Body {
  return set(body, pointer, undefined);
}
