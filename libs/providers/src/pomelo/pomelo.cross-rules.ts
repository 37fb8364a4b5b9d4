import { type Fault, pointerTo } from '../rules/fault';
import type { PomeloParams } from './pomelo.params';

const COUNTRY_RULES = {
  BRA: {
    company: /^(?:[0-9A-Z]{2}\.[0-9A-Z]{3}\.[0-9A-Z]{3}\/[0-9A-Z]{4}-\d{2}|[0-9A-Z]{12}\d{2})$/,
    companyMessage: 'must be a CNPJ such as 29.086.892/0001-77',
    person: /^(?:\d{3}\.\d{3}\.\d{3}-\d{2}|\d{11})$/,
    personMessage: 'must be a CPF such as 123.456.789-10',
    zip: /^\d{5}-?\d{3}$/,
    zipMessage: 'must be a CEP such as 12345-678',
  },
  ARG: {
    company: /^\d{2}-?\d{8}-?\d$/,
    companyMessage: 'must be a CUIT such as 30-12345678-9',
    person: /^\d{2}-?\d{8}-?\d$/,
    personMessage: 'must be a CUIL or CUIT such as 20-12345678-9',
    zip: /^(?:\d{4}|[A-Z]\d{4}[A-Z]{3})$/,
    zipMessage: 'must be a postal code such as 1414 or C1414AAA',
  },
} as const;
const CNPJ = COUNTRY_RULES.BRA.company;
const MAIN = 'legal-representative-main';

/** The rules that need more than one field (contract §2 and §10). */
export function crossFaults({ country, data: { company, partners } }: PomeloParams): Fault[] {
  const rules = COUNTRY_RULES[country];
  const faults: Fault[] = [];
  const check = (holds: boolean, pointer: string, code: string, message: string): void => {
    if (!holds) faults.push({ pointer, code, message });
  };

  if (country === 'BRA') {
    check(company.is_mei !== undefined, '/data/company/is_mei', 'required', 'is required in BRA');
    check(company.legal_nature !== undefined, '/data/company/legal_nature', 'required', 'is required in BRA');
  } else {
    check(company.is_mei !== true, '/data/company/is_mei', 'country_mismatch', 'must be absent or false in ARG');
  }
  const foreign = country === 'ARG' && !rules.company.test(company.fiscal_id) && CNPJ.test(company.fiscal_id);
  check(
    rules.company.test(company.fiscal_id),
    '/data/company/fiscal_id',
    foreign ? 'country_mismatch' : 'invalid_fiscal_id',
    rules.companyMessage,
  );

  const ids = new Set<string>();
  const fiscalIds = new Set<string>();
  let main = 0;
  partners.forEach((person, at) => {
    const pointer = pointerTo('/data/partners', at);
    const fiscalId = person.fiscal_id.replace(/\W/g, '');
    const known = 'names a person who is in the list already';
    if (rules.person.test(person.fiscal_id))
      check(!fiscalIds.has(fiscalId), `${pointer}/fiscal_id`, 'duplicate_partner', known);
    else check(false, `${pointer}/fiscal_id`, 'invalid_fiscal_id', rules.personMessage);
    check(!ids.has(person.id), `${pointer}/id`, 'duplicate_partner', known);
    check(rules.zip.test(person.address.zip_code), `${pointer}/address/zip_code`, 'invalid_format', rules.zipMessage);
    if (country === 'BRA')
      check(person.mother_name !== undefined, `${pointer}/mother_name`, 'required', 'is required in BRA');
    main += person.partner_type === MAIN ? 1 : 0;
    check(
      person.partner_type !== MAIN || main <= 1,
      `${pointer}/partner_type`,
      'duplicate_main_representative',
      `only one person may be the ${MAIN}`,
    );
    ids.add(person.id);
    fiscalIds.add(fiscalId);
  });
  return faults;
}
