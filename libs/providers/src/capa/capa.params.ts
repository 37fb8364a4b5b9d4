import { isISO31661Alpha2 } from 'class-validator';
import { all, Matches, Nested, NotNull, OfType, OneOf, Required, RequiredIf, Rule, Schema } from '../rules/rule';
import { isRedirectUri } from './capa.redirect-uri';

/** Of the seed's enum, in its order: which template is used, not whose nationality it is (contract §2). */
export const COUNTRIES = [
  ...['MX', 'DO', 'US', 'AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI', 'FR', 'DE', 'GR', 'HU', 'IE', 'IT', 'LV'],
  ...['LT', 'LU', 'MT', 'NL', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES', 'SE', 'IS', 'LI', 'NO', 'CH', 'GB', 'MC', 'SM', 'AD'],
  'VA',
];
/** In title case, unlike those of another endpoint of Capa's (contract §9.7). */
export const PROFESSIONS = ['Employee', 'Public Servant', 'Entrepreneur or Contractor', 'Student', 'Other'];
const USER_ID = /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;

const BirthCountry = (): PropertyDecorator =>
  all(
    Schema({ type: 'string', pattern: '^[A-Z]{2}$' }),
    NotNull(),
    Rule(
      'invalid_enum',
      'must be an ISO 3166-1 alpha-2 code such as MX',
      (value) => typeof value === 'string' && /^[A-Z]{2}$/.test(value) && isISO31661Alpha2(value),
    ),
  );

/** Required in MX with all its fields; elsewhere any of them may be absent. */
export class CapaPersonalInfo {
  @OneOf(PROFESSIONS) profession?: string;
  @Matches(/^\+[1-9]\d{7,14}$/, 'must be + and 8 to 15 digits such as +524401234567') phoneNumber?: string;
  /** Any country, not only those of `country`. */
  @BirthCountry() birthCountry?: string;
  /** MX: the RFC of a natural person. */
  @NotNull() @OfType('string', 'invalid_format') taxId?: string;
}

/** The body of `POST /api/partner/v2/kyc/verification-link`, unchanged (contract §2). */
export class CapaParams {
  /** Capa's id of the person, never the caller's own. */
  @Required({ blank: true })
  @Matches(USER_ID, "must be Capa's id of the user, a UUID", 'invalid_id')
  userId!: string;
  @Required({ blank: true }) @OneOf(COUNTRIES) country!: string;
  /** Where the customer goes in the end; Capa itself gets our own return URL. */
  @NotNull()
  @Schema({ type: 'string', format: 'uri', maxLength: 2048 })
  @Rule(
    'invalid_uri',
    "must be an https URL or an app's own scheme such as myapp://done, without user info, at most 2048 characters",
    isRedirectUri,
  )
  partnerRedirectUri?: string;
  @RequiredIf(({ country }) => country === 'MX', 'required', 'is required in MX')
  @Nested(() => CapaPersonalInfo)
  personalInfo?: CapaPersonalInfo;
}
