import {
  boolean,
  type Check,
  type Fault,
  isRecord,
  list,
  may,
  need,
  object,
  oneOf,
  rule,
  text,
  words,
} from '../check/check';
import { isDate, isDateTime, isMoney } from '../check/dates';
import type { CreateBody } from './create.body';

const MINUTE = 60_000;
const CUIT = /^\d{2}-?\d{8}-?\d$/;

/** What differs between the two countries that KYB exists in (contract §2). */
const COUNTRIES = {
  BRA: {
    company: /^(?:[0-9A-Z]{2}\.[0-9A-Z]{3}\.[0-9A-Z]{3}\/[0-9A-Z]{4}-\d{2}|[0-9A-Z]{12}\d{2})$/,
    person: /^(?:\d{3}\.\d{3}\.\d{3}-\d{2}|\d{11})$/,
    zip: /^\d{5}-?\d{3}$/,
    local: need,
  },
  ARG: { company: CUIT, person: CUIT, zip: /^(?:\d{4}|[A-Z]\d{4}[A-Z]{3})$/, local: may },
};
type Country = (typeof COUNTRIES)[keyof typeof COUNTRIES];

const matches = (code: string, pattern: RegExp): Check => text(code, (value) => pattern.test(value), code);
const integer = (min: number, max: number): Check =>
  rule('invalid_number', (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max);
const money = (max: number): Check => rule('invalid_number', (value) => isMoney(value, 0, max));
const id = (prefix: string): Check => matches('invalid_id', new RegExp(`^${prefix}-[0-9A-Za-z]{27}$`));
const labels = list(0, 20, words(1, 120));

const address = ({ zip }: Country): Check =>
  object({
    street_name: need(words(1, 120)),
    street_number: need(integer(0, 999_999)),
    complement: may(words(0, 60)),
    zip_code: need(matches('invalid_format', zip)),
    neighborhood: need(words(1, 80)),
  });

const partner = (country: Country): Check =>
  object({
    id: need(id('usr')),
    partner_type: need(text('invalid_enum', (value) => value.length <= 64 && /^[a-z]+(-[a-z]+)*$/.test(value))),
    company_relationship: may(labels),
    corporate_participation: may(labels),
    fiscal_id: need(matches('invalid_fiscal_id', country.person)),
    full_name: need(words(3, 120)),
    birthdate: need(text('invalid_date', isBirthdate)),
    nationality: need(matches('invalid_format', /^[A-Z]{3}$/)),
    mother_name: country.local(words(3, 120)),
    phone: need(text('invalid_format', isPhone)),
    pep: need(boolean),
    salary: may(money(Number.MAX_SAFE_INTEGER)),
    address: need(address(country)),
  });

const company = (country: Country): Check =>
  object({
    id: need(id('cmp')),
    is_mei: country.local(boolean),
    fiscal_id: need(matches('invalid_fiscal_id', country.company)),
    annual_income: need(money(1e12)),
    legal_nature: country.local(integer(1000, 9999)),
  });

const terms = object({
  version: need(words(1, 20)),
  accept: need((value, at) => [
    ...boolean(value, at),
    ...(value === false ? [{ pointer: at, code: 'terms_not_accepted' }] : []),
  ]),
  date: need(text('invalid_date', (value) => isDateTime(value) && Date.parse(value) <= Date.now() + 5 * MINUTE)),
});

const body = (country: Country): Check =>
  object(
    {
      flow_type: need(oneOf('kyb-cards')),
      country: need(oneOf(...Object.keys(COUNTRIES))),
      integration_method: need(oneOf('API', 'WEB')),
      data: need(
        object({
          company: need(company(country)),
          partners: need(list(1, 20, partner(country), amongPartners)),
          terms_data: need(terms),
        }),
      ),
    },
    onlyHere,
  );

const BODY = { BRA: body(COUNTRIES.BRA), ARG: body(COUNTRIES.ARG) };

/** Fills `faults`, in the contract's codes (§10); true when there is none. */
export function isCreateBody(value: unknown, faults: Fault[]): value is CreateBody {
  const country = isRecord(value) && value.country === 'ARG' ? 'ARG' : 'BRA';
  faults.push(...BODY[country](value, ''));
  return faults.length === 0;
}

function isBirthdate(value: string): boolean {
  return isDate(value) && value >= '1900-01-01' && value < new Date().toISOString().slice(0, 10);
}

function isPhone(value: string): boolean {
  const digits = value.replace(/\D/g, '').length;
  return /^\+[1-9][0-9 ]{7,18}$/.test(value) && digits >= 8 && digits <= 15;
}

/** An Argentinian company is no MEI. */
function onlyHere(value: Record<string, unknown>): Fault[] {
  const data = isRecord(value.data) && isRecord(value.data.company) ? value.data.company : {};
  return value.country === 'ARG' && data.is_mei === true
    ? [{ pointer: '/data/company/is_mei', code: 'country_mismatch' }]
    : [];
}

function amongPartners(items: unknown[], at: string): Fault[] {
  const people = items.filter(isRecord);
  const mains = people.filter((person) => person.partner_type === 'legal-representative-main').length;
  const faults: Fault[] = [];
  const repeated = (values: string[]): boolean => new Set(values).size < values.length;
  const fiscalIds = people.map((person) => String(person.fiscal_id).replace(/\D/g, ''));
  if (repeated(people.map((person) => String(person.id))) || repeated(fiscalIds))
    faults.push({ pointer: at, code: 'duplicate_partner' });
  if (mains > 1) faults.push({ pointer: at, code: 'duplicate_main_representative' });
  if (mains === 0) faults.push({ pointer: at, code: 'main_representative_required' });
  return faults;
}
