import { type Body, set, without } from './change';

/** @param number makes companies differ: an equal body is a repeat */
export function complete(number: number): Body {
  return {
    flow_type: 'kyb-cards',
    country: 'BRA',
    integration_method: number % 2 === 0 ? 'API' : 'WEB',
    data: {
      company: {
        id: idOf('cmp', number),
        is_mei: true,
        fiscal_id: '29.086.892/0001-77',
        annual_income: 2000,
        legal_nature: 2135,
      },
      partners: [person(1)],
      terms_data: { version: '1', accept: true, date: '2022-05-13T19:47:13.340Z' },
    },
  };
}

/** The one who represents the company, with everything that may be told. @param number makes people differ */
export function person(number: number): Body {
  return {
    id: idOf('usr', number),
    partner_type: number === 1 ? 'legal-representative-main' : 'owner',
    company_relationship: ['CompanyName'],
    corporate_participation: ['example_value'],
    fiscal_id: `123.456.${String(number).padStart(3, '0')}-10`,
    full_name: 'Diego Pomelo',
    birthdate: '1998-08-20',
    nationality: 'BRA',
    mother_name: 'Maria Pomelo',
    phone: '+55 11 97487 2510',
    pep: false,
    salary: 48000,
    address: {
      street_name: 'Av. Corrientes',
      street_number: 300,
      complement: 'A',
      zip_code: '12345-678',
      neighborhood: 'Villa Crespo',
    },
  };
}

/** Nothing but what Brazil requires. */
export function minimal(number: number): Body {
  return OPTIONAL.reduce(without, complete(number));
}

/** An Argentinian company. */
export function argentinian(number: number): Body {
  const changes: [string, unknown][] = [
    ['/country', 'ARG'],
    ['/data/company/is_mei', undefined],
    ['/data/company/legal_nature', undefined],
    ['/data/company/fiscal_id', '30-12345678-9'],
    ['/data/partners/0/fiscal_id', '20-12345678-9'],
    ['/data/partners/0/mother_name', undefined],
    ['/data/partners/0/nationality', 'ARG'],
    ['/data/partners/0/address/zip_code', 'C1414AAA'],
  ];
  return changes.reduce((body, [pointer, value]) => set(body, pointer, value), complete(number));
}

/** What may be absent in Brazil too. */
export const OPTIONAL = [
  '/data/partners/0/company_relationship',
  '/data/partners/0/corporate_participation',
  '/data/partners/0/salary',
  '/data/partners/0/address/complement',
];

export function idOf(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(27, '0')}`;
}

/** `YYYY-MM-DD`, counted from today (UTC). */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
