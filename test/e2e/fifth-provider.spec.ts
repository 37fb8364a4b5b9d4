import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createDatabase } from '../../apps/dev/src/postgres/database';
import { startChild } from '../support/child';
import { Tree } from '../support/fifth-provider/tree';
import { type FifthUpstream, startFifthUpstream } from '../support/fifth-provider/upstream';
import { Partners, type TestPartner } from '../support/partners';

const PARAMS = { customer: 'cus-0001', purpose: 'sign' };
const FOLDER = 'libs/providers/src/fifth';
const LIST = 'libs/providers/src/providers.module.ts';
const START_MS = 240_000;

/** What the rule checker tells. */
interface Checked {
  modules: { source: string }[];
  summary: { violations: object[] };
}

describe('adding a fifth provider', () => {
  let tree: Tree;
  let upstream: FifthUpstream;
  let env: Record<string, string>;
  let partner: TestPartner;
  const ends: (() => unknown)[] = [];

  beforeAll(async () => {
    tree = Tree.copy();
    ends.push(() => tree.remove());
    tree.addFolder(FOLDER, join(__dirname, '../support/fifth-provider'));
    tree.edit(LIST, (source) => `import { fifth } from './fifth/fifth.module';\n${source}`);
    tree.edit(LIST, (source) => source.replace(/(PROVIDERS\b.* = \[.*)\]/, '$1, fifth]'));
    await tree.build('apps/api', 'apps/cli');

    upstream = await startFifthUpstream();
    ends.push(() => upstream.stop());
    env = await settings(upstream);
    const api = await startChild('dist/apps/api/main.js', { cwd: tree.path, env, ready: /"listening":(\d+)/ });
    ends.push(() => api.stop());
    const partners = await Partners.open(env);
    ends.push(() => partners.close());
    partner = await partners.create(() => `http://127.0.0.1:${api.said}`);
  }, START_MS);

  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });

  it('takes one new folder, one import and one name in the list, and not a line elsewhere', () => {
    expect(tree.changes().filter((file) => !file.startsWith(`${FOLDER}/`))).toEqual([LIST]);
    expect(tree.newLines(LIST)).toEqual([
      "import { fifth } from './fifth/fifth.module';",
      expect.stringMatching(/^export const PROVIDERS\b.*, fifth\];$/),
    ]);
  });

  it('keeps the rules about who may import whom', async () => {
    const checker = join(__dirname, '../../node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const args = [FOLDER, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
    const { modules, summary } = JSON.parse(await tree.node(checker, args)) as Checked;
    expect(modules.map(({ source }) => source)).toContain(`${FOLDER}/fifth.module.ts`);
    expect(summary.violations.filter((violation) => JSON.stringify(violation).includes(FOLDER))).toEqual([]);
  });

  it('makes sessions over POST /v1/sessions; the press of the button leads to its link', async () => {
    const { status, body } = await partner.create('fifth', PARAMS, { reference: 'order-17' });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { provider: 'fifth', status: 'open', reference: 'order-17', upstream: { status: 'NEW' } },
    });
    expect(upstream.received.at(-1)).toMatchObject(PARAMS);

    const { pathname } = new URL(String(body.url));
    const pressed = await partner.post(pathname, undefined);
    expect(pressed.status).toBe(303);
    expect(pressed.headers.get('location')).toBe(`https://fifth.example/link-${upstream.received.length}`);
  });

  it('tells every wrong field of its params', async () => {
    const { status, body } = await partner.create('fifth', { customer: 'somebody', colour: 'red' });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      expect.objectContaining({ pointer: '/params/colour', code: 'unknown_field' }),
      expect.objectContaining({ pointer: '/params/customer', code: 'invalid_id' }),
    ]);
  });

  it('makes sessions over its own route, with its own credential, answers and errors', async () => {
    const auth = { Authorization: '', 'X-Api-Key': partner.key };
    const made = await partner.post('/fifth/links', { customer: 'cus-0002' }, auth);
    expect({ status: made.status, body: made.body }).toEqual({
      status: 201,
      body: { id: `link-${upstream.received.length}`, url: expect.stringContaining('/s/'), state: 'NEW' },
    });
    const id = String(made.headers.get('sessionlink-session'));
    expect((await partner.get(`/v1/sessions/${id}`)).body).toMatchObject({ provider: 'fifth', status: 'open' });

    const refused = await partner.post('/fifth/links', { customer: 'somebody' }, auth);
    expect({ status: refused.status, body: refused.body }).toMatchObject({
      status: 400,
      body: { error: 'invalid_input' },
    });
  });

  it('finds its sessions by provider and by customer', async () => {
    const { body } = await partner.create('fifth', { customer: 'cus-0003' });
    for (const query of ['provider=fifth&limit=1', 'customer=cus-0003'])
      expect((await partner.get(`/v1/sessions?${query}`)).body).toMatchObject({ data: [{ id: body.id }] });
  });

  it('is in GET /v1/providers, with the schema of its params', async () => {
    expect((await partner.get('/v1/providers')).body.data).toContainEqual(
      expect.objectContaining({
        name: 'fifth',
        status: 'ready',
        native_route: 'POST /fifth/links',
        example: PARAMS,
        params: expect.objectContaining({ required: ['customer'] }),
      }),
    );
  });

  it('is in the OpenAPI document: its route, its params, its credential', async () => {
    const { body } = await partner.get('/openapi.json');
    expect(body).toMatchObject({
      paths: { '/fifth/links': { post: { security: [{ fifth: [] }] } } },
      components: {
        schemas: { fifth_params: { properties: { customer: { type: 'string' } } } },
        securitySchemes: { fifth: { type: 'apiKey', in: 'header', name: 'x-api-key' } },
      },
    });
  });

  it('is in the CLI', async () => {
    const output = await tree.node('dist/apps/cli/main.js', ['providers', 'list', '-o', 'json'], env);
    expect(JSON.parse(output)).toContainEqual(expect.objectContaining({ name: 'fifth', status: 'ready' }));
  });
});

async function settings({ url, apiKey }: FifthUpstream): Promise<Record<string, string>> {
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: await createDatabase(process.env.TEST_SERVER_URL ?? '', `test_${randomBytes(8).toString('hex')}`),
    PUBLIC_URL: 'http://localhost:9',
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    LOOKUP_KEY: randomBytes(32).toString('base64'),
    FIFTH_BASE_URL: url,
    FIFTH_API_KEY: apiKey,
  };
}
