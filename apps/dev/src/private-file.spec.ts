import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOrCreate, replace } from './private-file';

describe('a private file', () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'sessionlink-files-'))));
  afterEach(() => rmSync(directory, { recursive: true }));

  it('is made once, for the owner alone', () => {
    const path = join(directory, 'secrets.json');
    expect(readOrCreate(path, () => 'first')).toBe('first');
    expect(readOrCreate(path, () => 'second')).toBe('first');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('of whoever came first is what all get', () => {
    const path = join(directory, 'secrets.json');
    const late = readOrCreate(path, () => {
      replace(path, 'early');
      return 'late';
    });
    expect(late).toBe('early');
  });

  it('is replaced without leaving anything beside it', () => {
    const path = join(directory, 'dev.json');
    replace(path, 'one');
    replace(path, 'two');
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(readdirSync(directory)).toEqual(['dev.json']);
  });
});
