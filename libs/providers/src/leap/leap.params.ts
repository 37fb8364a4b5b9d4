import { Matches, Nested, OfType, Required } from '../rules/rule';
import {
  BirthDate,
  CardExpiry,
  Country,
  Currency,
  Degrees,
  Email,
  Phone,
  PlaceDetail,
  SecurityCode,
  Token,
  Word,
  Words,
} from './leap.rules';

const GENDERS = ['Male', 'Female', 'Other', 'None'] as const;
const LANGUAGES = ['en', 'es'] as const;
const INSTRUMENTS = ['BankAccount', 'DigitalWallet', 'Card', 'UBN'] as const;
const CARD_TYPES = ['DebitCard', 'CreditCard'] as const;
const NETWORKS = [
  'NotApplicable',
  'UATP',
  'Visa',
  'ChinaUnionPay',
  'InterPayment',
  'DiscoverCard',
  'Dankort',
  'Cardguard',
  'MIR',
  'MasterCard',
  'Verve',
  'InstaPayment',
  'Maestro',
  'DinersClubInternational',
  'AmericanExpress',
  'JCB',
  'TROY',
] as const;

const Needed = (): PropertyDecorator => Required({ blank: true });

/** A bank account that is sent along. */
export class LeapUbn {
  /** In MX a CLABE. */
  @Needed() @OfType('string') @Matches(/^\d{6,34}$/, 'must be 6 to 34 digits') number!: string;
  @OfType('boolean') isPrimary?: boolean;
  @Currency() currency?: string;
  @Country() country?: string;
}

/** A card that is sent along, tokenized. */
export class LeapCard {
  /** A label, such as VISA-1111. */
  @Needed() @Words() name!: string;
  /** As embossed. */
  @Needed() @Words() nameOnCard!: string;
  @Needed() @Word(CARD_TYPES) cardtype!: (typeof CARD_TYPES)[number];
  @Needed() @Token() number!: string;
  @Needed() @CardExpiry() expirationDate!: string;
  @Needed() @Word(NETWORKS) cardNetwork!: (typeof NETWORKS)[number];
  @SecurityCode() securityCode?: string;
  @Currency() currency?: string;
  @Country() country?: string;
}

/** The body of `POST /auth/sessionlink-v2`, unchanged (contract §2). */
export class LeapParams {
  @Needed() @Words() firstName!: string;
  @Needed() @Words() lastName!: string;
  @Needed() @Words() address1!: string;
  @Needed() @Country() countryCode!: string;
  @Needed() @Words() city!: string;
  /** ISO 3166-2 or a short name: not checked against a list. */
  @Needed() @Words() state!: string;
  /** The user's key upstream. */
  @Needed() @Phone() phoneNumber!: string;
  @Words() lastName2?: string;
  @Words() middleName?: string;
  @Word(GENDERS) gender?: (typeof GENDERS)[number];
  @BirthDate() dob?: string;
  @Email() email?: string;
  @Words() address2?: string;
  @Words() address3?: string;
  @Words() streetNumber?: string;
  @Words(16) zipCode?: string;
  @Words() birthState?: string;
  @Word(LANGUAGES) lang?: (typeof LANGUAGES)[number];
  @PlaceDetail() placeDetail?: string;
  @Degrees(90) latitude?: number;
  @Degrees(180) longitude?: number;
  /** Of the customer's device. */
  @Degrees(90) callLocationLatitude?: number;
  @Degrees(180) callLocationLongitude?: number;
  @Word(INSTRUMENTS) paymentMethodType?: (typeof INSTRUMENTS)[number];
  /** Only with `paymentMethodType` UBN. */
  @Nested(() => LeapUbn) ubnParams?: LeapUbn;
  /** Only with `paymentMethodType` Card, or without one. */
  @Nested(() => LeapCard) addCardParams?: LeapCard;
}
