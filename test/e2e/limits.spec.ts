import { type Gateway, startGateway } from '../support/gateway';
import type { TestPartner } from '../support/partners';

const CARD = '4111 1111 1111 1111';

describe('what a caller may send', () => {
  let gateway: Gateway;
  let partner: TestPartner;
  beforeAll(async () => {
    gateway = await startGateway({ LEAP_BASE_URL: '', LEAP_API_KEY: '', LEAP_WEBHOOK_SECRET: '', LEAP_LINK_HOSTS: '' });
    partner = await gateway.partner();
  });
  afterAll(() => gateway.stop());

  const capa = { userId: '2da954cd-2fda-49c2-ad77-6208c5ab71d6', country: 'DO' };
  const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

  it.each([
    ['no JSON', '{"provider":', {}, 400, 'not_json'],
    ['a bare string', '"capa"', {}, 400, 'not_json'],
    ['another content type', '<a/>', { 'Content-Type': 'text/xml' }, 415, 'unsupported_media_type'],
    ['another charset', '{}', { 'Content-Type': 'application/json; charset=koi8-r' }, 415, 'unsupported_media_type'],
    ['more than 64 KiB', JSON.stringify({ provider: 'x'.repeat(66_000) }), {}, 413, 'too_large'],
    ['more than 20 levels', nested(21), {}, 422, 'invalid_input'],
    ['20,000 levels', nested(10_000), {}, 422, 'invalid_input'],
    ['a list', '[]', {}, 422, 'invalid_input'],
    ['nothing', '{}', {}, 422, 'invalid_input'],
  ])('%s is a clear problem', async (_, text, headers, status, code) => {
    const answer = await partner.post('/v1/sessions', text, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({
      status,
      code,
      title: expect.any(String),
      request_id: answer.headers.get('x-request-id'),
    });
  });

  it.each([
    ['an unknown field', { nonsense: 1 }, '/nonsense', 'unknown_field'],
    ['a field that hides', JSON.parse('{"__proto__":{"a":1}}') as object, '/__proto__', 'unknown_field'],
    ['an unknown provider', { provider: 'stripe' }, '/provider', 'invalid_enum'],
    [
      'a provider that is not configured',
      { provider: 'leap', params: leapBody() },
      '/provider',
      'provider_not_configured',
    ],
    ['params that are no object', { params: [] }, '/params', 'invalid_type'],
    ['a number as a reference', { reference: 17 }, '/reference', 'invalid_type'],
    ['a long reference', { reference: 'x'.repeat(256) }, '/reference', 'invalid_string'],
    ['a card number as reference', { reference: CARD }, '/reference', 'raw_card_number'],
    ['a card number in metadata', { metadata: { note: CARD } }, '/metadata/note', 'raw_card_number'],
    ['metadata with numbers', { metadata: { a: 1 } }, '/metadata', 'invalid_type'],
    ['a metadata key with a blank', { metadata: { 'a b': 'x' } }, '/metadata', 'invalid_string'],
    [
      '51 metadata keys',
      { metadata: Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`k${at}`, 'v'])) },
      '/metadata',
      'too_long',
    ],
    ['a return URL of a script', { return_url: 'javascript:alert(1)' }, '/return_url', 'invalid_uri'],
    ['a return URL without TLS', { return_url: 'http://shop.example' }, '/return_url', 'invalid_uri'],
    ['a return URL with a password', { return_url: 'https://u:p@shop.example' }, '/return_url', 'invalid_uri'],
    ['too short a life', { expires_in: 299 }, '/expires_in', 'invalid_number'],
    ['too long a life', { expires_in: 7_776_001 }, '/expires_in', 'invalid_number'],
    ['half a second', { expires_in: 300.5 }, '/expires_in', 'invalid_number'],
    ['a locale in words', { locale: 'Spanish' }, '/locale', 'invalid_format'],
  ])('%s is refused with a pointer', async (_, change, pointer, code) => {
    const body = { provider: 'capa', params: capa };
    for (const [name, value] of Object.entries(change))
      Object.defineProperty(body, name, { value, enumerable: true, configurable: true, writable: true });
    const answer = await partner.post('/v1/sessions', body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ pointer, code }] });
    expect(JSON.stringify(answer.body)).not.toContain('4111');
  });

  it.each([
    ['limit=0', '/limit'],
    ['limit=101', '/limit'],
    ['limit=x', '/limit'],
    ['status=paid', '/status'],
    ['cursor=abc', '/cursor'],
    ['created_after=2026-02-31T99:00:00Z', '/created_after'],
    ['created_after=yesterday', '/created_after'],
    ['created_before=2026-02-31', '/created_before'],
    ['nonsense=1', '/nonsense'],
  ])('a list with ?%s is refused with a pointer', async (query, pointer) => {
    const answer = await partner.get(`/v1/sessions?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ pointer }] });
  });

  it('stored and sent nothing of all this', async () => {
    expect((await partner.get('/v1/sessions')).body).toMatchObject({ data: [] });
    expect(await gateway.sandbox.ledger()).toEqual([]);
  });

  it('says that a provider is not configured in the list of providers', async () => {
    expect((await partner.get('/v1/providers')).body).toMatchObject({
      data: expect.arrayContaining([expect.objectContaining({ name: 'leap', status: 'not_configured' })]),
    });
  });

  it('needs a key with the right scope', async () => {
    const reader = await gateway.partner(['sessions:read']);
    expect((await reader.create('capa', capa)).body).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await reader.get('/v1/sessions')).status).toBe(200);
    expect((await reader.get('/v1/sessions', { Authorization: '' })).body).toMatchObject({
      status: 401,
      code: 'unauthorized',
    });
    expect((await reader.get('/v1/sessions', { Authorization: 'Bearer sk_wrong' })).body).toMatchObject({
      status: 401,
    });
  });

  it.each(['%00', 'ses_x', `ses_${'0'.repeat(32)}%00`, '..%2f..'])(
    'answers an id that is none with 404: %s',
    async (id) => {
      for (const path of [`/v1/sessions/${id}`, `/v1/sessions/${id}/events`]) {
        expect((await partner.get(path)).body).toMatchObject({ status: 404 });
      }
    },
  );

  it('answers an unknown route with a problem', async () => {
    expect((await partner.get('/nowhere')).body).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('takes a request id that is safe, and makes one for any other', async () => {
    const answered = async (id: string): Promise<string | null> =>
      (await partner.get('/health/live', { 'X-Request-Id': id })).headers.get('x-request-id');
    expect(await answered('order-17.a')).toBe('order-17.a');
    expect(await answered('a b')).not.toBe('a b');
    expect(await answered('x'.repeat(65))).not.toBe('x'.repeat(65));
    expect(await answered('4111111111111111')).not.toBe('4111111111111111');
  });

  it('holds return URLs to the origins that a partner registered', async () => {
    await gateway.database.query(`UPDATE partners SET return_origins = '{https://shop.example,myapp:}' WHERE id = $1`, [
      partner.id,
    ]);
    const at = (url: string): Promise<number> =>
      partner.create('capa', capa, { return_url: url }).then(({ status }) => status);
    expect(await at('https://elsewhere.example/done')).toBe(422);
    expect(await at('https://shop.example/done')).toBe(201);
    expect((await partner.create('capa', { ...capa, partnerRedirectUri: 'myapp://done' })).status).toBe(201);
    expect((await partner.create('capa', { ...capa, partnerRedirectUri: 'other://done' })).body).toMatchObject({
      errors: [{ code: 'origin_not_allowed' }],
    });
  });
});

function leapBody(): object {
  const name = { firstName: 'Maria', lastName: 'Garcia' };
  return {
    ...name,
    phoneNumber: '+5215521206706',
    address1: 'Calle Dos 296',
    city: 'CDMX',
    state: 'CDMX',
    countryCode: 'MX',
  };
}
