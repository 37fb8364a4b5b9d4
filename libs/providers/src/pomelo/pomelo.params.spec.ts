import 'reflect-metadata';
import fc from 'fast-check';
import { readParams } from '../rules/read-params';
import { crossFaults } from './pomelo.cross-rules';
import { pomeloExample } from './pomelo.example';
import { PomeloParams } from './pomelo.params';

type Json = Record<string, unknown>;
interface Changes extends Json {
  company?: Json;
  person?: Json;
  address?: Json;
  terms?: Json;
}

/** The documented example, with other values. */
function example({ company, person, address, terms, ...top }: Changes = {}): Json {
  const [partner] = pomeloExample.data.partners;
  return {
    ...pomeloExample,
    ...top,
    data: {
      company: { ...pomeloExample.data.company, ...company },
      partners: [{ ...partner, ...person, address: { ...partner?.address, ...address } }],
      terms_data: { ...pomeloExample.data.terms_data, ...terms },
    },
  };
}
function withPeople(...people: Json[]): Json {
  const [partner] = pomeloExample.data.partners;
  return {
    ...pomeloExample,
    data: { ...pomeloExample.data, partners: people.map((each) => ({ ...partner, ...each })) },
  };
}
const ARGENTINA: Changes = {
  country: 'ARG',
  company: { is_mei: undefined, legal_nature: undefined, fiscal_id: '30-12345678-9' },
  person: { fiscal_id: '20-12345678-9', mother_name: undefined },
  address: { zip_code: 'C1414AAA' },
};
const SECOND = { id: 'usr-2HPUYx0n9USSNwSkP5G0gY1I2TP', fiscal_id: '987.654.321-00', partner_type: 'owner' };

const read = (body: unknown): ReturnType<typeof readParams<PomeloParams>> =>
  readParams(PomeloParams, body, crossFaults);
const codesOf = (body: unknown): string[] => {
  const result = read(body);
  return 'faults' in result ? result.faults.map(({ pointer, code }) => `${pointer} ${code}`) : [];
};

describe('what Pomelo takes', () => {
  it.each<[string, unknown]>([
    ["the documentation's example, though its CPF has a wrong check digit", pomeloExample],
    [
      'a bare CPF and CNPJ',
      example({ company: { fiscal_id: '29086892000177' }, person: { fiscal_id: '12345678910' } }),
    ],
    ['no complement', example({ address: { complement: undefined } })],
    ['an alphanumeric CNPJ', example({ company: { fiscal_id: '12.ABC.345/01DE-35' } })],
    ['a page', example({ integration_method: 'WEB' })],
    ['Argentina without is_mei', example(ARGENTINA)],
    ['Argentina with is_mei false', example({ ...ARGENTINA, company: { ...ARGENTINA.company, is_mei: false } })],
    ['Argentina with a short postal code', example({ ...ARGENTINA, address: { zip_code: '1414' } })],
    ['nobody who is the main representative: upstream decides', example({ person: { partner_type: 'owner' } })],
    ['a role that only upstream knows', example({ person: { partner_type: 'ultimate-beneficial-owner' } })],
    ['several people', withPeople({}, SECOND)],
    ['street number 0, as for "s/n"', example({ address: { street_number: 0 } })],
    ['terms of a minute ahead', example({ terms: { date: new Date(Date.now() + 60_000).toISOString() } })],
  ])('%s', (_, body) => expect(codesOf(body)).toEqual([]));

  it('is sent as it came: punctuation, leading zeros and blanks', () => {
    const body = example({
      person: { phone: '+55 11 97487 2510', full_name: ' Diego  Pomelo ' },
      terms: { version: '01' },
    });
    const result = read(body);
    expect('params' in result && JSON.parse(JSON.stringify(result.params))).toEqual(body);
  });
});

const COMPANY = '/data/company';
const PERSON = '/data/partners/0';
describe('what Pomelo refuses', () => {
  it.each<[string, unknown, string]>([
    ['an unknown key', example({ webhook_url: 'x' }), '/webhook_url unknown_field'],
    ['an unknown key below', example({ address: { city: 'x' } }), `${PERSON}/address/city unknown_field`],
    ['a missing field', example({ person: { pep: undefined } }), `${PERSON}/pep required`],
    ['null in a list', withPeople({ company_relationship: [null] }), `${PERSON}/company_relationship invalid_type`],
    ['a text for an object', { ...pomeloExample, data: 'x' }, '/data invalid_type'],
    [
      'an object for a list',
      { ...pomeloExample, data: { ...pomeloExample.data, partners: {} } },
      '/data/partners invalid_type',
    ],
    ['a sibling flow', example({ flow_type: 'kyc-cards' }), '/flow_type invalid_enum'],
    ['BR', example({ country: 'BR' }), '/country invalid_enum'],
    ['bra', example({ country: 'bra' }), '/country invalid_enum'],
    ['CHL, which is KYC only', example({ country: 'CHL' }), '/country invalid_enum'],
    ['api', example({ integration_method: 'api' }), '/integration_method invalid_enum'],
    ['nobody', withPeople(), '/data/partners invalid_array'],
    ['21 people', withPeople(...Array<Json>(21).fill({})), '/data/partners invalid_array'],
    [
      "a person's id for the company",
      example({ company: { id: 'usr-2HPUYx0n9USSNwSkP5G0gY1I2TO' } }),
      `${COMPANY}/id invalid_id`,
    ],
    ['an id that is a path', example({ company: { id: 'cmp-../x' } }), `${COMPANY}/id invalid_id`],
    [
      'the same person twice',
      withPeople({}, { ...SECOND, id: pomeloExample.data.partners[0]?.id }),
      '/data/partners/1/id duplicate_partner',
    ],
    [
      'the same CPF with and without dots',
      withPeople({}, { ...SECOND, fiscal_id: '12345678910' }),
      '/data/partners/1/fiscal_id duplicate_partner',
    ],
    [
      'two main representatives',
      withPeople({}, { ...SECOND, partner_type: 'legal-representative-main' }),
      '/data/partners/1/partner_type duplicate_main_representative',
    ],
    [
      'a CNPJ for a person',
      example({ person: { fiscal_id: '29.086.892/0001-77' } }),
      `${PERSON}/fiscal_id invalid_fiscal_id`,
    ],
    [
      'a CPF for the company',
      example({ company: { fiscal_id: '123.456.789-10' } }),
      `${COMPANY}/fiscal_id invalid_fiscal_id`,
    ],
    ['15 digits', example({ company: { fiscal_id: '290868920001770' } }), `${COMPANY}/fiscal_id invalid_fiscal_id`],
    ['"true" for a boolean', example({ company: { is_mei: 'true' } }), `${COMPANY}/is_mei not_boolean`],
    ['null for a boolean', example({ person: { pep: null } }), `${PERSON}/pep not_boolean`],
    ['a number in words', example({ company: { annual_income: '2000' } }), `${COMPANY}/annual_income invalid_number`],
    [
      'a legal nature with its hyphen',
      example({ company: { legal_nature: '213-5' } }),
      `${COMPANY}/legal_nature invalid_number`,
    ],
    [
      'a street number in words',
      example({ address: { street_number: 's/n' } }),
      `${PERSON}/address/street_number invalid_number`,
    ],
    ['a day that is not there', example({ person: { birthdate: '1998-02-30' } }), `${PERSON}/birthdate invalid_date`],
    [
      'terms without an offset',
      example({ terms: { date: '2022-05-13T19:47:13' } }),
      '/data/terms_data/date invalid_date',
    ],
    ['terms of the future', example({ terms: { date: '2199-01-01T00:00:00Z' } }), '/data/terms_data/date invalid_date'],
    ['terms not accepted', example({ terms: { accept: false } }), '/data/terms_data/accept terms_not_accepted'],
    [
      'a wrong postal code',
      example({ address: { zip_code: '1234-567' } }),
      `${PERSON}/address/zip_code invalid_format`,
    ],
    ['a phone without +', example({ person: { phone: '5511974872510' } }), `${PERSON}/phone invalid_format`],
    [
      'a nationality of two letters',
      example({ person: { nationality: 'BR' } }),
      `${PERSON}/nationality invalid_format`,
    ],
    ['a name with NUL', example({ person: { full_name: 'Diego\u0000' } }), `${PERSON}/full_name invalid_string`],
    [
      'a MEI in Argentina',
      example({ ...ARGENTINA, company: { ...ARGENTINA.company, is_mei: true } }),
      `${COMPANY}/is_mei country_mismatch`,
    ],
    [
      'a CNPJ in Argentina',
      example({ ...ARGENTINA, company: { ...ARGENTINA.company, fiscal_id: '29.086.892/0001-77' } }),
      `${COMPANY}/fiscal_id country_mismatch`,
    ],
    ['Brazil without is_mei', example({ company: { is_mei: undefined } }), `${COMPANY}/is_mei required`],
    [
      "Brazil without the mother's name",
      example({ person: { mother_name: undefined } }),
      `${PERSON}/mother_name required`,
    ],
  ])('%s', (_, body, fault) => expect(codesOf(body)).toEqual([fault]));

  it('tells every fault at once, each with its place', () => {
    const body = example({ country: 'BR', company: { id: 'x' }, person: { pep: 1 }, terms: { accept: false } });
    expect(codesOf(body)).toEqual([
      '/country invalid_enum',
      '/data/company/id invalid_id',
      '/data/partners/0/pep not_boolean',
      '/data/terms_data/accept terms_not_accepted',
    ]);
  });

  it('never repeats what was sent', () => {
    const secret = { full_name: 'SECRET\u0000', mother_name: 'SECRET\u0000', phone: 'SECRET', fiscal_id: 'SECRET' };
    expect(JSON.stringify(read(example({ person: secret })))).not.toContain('SECRET');
  });

  it('never breaks, whatever is put in the place of a field', () => {
    fc.assert(
      fc.property(fc.constantFrom('company', 'person', 'address', 'terms'), fc.jsonValue(), (part, value) => {
        const fields = { company: 'fiscal_id', person: 'fiscal_id', address: 'zip_code', terms: 'date' } as const;
        const result = read(example({ [part]: { [fields[part]]: value } }));
        expect('faults' in result).toBe(true);
      }),
    );
  });
});
