import { TestSandbox, until } from '../testing/sandbox';
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

describe('looking a session up', () => {
  it('tells state, company and steps of one', async () => {
    const { id } = await pomelo.created(example('get1'));
    expect((await pomelo.get(id)).body).toMatchObject({
      data: {
        id,
        status: 'IN_PROGRESS',
        company_id: example('get1').data.company.id,
        steps: [{ name: 'TERMS' }, {}, {}],
      },
    });
    expect((await pomelo.get('iss-nobody')).status).toBe(404);
    expect(await sandbox.effects('pomelo')).toEqual([
      `create ${example('get1').data.company.id}`,
      `lookup ${example('get1').data.company.id}`,
    ]);
  });

  it('pages a search by day, newest first, without the company', async () => {
    const ids = [await pomelo.created(example('sea1')), await pomelo.created(example('sea2'))].map(({ id }) => id);
    const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const window = `filter[created_at][from]=${day(-1)}&filter[created_at][to]=${day(1)}`;
    const query = `?filter[status]=IN_PROGRESS&${window}&sort=-created_at&page[size]=2&page[number]=1`;
    const { body } = await pomelo.call('GET', `/identity/v1/sessions${query}`);
    const { data, meta } = body as { data: Record<string, unknown>[]; meta: unknown };
    expect(data.map(({ id }) => id)).toEqual(ids.reverse());
    expect(data[0]).not.toHaveProperty('company_id');
    expect(meta).toMatchObject({ pagination: { current_page: 1, page_size: 2 } });
    expect(await pomelo.rows(`?filter[created_at][from]=${day(2)}`)).toEqual([]);
  });

  it.each(['?company=1', '?sort=id', '?page[number]=0', '?filter[created_at][from]=yesterday', '?toString=1'])(
    'refuses %s',
    async (query) => expect((await pomelo.call('GET', `/identity/v1/sessions${query}`)).status).toBe(400),
  );

  it('G404 isn’t there; SING only by the singular path', async () => {
    expect((await pomelo.get((await pomelo.created(example('G404'))).id)).status).toBe(404);
    const { id } = await pomelo.created(example('SING'));
    expect((await pomelo.get(id)).status).toBe(404);
    expect((await pomelo.call('GET', `/identity/v1/session/${id}`)).status).toBe(200);
  });

  it('gives a report in which people have ids of their own', async () => {
    const { id } = await pomelo.created(example('rep1'));
    const { body } = await pomelo.call('GET', `/identity/v1/sessions/${id}/report`);
    expect(body).toMatchObject({
      data: { id, partners: [{ id: expect.stringMatching(/^iss-/) as string }], documentation_request: [] },
    });
  });
});

describe('a session’s life', () => {
  it('is canceled once', async () => {
    const { id } = await pomelo.created(example('del1'));
    expect((await pomelo.call('DELETE', `/identity/v1/sessions/${id}`)).status).toBe(204);
    expect((await pomelo.call('DELETE', `/identity/v1/sessions/${id}`)).status).toBe(409);
    expect((await pomelo.call('DELETE', '/identity/v1/sessions/iss-x')).status).toBe(404);
    expect((await sandbox.ledger('pomelo')).map(({ kind }) => kind)).toEqual(['create', 'cancel']);
    await pomelo.becomes(id, 'CANCELED');
  });

  it('D409 was verified meanwhile', async () => {
    const { id } = await pomelo.created(example('D409'));
    expect((await pomelo.call('DELETE', `/identity/v1/sessions/${id}`)).status).toBe(409);
    await pomelo.becomes(id, 'VERIFIED');
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
    await pomelo.becomes((await pomelo.created(example(end))).id, status);
  });

  it('RFIL asks for a document and takes it', async () => {
    const { id } = await pomelo.created(example('RFIL'));
    const report = async (): Promise<unknown[]> =>
      (
        (await pomelo.call('GET', `/identity/v1/sessions/${id}/report`)).body as {
          data: { documentation_request: unknown[] };
        }
      ).data.documentation_request;
    await until(report, (requests) => requests.length === 1);
    const form = new FormData();
    form.set('file', new Blob(['%PDF']), 'document.pdf');
    const file = `/identity/v1/sessions/${id}/entities/${example('RFIL').data.company.id}/files/company-document`;
    expect((await pomelo.call('POST', file, form)).status).toBe(201);
    expect(await report()).toEqual([]);
    await pomelo.becomes(id, 'PROCESSING');
  });

  it('goes where it is moved by hand, the newest of a company first', async () => {
    const [old, young] = [await pomelo.created(example('adv1')), await pomelo.created(example('adv1'))];
    const { id: company } = example('adv1').data.company;
    expect((await sandbox.advance('pomelo', company, 'VALIDATED')).body).toMatchObject({ id: young.id });
    await pomelo.becomes(young.id, 'VALIDATED');
    await pomelo.becomes(old.id, 'IN_PROGRESS');
    expect((await sandbox.advance('pomelo', 'cmp-nobody', 'VERIFIED')).status).toBe(404);
  });
});
