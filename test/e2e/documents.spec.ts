import { type Gateway, startGateway } from '../support/gateway';

describe('the documents', () => {
  let gateway: Gateway;
  let document: Record<string, unknown>;
  beforeAll(async () => {
    gateway = await startGateway();
    document = (await (await gateway.partner()).get('/openapi.json')).body;
  });
  afterAll(() => gateway.stop());

  it('name every route of partners', () => {
    expect(Object.keys(document.paths ?? {})).toEqual(
      expect.arrayContaining([
        '/v1/sessions',
        '/v1/sessions/{id}',
        '/v1/sessions/{id}/events',
        '/v1/providers',
        '/v1/auth/sessionlink-v2',
        '/api/partner/v2/kyc/verification-link',
        '/v2/sessions',
        '/identity/v2/sessions',
        '/oauth/token',
      ]),
    );
  });

  it('refer to nothing that is not in them, and hold no empty list of required fields', () => {
    for (const { key, value } of everything(document)) {
      if (key === '$ref') expect(resolve(document, String(value))).toBeDefined();
      if (key === 'required' && Array.isArray(value)) expect(value.length).toBeGreaterThan(0);
    }
  });

  it('are a page too', async () => {
    const response = await fetch(`${gateway.api.url}/docs`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Sessionlink');
  });
});

function everything(value: unknown): { key: string; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => [{ key, value: item }, ...everything(item)]);
}

function resolve(document: object, reference: string): unknown {
  let place: unknown = document;
  for (const name of reference.replace('#/', '').split('/')) {
    place = typeof place === 'object' && place !== null ? new Map(Object.entries(place)).get(name) : undefined;
  }
  return place;
}
