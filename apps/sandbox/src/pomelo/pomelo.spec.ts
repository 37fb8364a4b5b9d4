import { type Answer, TestSandbox, until } from '../testing/sandbox';
import { example } from './pomelo.examples';

let sandbox: TestSandbox;
let token: string;

beforeAll(async () => {
  sandbox = await TestSandbox.start();
});
afterAll(() => sandbox.app.close());
beforeEach(async () => {
  token = tokenOf(await askToken());
  await sandbox.reset();
});

const CLIENT = { client_id: 'sim-pomelo-client', client_secret: 'sim-pomelo-secret', audience: 'https://auth.example' };

function askToken(changes: object = {}): Promise<Answer> {
  return sandbox.call('POST', '/pomelo/oauth/token', { ...CLIENT, grant_type: 'client_credentials', ...changes });
}

function tokenOf({ body }: Answer): string {
  return (body as { access_token: string }).access_token;
}

function pomelo(method: string, path: string, body?: unknown): Promise<Answer> {
  return sandbox.call(method, `/pomelo${path}`, body, { Authorization: `Bearer ${token}` });
}

const create = (body: unknown): Promise<Answer> => pomelo('POST', '/identity/v2/sessions', body);
const get = (id: string): Promise<Answer> => pomelo('GET', `/identity/v1/sessions/${id}`);

async function created(body: unknown): Promise<{ id: string; url?: string }> {
  const answer = await create(body);
  expect(answer.status).toBe(201);
  return (answer.body as { data: { id: string; url?: string } }).data;
}

async function rows(query = ''): Promise<{ id: string; status: string }[]> {
  return ((await pomelo('GET', `/identity/v1/sessions${query}`)).body as { data: { id: string; status: string }[] })
    .data;
}

async function becomes(id: string, status: string): Promise<void> {
  await until(
    async () => (await get(id)).body as { data: { status: string } },
    ({ data }) => data.status === status,
  );
}

describe('tokens', () => {
  it('gives the same token until it is revoked', async () => {
    const again = await askToken();
    expect(again.body).toMatchObject({
      access_token: token,
      token_type: 'Bearer',
      scope: expect.any(String) as string,
    });
    expect((await pomelo('POST', '/oauth/token/revoke')).status).toBe(200);
    expect((await pomelo('GET', '/identity/v1/sessions')).status).toBe(401);
    expect(tokenOf(await askToken())).not.toBe(token);
    expect(await sandbox.effects('pomelo')).toEqual(['token -', 'token -']);
  });

  it.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401],
    ['another client', { client_id: 'x' }, 401],
    ['no audience', { audience: undefined }, 400],
    ['another grant', { grant_type: 'password' }, 400],
  ])('refuses %s', async (_what, changes, status) => {
    const { status: answered, body } = await askToken(changes);
    expect(answered).toBe(status);
    expect(body).toMatchObject({ error: { details: [{ code: expect.any(String) as string }] } });
  });

  it.each([[''], ['Bearer nobody'], ['Basic c2ltOnNpbQ==']])('refuses a create with %p', async (Authorization) => {
    expect((await sandbox.call('POST', '/pomelo/identity/v2/sessions', example(), { Authorization })).status).toBe(401);
    expect(await sandbox.effects('pomelo')).toEqual([]);
  });
});

describe('creating a session', () => {
  it('answers the documented example with an id and, as there is no page, without a url', async () => {
    const { status, body } = await create(example('2TO1'));
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
    const [one, two] = [await created(body), await created(body)];
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
    const answer = await create(body);
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
    expect((await create(twice)).body).toMatchObject({ error: { details: [{ code: 'duplicate_partner' }] } });
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
    expect((await create(body)).status).toBe(201);
  });

  it('speaks its own error body for what never reached a route', async () => {
    const broken = await sandbox.call('POST', '/pomelo/identity/v2/sessions', '{"flow', {
      'Content-Type': 'application/json',
    });
    expect(broken).toMatchObject({ status: 400, body: { error: { details: [{ code: 'http_400' }] } } });
    expect(await pomelo('GET', '/identity/v3')).toMatchObject({
      status: 404,
      body: { error: { details: [{ code: 'http_404' }] } },
    });
  });
});

describe('creates that go wrong', () => {
  it.each([400, 403, 404, 409, 422, 500, 503])('E%d is that status, and nothing is stored', async (status) => {
    expect((await create(example(`E${String(status)}`))).status).toBe(status);
    expect(await sandbox.effects('pomelo')).toEqual([]);
  });

  it('E429 asks to wait twice', async () => {
    const body = example('E429');
    const first = await create(body);
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '1']);
    expect([(await create(body)).status, (await create(body)).status]).toEqual([429, 201]);
  });

  it('A401 forgets the token once', async () => {
    expect((await create(example('A401'))).status).toBe(401);
    expect((await create(example('A401'))).status).toBe(401);
    token = tokenOf(await askToken());
    expect((await create(example('A401'))).status).toBe(201);
  });

  it.each([
    ['TOUT', 1],
    ['LOST', 0],
    ['TWIN', 2],
    ['LATE', 1],
  ])('%s never answers, with %d stored', async (end, stored) => {
    const { id } = example(end).data.company;
    const aborted = fetch(`${sandbox.url}/pomelo/identity/v2/sessions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(example(end)),
      signal: AbortSignal.timeout(150),
    });
    await expect(aborted).rejects.toThrow();
    expect(await sandbox.effects('pomelo')).toEqual(Array<string>(stored).fill(`create ${id}`));
  });

  it('LATE shows up in the search 20 minutes later, scaled', async () => {
    const before = (await rows()).length;
    await fetch(`${sandbox.url}/pomelo/identity/v2/sessions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(example('LATE')),
      signal: AbortSignal.timeout(100),
    }).catch(() => undefined);
    expect((await rows()).length).toBe(before);
  });

  it('S500 stores and then fails; NOID answers as the documentation does', async () => {
    expect((await create(example('S500'))).status).toBe(500);
    expect(await create(example('NOID'))).toMatchObject({ status: 201, body: { data: {} } });
    expect(await sandbox.effects('pomelo')).toHaveLength(2);
  });

  it.each([
    ['NURL', 'WEB', false],
    ['AURL', 'API', true],
    ['none', 'WEB', true],
    ['none', 'API', false],
  ])('%s with %s has a url: %p', async (end, integration_method, has) => {
    const { url } = await created(example(end, { integration_method }));
    expect(url !== undefined).toBe(has);
  });

  it('loses an answer after storing when a fault rule says so', async () => {
    await sandbox.faults({ provider: 'pomelo', kind: 'create', effect: 'reset_after', times: 1 });
    await expect(create(example('rst1'))).rejects.toThrow();
    expect(await sandbox.effects('pomelo')).toHaveLength(1);
    await sandbox.faults({ provider: 'pomelo', kind: 'lookup', effect: 'hang' });
    const hung = fetch(`${sandbox.url}/pomelo/identity/v1/sessions`, {
      headers: { Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(150),
    });
    await expect(hung).rejects.toThrow();
  });
});

describe('looking a session up', () => {
  it('tells state, company and steps of one', async () => {
    const { id } = await created(example('get1'));
    expect((await get(id)).body).toMatchObject({
      data: {
        id,
        status: 'IN_PROGRESS',
        company_id: example('get1').data.company.id,
        steps: [{ name: 'TERMS' }, {}, {}],
      },
    });
    expect((await get('iss-nobody')).status).toBe(404);
    expect(await sandbox.effects('pomelo')).toEqual([
      `create ${example('get1').data.company.id}`,
      `lookup ${example('get1').data.company.id}`,
    ]);
  });

  it('pages a search by day, newest first, without the company', async () => {
    const ids = [await created(example('sea1')), await created(example('sea2'))].map(({ id }) => id);
    const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const window = `filter[created_at][from]=${day(-1)}&filter[created_at][to]=${day(1)}`;
    const query = `?filter[status]=IN_PROGRESS&${window}&sort=-created_at&page[size]=2&page[number]=1`;
    const { body } = await pomelo('GET', `/identity/v1/sessions${query}`);
    const { data, meta } = body as { data: Record<string, unknown>[]; meta: unknown };
    expect(data.map(({ id }) => id)).toEqual(ids.reverse());
    expect(data[0]).not.toHaveProperty('company_id');
    expect(meta).toMatchObject({ pagination: { current_page: 1, page_size: 2 } });
    expect(await rows(`?filter[created_at][from]=${day(2)}`)).toEqual([]);
  });

  it.each(['?company=1', '?sort=id', '?page[number]=0', '?filter[created_at][from]=yesterday', '?toString=1'])(
    'refuses %s',
    async (query) => expect((await pomelo('GET', `/identity/v1/sessions${query}`)).status).toBe(400),
  );

  it('G404 isn’t there; SING only by the singular path', async () => {
    expect((await get((await created(example('G404'))).id)).status).toBe(404);
    const { id } = await created(example('SING'));
    expect((await get(id)).status).toBe(404);
    expect((await pomelo('GET', `/identity/v1/session/${id}`)).status).toBe(200);
  });

  it('gives a report in which people have ids of their own', async () => {
    const { id } = await created(example('rep1'));
    const { body } = await pomelo('GET', `/identity/v1/sessions/${id}/report`);
    expect(body).toMatchObject({
      data: { id, partners: [{ id: expect.stringMatching(/^iss-/) as string }], documentation_request: [] },
    });
  });
});

describe('a session’s life', () => {
  it('is canceled once', async () => {
    const { id } = await created(example('del1'));
    expect((await pomelo('DELETE', `/identity/v1/sessions/${id}`)).status).toBe(204);
    expect((await pomelo('DELETE', `/identity/v1/sessions/${id}`)).status).toBe(409);
    expect((await pomelo('DELETE', '/identity/v1/sessions/iss-x')).status).toBe(404);
    expect((await sandbox.ledger('pomelo')).map(({ kind }) => kind)).toEqual(['create', 'cancel']);
    await becomes(id, 'CANCELED');
  });

  it('D409 was verified meanwhile', async () => {
    const { id } = await created(example('D409'));
    expect((await pomelo('DELETE', `/identity/v1/sessions/${id}`)).status).toBe(409);
    await becomes(id, 'VERIFIED');
  });

  it.each([
    ['VERF', 'VERIFIED'],
    ['REJT', 'REJECTED'],
    ['NVAL', 'NOT_VALIDATED'],
    ['EXPD', 'EXPIRED'],
    ['CANC', 'CANCELED'],
    ['MANR', 'MANUAL_REVIEW'],
    ['NOWH', 'VERIFIED'],
    ['UNKN', 'ON_HOLD'],
  ])('%s becomes %s by itself', async (end, status) => {
    await becomes((await created(example(end))).id, status);
  });

  it('RFIL asks for a document and takes it', async () => {
    const { id } = await created(example('RFIL'));
    const report = async (): Promise<unknown[]> =>
      (
        (await pomelo('GET', `/identity/v1/sessions/${id}/report`)).body as {
          data: { documentation_request: unknown[] };
        }
      ).data.documentation_request;
    await until(report, (requests) => requests.length === 1);
    const form = new FormData();
    form.set('file', new Blob(['%PDF']), 'document.pdf');
    const file = `/identity/v1/sessions/${id}/entities/${example('RFIL').data.company.id}/files/company-document`;
    expect((await pomelo('POST', file, form)).status).toBe(201);
    expect(await report()).toEqual([]);
    await becomes(id, 'PROCESSING');
  });

  it('goes where it is moved by hand, the newest of a company first', async () => {
    const [old, young] = [await created(example('adv1')), await created(example('adv1'))];
    const { id: company } = example('adv1').data.company;
    expect((await sandbox.advance('pomelo', company, 'VALIDATED')).body).toMatchObject({ id: young.id });
    await becomes(young.id, 'VALIDATED');
    await becomes(old.id, 'IN_PROGRESS');
    expect((await sandbox.advance('pomelo', 'cmp-nobody', 'VERIFIED')).status).toBe(404);
  });
});

describe('the hosted page', () => {
  const press = (url: string, button: string): Promise<Answer> => sandbox.call('POST', `${url}/${button}`);

  it('has a form per button and opens again until something was submitted', async () => {
    const { id, url = '' } = await created(example('pag1', { integration_method: 'WEB' }));
    expect((await sandbox.call('GET', url)).body).toContain(`action="/pomelo/session/${id}/finish"`);
    expect(await press(url, 'leave')).toMatchObject({ status: 303 });
    expect((await get(id)).body).toMatchObject({
      data: { status: 'IN_PROGRESS', steps: [{ state: 'SUCCESS' }, {}, {}] },
    });
    expect((await press(url, 'finish')).headers.get('location')).toBe(`/pomelo/session/${id}`);
    await becomes(id, 'VERIFIED');
    expect((await sandbox.call('GET', url)).body).not.toContain('<form');
    expect((await press(url, 'nothing')).status).toBe(404);
  });

  it.each([
    ['refuse', 'REJECTED'],
    ['review', 'MANUAL_REVIEW'],
  ])('%s ends in %s', async (button, status) => {
    const { id, url = '' } = await created(example('pag2', { integration_method: 'WEB' }));
    await press(url, button);
    await becomes(id, status);
  });

  it('isn’t there for a session without one', async () => {
    const { id } = await created(example('pag3'));
    expect((await sandbox.call('GET', `/pomelo/session/${id}`)).status).toBe(404);
  });
});
