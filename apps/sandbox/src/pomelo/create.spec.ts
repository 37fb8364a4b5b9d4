import { TestSandbox } from '../testing/sandbox';
import { example, PomeloClient } from './pomelo.testing';

let sandbox: TestSandbox;
let pomelo: PomeloClient;

beforeAll(async () => {
  sandbox = await TestSandbox.start();
});
afterAll(() => sandbox.app.close());
beforeEach(async () => {
  pomelo = await PomeloClient.start(sandbox);
  await sandbox.reset();
});

describe('creating a session', () => {
  it('answers the documented example with an id and, as there is no page, without a url', async () => {
    const { status, body } = await pomelo.create(example('2TO1'));
    expect(status).toBe(201);
    expect(body).toEqual({
      data: {
        id: expect.stringMatching(/^iss-[0-9A-Za-z]{27}$/) as string,
        created_at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}-03:00$/) as string,
        expiration_at: expect.any(String) as string,
      },
    });
  });

  it('doubles on a resend, each with a page of its own', async () => {
    const body = example('wEb1', { integration_method: 'WEB' });
    const [one, two] = [await pomelo.created(body), await pomelo.created(body)];
    expect(one.id).not.toBe(two.id);
    expect(one.url).toBe(`${sandbox.url}/pomelo/session/${one.id}`);
    expect(await sandbox.ledger('pomelo')).toMatchObject([
      { kind: 'create', key: body.data.company.id, id: one.id },
      { kind: 'create', key: body.data.company.id, id: two.id },
    ]);
  });

  const long = 'x'.repeat(121);
  it.each([
    ['another flow', { ...example(), flow_type: 'kyc-accounts' }, 'invalid_enum', '/flow_type'],
    ['an alpha-2 country', example('2TO1', { country: 'BR' }), 'invalid_enum', '/country'],
    [
      'a method in small letters',
      example('2TO1', { integration_method: 'api' }),
      'invalid_enum',
      '/integration_method',
    ],
    ['an unknown key', { ...example(), webhook_url: 'https://x' }, 'unknown_field', '/webhook_url'],
    ['no data', { ...example(), data: undefined }, 'required', '/data'],
    ['a list as body', [], 'invalid_type', ''],
    [
      'a person as the company',
      example('', { company: { id: 'usr-2HPUYx0n9USSNwSkP5G0gY1I2TO' } }),
      'invalid_id',
      '/data/company/id',
    ],
    [
      'a CPF for the company',
      example('2TO1', { company: { fiscal_id: '123.456.789-10' } }),
      'invalid_fiscal_id',
      '/data/company/fiscal_id',
    ],
    ['a boolean in words', example('2TO1', { company: { is_mei: 'true' } }), 'not_boolean', '/data/company/is_mei'],
    ['no is_mei in Brazil', example('2TO1', { company: { is_mei: undefined } }), 'required', '/data/company/is_mei'],
    [
      'an income in words',
      example('2TO1', { company: { annual_income: '2000' } }),
      'invalid_number',
      '/data/company/annual_income',
    ],
    [
      'a thousandth',
      example('2TO1', { company: { annual_income: 0.001 } }),
      'invalid_number',
      '/data/company/annual_income',
    ],
    [
      'a short legal nature',
      example('2TO1', { company: { legal_nature: 213 } }),
      'invalid_number',
      '/data/company/legal_nature',
    ],
    ['nobody', { ...example(), data: { ...example().data, partners: [] } }, 'invalid_array', '/data/partners'],
    [
      'no main representative',
      example('2TO1', { partner: { partner_type: 'owner' } }),
      'main_representative_required',
      '/data/partners',
    ],
    [
      'a day that is not on the calendar',
      example('2TO1', { partner: { birthdate: '1998-02-30' } }),
      'invalid_date',
      '/data/partners/0/birthdate',
    ],
    [
      'a phone without +',
      example('2TO1', { partner: { phone: '5511974872510' } }),
      'invalid_format',
      '/data/partners/0/phone',
    ],
    [
      'an alpha-2 nationality',
      example('2TO1', { partner: { nationality: 'BR' } }),
      'invalid_format',
      '/data/partners/0/nationality',
    ],
    [
      'a name of 121',
      example('2TO1', { partner: { full_name: long } }),
      'invalid_string',
      '/data/partners/0/full_name',
    ],
    ['a PEP of 1', example('2TO1', { partner: { pep: 1 } }), 'not_boolean', '/data/partners/0/pep'],
    ['half an address', example('2TO1', { partner: { address: {} } }), 'required', '/data/partners/0/address/zip_code'],
    [
      'terms not accepted',
      example('2TO1', { terms: { accept: false } }),
      'terms_not_accepted',
      '/data/terms_data/accept',
    ],
    [
      'terms without offset',
      example('2TO1', { terms: { date: '2022-05-13T19:47:13' } }),
      'invalid_date',
      '/data/terms_data/date',
    ],
    [
      'a MEI in Argentina',
      example('2TO1', { country: 'ARG', company: { fiscal_id: '30-12345678-9' } }),
      'country_mismatch',
      '/data/company/is_mei',
    ],
  ])('refuses %s', async (_what, body, code, detail) => {
    const answer = await pomelo.create(body);
    expect(answer.status).toBe(400);
    expect((answer.body as { error: { details: unknown[] } }).error.details).toContainEqual({ code, detail });
    expect(await sandbox.effects('pomelo')).toEqual([]);
  });

  it('refuses the same person twice, however the number is written', async () => {
    const { data } = example();
    const twice = {
      ...example(),
      data: {
        ...data,
        partners: [...data.partners, { ...data.partners[0], fiscal_id: '12345678910', partner_type: 'owner' }],
      },
    };
    expect((await pomelo.create(twice)).body).toMatchObject({ error: { details: [{ code: 'duplicate_partner' }] } });
  });

  it.each([
    ['an alphanumeric CNPJ', example('2TO2', { company: { fiscal_id: '12ABC34501DE35' } })],
    [
      'no complement',
      example('2TO3', {
        partner: { address: { street_name: 'A', street_number: 0, zip_code: '12345678', neighborhood: 'B' } },
      }),
    ],
    [
      'Argentina without is_mei',
      example('2TO4', {
        country: 'ARG',
        company: { fiscal_id: '30-12345678-9', is_mei: undefined, legal_nature: undefined },
        partner: {
          fiscal_id: '20123456789',
          mother_name: undefined,
          address: { street_name: 'A', street_number: 1, zip_code: 'C1425ABC', neighborhood: 'B' },
        },
      }),
    ],
  ])('takes %s', async (_what, body) => {
    expect((await pomelo.create(body)).status).toBe(201);
  });

  it('speaks its own error body for what never reached a route', async () => {
    const broken = await sandbox.call('POST', '/pomelo/identity/v2/sessions', '{"flow', {
      'Content-Type': 'application/json',
    });
    expect(broken).toMatchObject({ status: 400, body: { error: { details: [{ code: 'http_400' }] } } });
    expect(await pomelo.call('GET', '/identity/v3')).toMatchObject({
      status: 404,
      body: { error: { details: [{ code: 'http_404' }] } },
    });
  });
});
