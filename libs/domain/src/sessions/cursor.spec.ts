import fc from 'fast-check';
import { InvalidInputError } from '../errors';
import { firstIdAt, newId } from '../ids';
import { readCursor, writeCursor } from './cursor';

describe('a cursor', () => {
  it('leads back to the row that it was written for', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('3000-01-01') }), (at) => {
        const id = newId('ses', at);
        expect(readCursor(writeCursor(id))).toBe(id);
      }),
    );
  });

  it('is refused when it is anything else', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(() => readCursor(text)).toThrow(InvalidInputError)));
    expect(() => readCursor(`${writeCursor(newId('ses'))}=`)).toThrow(InvalidInputError);
  });
});

describe('an id', () => {
  it('sorts by the time of its making', () => {
    const date = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('3000-01-01') });
    fc.assert(
      fc.property(date, date, (one, other) => {
        fc.pre(one < other);
        expect(newId('ses', one) < newId('ses', other)).toBe(true);
        expect(firstIdAt('ses', other) <= newId('ses', other)).toBe(true);
        expect(newId('ses', one) < firstIdAt('ses', other)).toBe(true);
      }),
    );
  });
});
