import { fields, table } from './table';

const SESSIONS = [
  {
    id: 'ses_1',
    status: 'in_progress',
    outcome: null,
    reference: 'an order of January',
    at: '2026-01-31T12:00:00.000Z',
  },
  { id: 'ses_2', status: 'open', outcome: null, reference: 'r', at: '2026-01-31T12:00:01.000Z' },
];
const COLUMNS = ['id', 'status', 'outcome', 'reference', 'at'] as const;

describe('a table', () => {
  it('has a line for each row, and no column in which nobody has anything', () => {
    expect(table(SESSIONS, COLUMNS, { colour: false }).split('\n')).toEqual([
      'id     status       reference            at',
      'ses_1  in_progress  an order of January  2026-01-31 12:00:00Z',
      'ses_2  open         r                    2026-01-31 12:00:01Z',
    ]);
  });

  it.each([60, 45, 38])('fits a terminal of %i characters without breaking an id', (width) => {
    const drawn = table(SESSIONS, COLUMNS, { width, colour: false });
    expect(Math.max(...drawn.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(drawn).toMatch(/^ses_1 [^]*^ses_2 /m);
  });

  it('has colour only when it is wanted', () => {
    expect(table(SESSIONS, COLUMNS, { colour: false })).not.toContain('\u001b');
  });

  it('lets no stored text steer the terminal', () => {
    expect(table([{ id: 'a\u001b[31m\nb' }], ['id'], { colour: false })).toBe('id\na�[31m�b');
  });
});

it('shows one thing with a line for each field that says something', () => {
  expect(fields([...Object.entries({ id: 'key_1', scopes: ['a', 'b'], expires_at: null })])).toBe(
    'id      key_1\nscopes  a, b',
  );
});
