import { PROVIDERS } from '@sessionlink/domain';
import { type Gateway, startGateway } from '../support/gateway';
import type { TestPartner } from '../support/partners';

/** Of the examples: names, addresses, numbers and mail that nobody but the upstream may read. */
const PERSONAL: Record<string, string[]> = {
  leap: [
    'Maria',
    'Garcia',
    '5521206706',
    '1987-06-24',
    'ariel+fielContigo',
    'San Pedro',
    'Juan Perez',
    'tok_sandbox_9PNgf',
  ],
  capa: ['2da954cd-2fda-49c2-ad77-6208c5ab71d6', '4401234567', 'LOZG7802117B9'],
  linkmoney: ['Lovelace', 'ada@example.com', '4155550123', '1 Main St', 'ACME STORE', '2f0b8a52-6f1e-4d0c'],
  pomelo: ['Diego', '123.456.789-10', '97487', 'Corrientes', 'Maria Pomelo', '29.086.892'],
};
const PARTNERS_OWN = ['very-private-reference', 'very-private-note', 'private.example'];

describe('personal data and secrets', () => {
  let gateway: Gateway;
  let partner: TestPartner;
  const tokens: string[] = [];
  beforeAll(async () => {
    gateway = await startGateway({ LOG_LEVEL: 'trace' });
    partner = await gateway.partner();
    for (const { name, example, native } of PROVIDERS) {
      const own = {
        reference: PARTNERS_OWN[0],
        metadata: { note: PARTNERS_OWN[1] },
        return_url: `https://${String(PARTNERS_OWN[2])}/done`,
      };
      const { status, body } = await partner.create(name, example, own, { 'Idempotency-Key': `key-${name}` });
      expect(status).toBe(201);
      tokens.push(new URL(String(body.url)).pathname.slice(3));
      await partner.get(`/s/${String(tokens.at(-1))}`);
      await partner.get(`/v1/sessions?customer=${encodeURIComponent(String(PERSONAL[name]?.[0]))}`);
      await partner.create(name, { ...example, unknown: 'Maria Garcia Lovelace Diego' });
      await partner.post(native.path, { ...example, unknown: 'Maria Garcia' });
      await partner.post('/v1/sessions', `{"broken": "Maria Garcia Diego Lovelace`);
    }
    await gateway.sandbox.faults([{ kind: 'create', effect: 'reset_after' }]);
    await partner.create('linkmoney', {
      firstName: 'Ada',
      lastName: 'Lovelace',
      email: 'ada@example.com',
      redirectUrl: 'https://private.example/',
    });
    await gateway.sandbox.faults([]);
  });
  afterAll(() => gateway.stop());

  const secrets = (): string[] => [
    ...Object.values(PERSONAL).flat(),
    ...PARTNERS_OWN,
    ...tokens,
    partner.key,
    'sim-leap-full',
    'sim-capa-key',
    'sim-linkmoney-secret',
    'sim-pomelo-secret',
  ];

  it('are in no log line, however talkative', () => {
    const log = gateway.api.log.join('\n');
    expect(log).toContain('request completed');
    expect(secrets().filter((secret) => log.includes(secret))).toEqual([]);
  });

  it('are not readable in the database', async () => {
    const { rows: tables } = await gateway.database.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    const dump: string[] = [];
    for (const { name } of tables) {
      const { rows } = await gateway.database.query<Record<string, unknown>>(`SELECT * FROM ${name}`);
      for (const value of rows.flatMap((row) => Object.values(row)))
        dump.push(Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value));
    }
    const text = dump.join('\n');
    expect(text).toContain('session.created');
    expect(secrets().filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).not.toContain(new URL(gateway.sandbox.url).host);
  });

  it('are in no problem, and no stack is either', async () => {
    const answers = [
      await partner.create('leap', { firstName: 'Maria', phoneNumber: 'Garcia' }),
      await partner.create('capa', { userId: 'Maria', country: 'MX' }),
      await partner.post(
        '/v2/sessions',
        { firstName: 'Lovelace' },
        { Authorization: `Basic ${Buffer.from(`a:${partner.key}`).toString('base64')}` },
      ),
    ];
    for (const { status, body } of answers) {
      expect(status).toBeGreaterThanOrEqual(400);
      const text = JSON.stringify(body);
      expect(secrets().filter((secret) => text.includes(secret))).toEqual([]);
      expect(text).not.toMatch(/\bat .*\.(ts|js)/);
    }
  });
});
