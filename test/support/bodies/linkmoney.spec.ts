import type { Provider } from '@sessionlink/providers';
import { startProvider } from '../provider';
import { broken, valid } from './linkmoney';

describe("Link Money's bodies", () => {
  let api: Provider;
  beforeAll(async () => ({ api } = await startProvider('linkmoney')));

  it('are enough of each kind', () => {
    expect(valid().length).toBeGreaterThanOrEqual(60);
    expect(broken.length).toBeGreaterThanOrEqual(80);
    expect(new Set(broken.map(({ name }) => name)).size).toBe(broken.length);
  });

  it.each(valid().map((body, at) => [at, body]))('pass when valid: %i', (_, body) => {
    expect(api.readParams(body)).toMatchObject({ params: body });
  });

  it('never share a request key or a reference, so that one partner can use them all', () => {
    const payments = valid().flatMap((body) => ('paymentDetails' in body ? [JSON.stringify(body.paymentDetails)] : []));
    const keys = payments.map((text) => /"requestKey":("[^,]*")/.exec(text)?.[1]);
    const references = payments.flatMap((text) => /"clientReferenceId":("[^,]*")/.exec(text)?.[1] ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(references).size).toBe(references.length);
  });

  it.each(broken)('are refused with one fault: $name', ({ body, pointer, code }) => {
    const read = api.readParams(body);
    expect('faults' in read && read.faults.map((fault) => [fault.pointer, fault.code])).toEqual([[pointer, code]]);
  });
});
