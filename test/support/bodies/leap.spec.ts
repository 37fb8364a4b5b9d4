import type { Provider } from '@sessionlink/providers';
import { type Started, startProvider } from '../provider';
import { broken, valid } from './leap';

describe("Leap's bodies", () => {
  let started: Started;
  let api: Provider;
  beforeAll(async () => {
    started = await startProvider('leap', { LEAP_BASE_URL: 'http://127.0.0.1:9/v1', LEAP_API_KEY: 'key' });
    ({ api } = started);
  });
  afterAll(() => started.close());

  it('are enough of each kind', () => {
    expect(valid().length).toBeGreaterThanOrEqual(60);
    expect(broken.length).toBeGreaterThanOrEqual(80);
    expect(new Set(broken.map(({ name }) => name)).size).toBe(broken.length);
  });

  it.each(valid().map((body, at) => [at, body]))('pass when valid: %i', (_, body) => {
    expect(api.readParams(body)).toMatchObject({ params: body });
  });

  it.each(['phoneNumber', 'email'])('share no %s, so that one partner can use them all', (name) => {
    const values = valid().flatMap((body) => (name in body ? [body[name]] : []));
    expect(new Set(values).size).toBe(values.length);
  });

  it.each(broken)('are refused with one fault: $name', ({ body, pointer, code }) => {
    const read = api.readParams(body);
    expect('faults' in read && read.faults.map((fault) => [fault.pointer, fault.code])).toEqual([[pointer, code]]);
  });
});
