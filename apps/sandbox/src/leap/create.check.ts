import { isEmail } from 'class-validator';
import { boolean, type Check, type Fault, isRecord, may, need, object, oneOf, rule, text, words } from '../check/check';
import { country, currency, dob, expirationDate, isClabe, phone, placeDetail, token } from './formats';

export interface CreateBody {
  phoneNumber: string;
  countryCode: string;
  email?: string;
  ubnParams?: object;
  addCardParams?: { number: string };
}

const NETWORKS = (
  'NotApplicable UATP Visa ChinaUnionPay InterPayment DiscoverCard Dankort Cardguard MIR MasterCard Verve InstaPayment ' +
  'Maestro DinersClubInternational AmericanExpress JCB TROY'
).split(' ');
const PAIRS = [
  ['latitude', 'longitude'],
  ['callLocationLatitude', 'callLocationLongitude'],
] as const;

const name = words(1, 255);
const degrees = (max: number): Check =>
  rule('invalid_number', (value) => typeof value === 'number' && Math.abs(value) <= max);

const ubnParams = object({
  number: need(text('invalid_format', (value) => /^\d{6,34}$/.test(value))),
  isPrimary: may(boolean),
  currency: may(currency),
  country: may(country),
});

const addCardParams = object({
  name: need(name),
  nameOnCard: need(name),
  cardtype: need(oneOf('DebitCard', 'CreditCard')),
  number: need(token),
  expirationDate: need(expirationDate),
  cardNetwork: need(oneOf(...NETWORKS)),
  securityCode: may((value, at) => (value === '' ? [] : token(value, at))),
  currency: may(currency),
  country: may(country),
});

/** What is wrong with the body of `POST /auth/sessionlink-v2` (contract §2, §10). */
export const createFaults = object(
  {
    firstName: need(name),
    lastName: need(name),
    address1: need(name),
    countryCode: need(country),
    city: need(name),
    state: need(name),
    phoneNumber: need(phone),
    lastName2: may(name),
    middleName: may(name),
    gender: may(oneOf('Male', 'Female', 'Other', 'None')),
    dob: may(dob),
    email: may(text('invalid_format', (value) => value.length <= 254 && isEmail(value))),
    address2: may(name),
    address3: may(name),
    streetNumber: may(name),
    zipCode: may(words(1, 16)),
    birthState: may(name),
    lang: may(oneOf('en', 'es')),
    placeDetail: may(placeDetail),
    latitude: may(degrees(90)),
    longitude: may(degrees(180)),
    callLocationLatitude: may(degrees(90)),
    callLocationLongitude: may(degrees(180)),
    paymentMethodType: may(oneOf('BankAccount', 'DigitalWallet', 'Card', 'UBN')),
    ubnParams: may(ubnParams),
    addCardParams: may(addCardParams),
  },
  (body) => [...lonelyCoordinates(body), ...wrongInstrument(body)],
);

function lonelyCoordinates(body: Record<string, unknown>): Fault[] {
  return PAIRS.filter((pair) => pair.filter((field) => body[field] !== undefined).length === 1).map(([field]) => ({
    pointer: `/${field}`,
    code: 'mismatch',
  }));
}

function wrongInstrument({
  paymentMethodType: type,
  ubnParams: ubn,
  addCardParams: card,
  countryCode,
}: Record<string, unknown>): Fault[] {
  const faults: Fault[] = [];
  if (ubn !== undefined && type !== 'UBN') faults.push({ pointer: '/ubnParams', code: 'mismatch' });
  if (card !== undefined && type !== undefined && type !== 'Card')
    faults.push({ pointer: '/addCardParams', code: 'mismatch' });
  if (isRecord(ubn) && (ubn.country ?? countryCode) === 'MX' && !isClabe(String(ubn.number)))
    faults.push({ pointer: '/ubnParams/number', code: 'check_digit' });
  return faults;
}
