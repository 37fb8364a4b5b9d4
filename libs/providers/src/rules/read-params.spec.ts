import 'reflect-metadata';
import { readParams } from './read-params';
import { OfType } from './rule';

class Params {
  @OfType('string') name?: string;
}

const nested = (depth: number): unknown => JSON.parse(`{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`);

it('refuses a body of thousands of brackets instead of breaking on it', () => {
  expect(readParams(Params, nested(30_000))).toEqual({
    faults: [expect.objectContaining({ code: 'invalid_type', message: 'must not be nested deeper than 32 levels' })],
  });
});

it('looks at what is nested less deep as at any other unknown field', () => {
  expect(readParams(Params, nested(31))).toEqual({
    faults: [expect.objectContaining({ pointer: '/a', code: 'unknown_field' })],
  });
});
