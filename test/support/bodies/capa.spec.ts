import type { Provider } from '@sessionlink/providers';
import { startProvider } from '../provider';
import { broken, valid } from './capa';

describe("Capa's bodies", () => {
  let api: Provider;
  beforeAll(async () => ({ api } = await startProvider('capa')));

  it('are enough of each kind, and no two are of one user', () => {
    expect(valid().length).toBeGreaterThanOrEqual(60);
    expect(broken.length).toBeGreaterThanOrEqual(80);
    expect(new Set(valid().map(({ userId }) => userId)).size).toBe(valid().length);
    expect(new Set(broken.map(({ name }) => name)).size).toBe(broken.length);
  });

  it.each(valid().map((body, at) => [at, body]))('pass when valid, and unchanged: %i', (_, body) => {
    expect(api.readParams(body)).toMatchObject({ params: body });
  });

  it.each(broken)('are refused with one fault: $name', ({ body, pointer, code }) => {
    const read = api.readParams(body);
    expect('faults' in read && read.faults.map((fault) => [fault.pointer, fault.code])).toEqual([[pointer, code]]);
  });
});
