import { InvalidInputError } from '../errors';

/** A place in a list, opaque to callers: the id of the last row of the page before. */
export function writeCursor(id: string): string {
  return Buffer.from(id, 'utf8').toString('base64url');
}

/** @throws InvalidInputError the text was not made by `writeCursor` */
export function readCursor(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^[a-z]{3}_[0-9a-f]{32}$/.test(id) || writeCursor(id) !== cursor) {
    throw new InvalidInputError([
      { pointer: '/cursor', code: 'invalid_cursor', message: 'must be a next_cursor of the same list' },
    ]);
  }
  return id;
}
