import { PROVIDERS } from '@sessionlink/domain';
import { type Gateway, startGateway } from '../support/gateway';
import { NATIVE_AUTH } from '../support/native-auth';
import type { TestPartner } from '../support/partners';

const SESSION_ID = /^ses_[0-9a-f]{32}$/;
const NATIVE_ANSWER: Record<string, { status: number; body: object }> = {
  leap: { status: 200, body: { link: expect.stringContaining('/s/'), statusDetail: 'None' } },
  capa: { status: 201, body: { status: 'ok', data: { kycLink: expect.stringContaining('/s/') } } },
  linkmoney: { status: 200, body: { sessionKey: expect.any(String), sessionUrl: expect.stringContaining('/s/') } },
  pomelo: { status: 201, body: { data: { id: expect.stringMatching(/^iss-/) } } },
};

/** The example for another customer: a phone belongs to one partner, and a payment key to one session. */
function another(name: string, example: object): object {
  const phone = `+52155${String(Math.random()).slice(2, 10)}`;
  return name === 'leap' ? { ...example, phoneNumber: phone } : example;
}

describe('asking for a session', () => {
  let gateway: Gateway;
  beforeAll(async () => void (gateway = await startGateway()));
  afterAll(() => gateway.stop());

  it.each(PROVIDERS.map(({ name, example, native }) => [name, example, native] as const))(
    "takes the seed's own request at %s: as params, and on the upstream's route, where an equal body is the same session",
    async (name, example, native) => {
      const partner = await gateway.partner();
      const unified = await partner.create(name, example);
      expect(unified.status).toBe(201);
      const dropin = await partner.post(native.path, example, {
        Authorization: '',
        ...NATIVE_AUTH[name]?.(partner.key),
      });
      expect({ status: dropin.status, body: dropin.body }).toMatchObject(NATIVE_ANSWER[name] ?? {});
      expect(dropin.headers.get('sessionlink-session')).toBe(unified.body.id);
      if (name === 'leap') expect(dropin.body).toMatchObject({ paymentMethodStatus: 'ValidCard', status: 'Completed' });
    },
  );

  describe.each(PROVIDERS.map((entry) => [entry.name, entry] as const))('at %s', (name, { example: seed, native }) => {
    let partner: TestPartner;
    let example: object;
    beforeEach(async () => {
      partner = await gateway.partner();
      example = another(name, seed);
    });

    it("gives a short link for the upstream's own example body, and shows the session afterwards", async () => {
      const { status, body, headers } = await partner.create(name, example, {
        reference: 'order-17',
        metadata: { team: 'a' },
        locale: 'es',
      });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        id: expect.stringMatching(SESSION_ID),
        object: 'session',
        provider: name,
        status: name === 'pomelo' ? 'in_progress' : 'open',
        outcome: null,
        reference: 'order-17',
        metadata: { team: 'a' },
        locale: 'es',
        url: expect.stringMatching(/\/s\/[\w-]{22}$/),
        link: { attempt: 1, state: 'active', has_page: name !== 'pomelo' },
      });
      expect(headers.get('location')).toBe(`/v1/sessions/${String(body.id)}`);
      expect((await partner.get(`/v1/sessions/${String(body.id)}`)).body).toEqual(body);
    });

    it('leaves a timeline: created, then a link issued', async () => {
      const { body } = await partner.create(name, example);
      const { body: events } = await partner.get(`/v1/sessions/${String(body.id)}/events`);
      expect(events).toMatchObject({
        data: [
          { number: 1, type: 'session.created' },
          { number: 2, type: 'session.link_issued' },
          ...(name === 'pomelo' ? [{ type: 'session.in_progress' }] : []),
        ],
      });
    });

    it("works on the upstream's own route with only base URL and credential changed", async () => {
      const auth = { Authorization: '', ...NATIVE_AUTH[name]?.(partner.key), 'Sessionlink-Reference': 'from-header' };
      const { status, body, headers } = await partner.post(native.path, example, auth);
      expect({ status, body }).toMatchObject(NATIVE_ANSWER[name] ?? {});
      const { body: session } = await partner.get(`/v1/sessions/${String(headers.get('sessionlink-session'))}`);
      expect(session).toMatchObject({ provider: name, reference: 'from-header' });
    });

    it('answers an equal drop-in body with the same session while that is not over', async () => {
      const auth = { Authorization: '', ...NATIVE_AUTH[name]?.(partner.key) };
      const first = await partner.post(native.path, example, auth);
      const before = (await gateway.sandbox.ledger()).length;
      const again = await partner.post(native.path, JSON.parse(JSON.stringify(example)), auth);
      expect(again.body).toEqual(first.body);
      expect(again.headers.get('sessionlink-session')).toBe(first.headers.get('sessionlink-session'));
      expect(await gateway.sandbox.ledger()).toHaveLength(before);
    });

    it("speaks the upstream's language about a wrong key, a wrong body and a wrong path", async () => {
      const auth = { Authorization: '', ...NATIVE_AUTH[name]?.(`sk_${'x'.repeat(43)}`) };
      const refused = await partner.post(native.path, example, auth);
      expect(refused.status).toBe(401);
      expect(refused.headers.get('content-type')).toContain('application/json');
      expect(refused.body).not.toHaveProperty('request_id');
      const wrong = await partner.post(
        native.path,
        { ...example, nonsense: 1 },
        { Authorization: '', ...NATIVE_AUTH[name]?.(partner.key) },
      );
      expect(wrong.status).toBe(400);
      const elsewhere = await partner.post(`${native.prefixes[0] ?? ''}/nowhere`, {});
      expect(elsewhere.status).toBe(404);
      expect(JSON.stringify(elsewhere.body)).toContain(native.path);
    });

    it('validates and shows what would be sent in a dry run, and does nothing', async () => {
      const before = (await gateway.sandbox.ledger()).length;
      const { status, body } = await partner.post('/v1/sessions?dry_run=true', { provider: name, params: example });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        object: 'dry_run',
        provider: name,
        outgoing: { path: expect.any(String), body: expect.any(Object) },
      });
      expect((await partner.get('/v1/sessions')).body).toMatchObject({ data: [] });
      expect(await gateway.sandbox.ledger()).toHaveLength(before);
    });
  });

  it('never sends the upstream URL to anybody but the customer', async () => {
    const partner = await gateway.partner();
    const { body } = await partner.create('capa', PROVIDERS.find(({ name }) => name === 'capa')?.example);
    const seen = [
      body,
      (await partner.get(`/v1/sessions/${String(body.id)}/events`)).body,
      (await partner.get('/v1/sessions')).body,
    ];
    expect(JSON.stringify(seen)).not.toContain(new URL(gateway.sandbox.url).host);
    const token = new URL(String(body.url)).pathname;
    const page = await partner.get(token);
    expect(page.status).toBe(200);
    expect(JSON.stringify(page.body)).not.toContain('verify');
    const pressed = await partner.post(token, undefined);
    expect(pressed.status).toBe(303);
    expect(pressed.headers.get('location')).toContain(`${gateway.sandbox.url}/capa/verify`);
    expect((await partner.get(`/v1/sessions/${String(body.id)}`)).body).toMatchObject({ status: 'in_progress' });
  });

  it("answers 404 for another partner's session on every route", async () => {
    const [owner, stranger] = [await gateway.partner(), await gateway.partner()];
    const { body } = await owner.create('pomelo', PROVIDERS.find(({ name }) => name === 'pomelo')?.example, {
      reference: 'mine',
    });
    const id = String(body.id);
    for (const path of [`/v1/sessions/${id}`, `/v1/sessions/${id}/events`]) {
      expect((await stranger.get(path)).status).toBe(404);
      expect((await stranger.get(path)).body).toMatchObject({ code: 'session_not_found' });
    }
    expect((await stranger.get('/v1/sessions?reference=mine')).body).toMatchObject({ data: [] });
  });

  it('finds sessions by reference, status, provider and customer, page by page', async () => {
    const partner = await gateway.partner();
    const example = PROVIDERS.find(({ name }) => name === 'capa')?.example;
    const made: string[] = [];
    for (let at = 0; at < 5; at++)
      made.unshift(String((await partner.create('capa', example, { reference: `r${at}` })).body.id));
    const first = await partner.get('/v1/sessions?limit=2');
    expect(first.body).toMatchObject({ data: [{ id: made[0] }, { id: made[1] }], has_more: true });
    const second = await partner.get(`/v1/sessions?limit=3&cursor=${String(first.body.next_cursor)}`);
    expect(second.body).toMatchObject({
      data: [{ id: made[2] }, { id: made[3] }, { id: made[4] }],
      has_more: false,
      next_cursor: null,
    });
    expect((await partner.get('/v1/sessions?reference=r3')).body).toMatchObject({ data: [{ id: made[1] }] });
    expect((await partner.get('/v1/sessions?status=open&provider=capa')).body).toMatchObject({ data: { length: 5 } });
    expect((await partner.get('/v1/sessions?status=failed')).body).toMatchObject({ data: [] });
    const userId = example && 'userId' in example ? String(example.userId) : '';
    expect((await partner.get(`/v1/sessions?customer=${userId}`)).body).toMatchObject({ data: { length: 5 } });
    expect((await partner.get('/v1/sessions?customer=nobody')).body).toMatchObject({ data: [] });
    expect((await partner.get('/v1/sessions?created_after=2001-01-01&created_before=2100-01-01')).body).toMatchObject({
      data: { length: 5 },
    });
    expect((await partner.get('/v1/sessions?created_before=2001-01-01')).body).toMatchObject({ data: [] });
  });

  it('lists the providers with the schema of their params', async () => {
    const { body } = await (await gateway.partner()).get('/v1/providers');
    expect(body).toMatchObject({
      data: PROVIDERS.map(({ name }) => ({
        name,
        status: 'ready',
        params: { type: 'object', properties: expect.any(Object) },
      })),
    });
  });
});
