import {
  all,
  isRealDate,
  isText,
  ListOf,
  Matches,
  Nested,
  NotNull,
  NumberIn,
  OfType,
  OneOf,
  Required,
  Rule,
  Schema,
  Text,
} from '../rules/rule';

const PHONE = /^\+[1-9][0-9 ]{7,18}$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const MAX_AHEAD_MS = 5 * 60_000;

const Flag = (): PropertyDecorator => OfType('boolean', 'not_boolean');
const Money = (max?: number): PropertyDecorator => NumberIn({ min: 0, decimals: 2, ...(max !== undefined && { max }) });
/** A number of the country's own form: the cross-rules know it. */
const FiscalId = (): PropertyDecorator => all(NotNull(), OfType('string', 'invalid_fiscal_id'));
const Names = (): PropertyDecorator =>
  all(
    Schema({ type: 'array', items: { type: 'string', minLength: 1, maxLength: 120 }, maxItems: 20 }),
    Rule(
      'invalid_type',
      'must be a list of strings',
      (value) => Array.isArray(value) && value.every((name) => typeof name === 'string'),
    ),
    Rule('invalid_array', 'must have at most 20 items', (value) => Array.isArray(value) && value.length <= 20),
    Rule(
      'invalid_string',
      'each must be 1 to 120 characters without control characters',
      (value) => Array.isArray(value) && value.every((name) => isText(name, 1, 120)),
    ),
  );

export class PomeloCompany {
  @Required() @Matches(/^cmp-[0-9A-Za-z]{27}$/, 'must be cmp- and 27 letters or digits', 'invalid_id') id!: string;
  /** Required in BRA; in ARG absent or false. */
  @Flag() is_mei?: boolean;
  /** BRA: CNPJ; ARG: CUIT. Format only: the documented examples have wrong check digits (§9.2). */
  @Required() @FiscalId() fiscal_id!: string;
  @Required() @Money(1e12) annual_income!: number;
  /** Natureza jurídica without its hyphen; required in BRA. */
  @NumberIn({ min: 1000, max: 9999, decimals: 0 }) legal_nature?: number;
}

export class PomeloAddress {
  @Required() @Text({ max: 120 }) street_name!: string;
  @Required() @NumberIn({ min: 0, max: 999_999, decimals: 0 }) street_number!: number;
  @Text({ min: 0, max: 60 }) complement?: string;
  @Required() @NotNull() @OfType('string', 'invalid_format') zip_code!: string;
  @Required() @Text({ max: 80 }) neighborhood!: string;
}

/** One of the company's people; never one of our API partners. */
export class PomeloPerson {
  @Required() @Matches(/^usr-[0-9A-Za-z]{27}$/, 'must be usr- and 27 letters or digits', 'invalid_id') id!: string;
  @Required()
  @Matches(/^(?=.{1,64}$)[a-z]+(-[a-z]+)*$/, 'must be a word such as legal-representative-main', 'invalid_enum')
  partner_type!: string;
  @Names() company_relationship?: string[];
  @Names() corporate_participation?: string[];
  @Required() @FiscalId() fiscal_id!: string;
  @Required() @Text({ min: 3, max: 120 }) full_name!: string;
  @Required()
  @NotNull()
  @Rule(
    'invalid_date',
    'must be a real date YYYY-MM-DD from 1900-01-01 to yesterday',
    (value) =>
      typeof value === 'string' &&
      isRealDate(value) &&
      value >= '1900-01-01' &&
      value < new Date().toISOString().slice(0, 10),
  )
  @Schema({ type: 'string', format: 'date' })
  birthdate!: string;
  @Required() @Matches(/^[A-Z]{3}$/, 'must be an ISO 3166-1 alpha-3 code such as BRA') nationality!: string;
  /** Required in BRA. */
  @Text({ min: 3, max: 120 }) mother_name?: string;
  @Required()
  @NotNull()
  @Rule(
    'invalid_format',
    'must be + and 8 to 15 digits, blanks allowed, such as +55 11 97487 2510',
    (value) => typeof value === 'string' && PHONE.test(value) && /^\+\d{8,15}$/.test(value.replaceAll(' ', '')),
  )
  @Schema({ type: 'string', pattern: PHONE.source })
  phone!: string;
  @Required() @Flag() pep!: boolean;
  @Money() salary?: number;
  @Required() @Nested(() => PomeloAddress) address!: PomeloAddress;
}

export class PomeloTerms {
  @Required() @Text({ max: 20 }) version!: string;
  @Required()
  @OfType('boolean', 'not_boolean')
  @Rule('terms_not_accepted', 'must be true', (value) => value === true)
  accept!: boolean;
  @Required()
  @NotNull()
  @Rule('invalid_date', 'must be an ISO 8601 date-time with Z or an offset, at most 5 minutes ahead', isPastDateTime)
  @Schema({ type: 'string', format: 'date-time' })
  date!: string;
}

export class PomeloData {
  @Required() @Nested(() => PomeloCompany) company!: PomeloCompany;
  @Required() @ListOf(() => PomeloPerson, { min: 1, max: 20 }) partners!: PomeloPerson[];
  @Required() @Nested(() => PomeloTerms) terms_data!: PomeloTerms;
}

/** The body of `POST /identity/v2/sessions`, unchanged (contract §2). */
export class PomeloParams {
  @Required() @OneOf(['kyb-cards']) flow_type!: 'kyb-cards';
  @Required() @OneOf(['BRA', 'ARG']) country!: 'BRA' | 'ARG';
  @Required() @OneOf(['API', 'WEB']) integration_method!: 'API' | 'WEB';
  @Required() @Nested(() => PomeloData) data!: PomeloData;
}

function isPastDateTime(value: unknown): boolean {
  const date = typeof value === 'string' ? DATE_TIME.exec(value)?.[1] : undefined;
  return (
    typeof value === 'string' &&
    date !== undefined &&
    isRealDate(date) &&
    Date.parse(value) <= Date.now() + MAX_AHEAD_MS
  );
}
