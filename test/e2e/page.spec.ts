import { createHash } from 'node:crypto';
import { PROVIDERS } from '@sessionlink/domain';
import { Cli } from '../support/cli';
import { type Gateway, startGateway } from '../support/gateway';
import type { TestPartner } from '../support/partners';

const exampleOf = (name: string): object => PROVIDERS.find((entry) => entry.name === name)?.example ?? {};

describe("the customer's page", () => {
  let gateway: Gateway;
  let partner: TestPartner;
  beforeAll(async () => {
    gateway = await startGateway();
    partner = await gateway.partner();
    await gateway.database.query(
      `UPDATE partners SET display_name = '<b>Acme</b> & Söhne', support_url = 'https://acme.example/help?a=1&b=2'`,
    );
  });
  afterAll(() => gateway.stop());

  async function newSession(more: object = {}, provider = 'capa'): Promise<{ id: string; path: string }> {
    const { body } = await partner.create(provider, exampleOf(provider), more);
    return { id: String(body.id), path: new URL(String(body.url)).pathname };
  }

  function open(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(gateway.api.url + path, { redirect: 'manual', ...init });
  }

  async function text(path: string, init: RequestInit = {}): Promise<string> {
    return (await open(path, init)).text();
  }

  function set(id: string, columns: string): Promise<unknown> {
    return gateway.database.query(`UPDATE sessions SET ${columns} WHERE id = $1`, [id]);
  }

  async function stored(): Promise<unknown> {
    const tables = ['sessions', 'links', 'events', 'handles', 'idempotency_keys'];
    const rows: unknown[] = [];
    for (const table of tables) rows.push((await gateway.database.query(`SELECT * FROM ${table} ORDER BY 1, 2`)).rows);
    return rows;
  }

  it.each(PROVIDERS.map(({ name }) => name))('of %s changes nothing when it is read', async (name) => {
    const { path } = await newSession({}, name);
    const [before, effects] = [await stored(), await gateway.sandbox.ledger()];
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) {
      for (const each of [path, `${path}/return/1`, `/return/${name}?s=${path.slice(3)}.1`])
        expect((await open(each, { method })).status).toBeLessThan(400);
    }
    expect(await stored()).toEqual(before);
    expect(await gateway.sandbox.ledger()).toEqual(effects);
  });

  it('sends a customer who presses to the upstream, and notes it once however many press', async () => {
    const { id, path } = await newSession();
    const presses = await Promise.all(Array.from({ length: 6 }, () => open(path, { method: 'POST' })));
    for (const { status, headers } of presses) {
      expect(status).toBe(303);
      expect(headers.get('location')).toContain(`${gateway.sandbox.url}/capa/verify`);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
    const { body } = await partner.get(`/v1/sessions/${id}/events`);
    const types = (body.data as { type: string }[]).map(({ type }) => type);
    expect(types.filter((type) => type === 'session.opened')).toHaveLength(1);
  });

  it('presses whatever the form is sent as', async () => {
    const { path } = await newSession();
    for (const type of ['application/x-www-form-urlencoded', 'application/json', 'text/plain', 'nonsense'])
      expect((await open(path, { method: 'POST', headers: { 'Content-Type': type }, body: '{' })).status).toBe(303);
  });

  it.each([
    ['created', 'Just a moment', '5'],
    ['open', 'Confirm your identity', null],
    ['in_progress', 'Confirm your identity', null],
    ['processing', 'We’re working on it', '5'],
    ['in_review', 'Your details are under review', '60'],
    ['requires_action', 'Please try once more', null],
    ['completed', 'Your part is done', null],
    ['failed', 'This link is no longer valid', null],
    ['canceled', 'This link is no longer valid', null],
    ['expired', 'This link is no longer valid', null],
  ])('in %s says "%s"', async (status, words, refresh) => {
    const { id, path } = await newSession();
    await set(id, `status = '${status}'`);
    const page = await open(path);
    expect(page.status).toBe(200);
    expect(page.headers.get('refresh')).toBe(refresh);
    const shown = await page.text();
    expect(shown).toContain(words);
    expect(shown.includes('<form')).toBe(['open', 'in_progress', 'requires_action'].includes(status));
    if (!shown.includes('<form')) expect((await open(path, { method: 'POST' })).headers.get('location')).toBe(path);
  });

  it('tells why the customer is asked again, in general words where the code is a new one', async () => {
    const { id, path } = await newSession();
    await set(
      id,
      `status = 'requires_action', reason = '{"code":"unreadable_doc","category":"customer","message":""}'`,
    );
    expect(await text(path)).toContain('couldn’t be read');
    await set(id, `reason = '{"code":"constructor","category":"customer","message":"<secret>"}'`);
    expect(await text(path)).toContain('Something is still missing');
    expect(await text(path)).not.toContain('secret');
  });

  it('says the same of every outcome', async () => {
    const { id, path } = await newSession();
    await set(id, `status = 'completed', outcome = 'approved'`);
    const approved = await text(path);
    await set(id, `outcome = 'declined'`);
    expect(await text(path)).toBe(approved);
  });

  it('leads to the support of the partner when it is over, and says who asks, as text', async () => {
    const { id, path } = await newSession();
    await set(id, `status = 'expired'`);
    const shown = await text(path);
    expect(shown).toContain('href="https://acme.example/help?a=1&#38;b=2"');
    expect(shown).toContain('&#60;b&#62;Acme&#60;/b&#62; &#38; Söhne');
    expect(shown).not.toContain('<b>');
  });

  it('of a dead link keeps its button, whose press is answered with "later" and changes nothing', async () => {
    const { id, path } = await newSession();
    await gateway.database.query(`UPDATE links SET expires_at = now() WHERE session_id = $1`, [id]);
    expect(await text(path)).toContain('has expired');
    const before = await stored();
    const pressed = await open(path, { method: 'POST' });
    expect([pressed.status, pressed.headers.get('retry-after')]).toEqual([503, '60']);
    expect(await pressed.text()).toContain('Please try again later');
    expect(await stored()).toEqual(before);
  });

  it.each([
    ['es', 'pt', 'es', 'Confirme su identidad'],
    ['pt-BR', 'es', 'pt', 'Confirme sua identidade'],
    ['fr', 'de, pt;q=0.5, en;q=0.1', 'pt', 'Confirme sua identidade'],
    [undefined, 'es-MX,es;q=0.9,en;q=0.8', 'es', 'Confirme su identidad'],
    [undefined, 'ja', 'en', 'Confirm your identity'],
    [undefined, '*', 'en', 'Confirm your identity'],
  ])('speaks, for locale %s and a browser of %s, %s', async (locale, accepted, language, words) => {
    const { path } = await newSession(locale === undefined ? {} : { locale });
    const page = await open(path, { headers: { 'Accept-Language': accepted } });
    expect(page.headers.get('content-language')).toBe(language);
    const shown = await page.text();
    expect(shown).toContain(`<html lang="${language}">`);
    expect(shown).toContain(words);
  });

  it('is kept by nobody, framed by nobody, and may use its own style only', async () => {
    const { path } = await newSession();
    for (const each of [path, '/s/nobody', `${path}/return/1`]) {
      const { headers } = await open(each);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
    const page = await open(path);
    const policy = page.headers.get('content-security-policy') ?? '';
    const style = /<style>([^]*)<\/style>/.exec(await page.text())?.[1] ?? '';
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|http|\*/);
  });

  it.each([
    '/s/nobody',
    '/s/%',
    '/s/%E0%A4%A',
    '/s/a%00b',
    '/s',
    '/s/',
    '/S/nobody',
    '/s/a/b/c',
    '/return',
    '/return/capa',
    '/return/capa?s=.1',
    '/return/capa?s=%',
    `/s/${'x'.repeat(3000)}`,
  ])('answers a page that says 404 at %.40s', async (path) => {
    for (const method of ['GET', 'POST']) {
      const page = await open(path, { method, headers: { 'Accept-Language': 'es' } });
      expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
      expect(await page.text()).toContain('Página no encontrada');
    }
  });

  it('says "later" as a page when something of ours is broken', async () => {
    const { path } = await newSession();
    await gateway.database.query('ALTER TABLE partners RENAME TO gone');
    const page = await open(path, { headers: { 'Accept-Language': 'pt' } });
    await gateway.database.query('ALTER TABLE gone RENAME TO partners');
    expect(page.status).toBe(503);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('Tente novamente mais tarde');
  });

  it('leaves no token in the log, however it is written', async () => {
    const { path } = await newSession();
    for (const each of [path, path.replace('/s/', '/S/'), `${path}/return/1?x=1`, `/return/capa?s=${path.slice(3)}.1`])
      await open(each);
    expect(gateway.api.log.join('\n')).not.toContain(path.slice(3));
  });

  it("shows a partner's return secret to the admin who makes it", async () => {
    const { stdout } = await new Cli(gateway.env).run('partners create --name Bank -o json');
    expect(JSON.parse(stdout)).toMatchObject({ name: 'Bank', return_secret: expect.stringMatching(/^rsk_[\w-]{43}$/) });
  });
});
