import { holdsCardNumber } from '../card-number';
import { type Fault, pointerTo } from '../rules/fault';
import { MAX_DEPTH } from '../rules/read-params';

/** Fields whose digits aren't a card's although they may look so (contract §10). */
const EXEMPT = ['/phoneNumber', '/placeDetail', '/ubnParams/number'];

/**
 * Where a body holds card numbers: in strings and numbers of any field, known or not, and in names of fields (told at
 * their parent, since a pointer may not repeat them).
 */
export function cardFaults(value: unknown, pointer = '', depth = 0): Fault[] {
  if (typeof value === 'string' || typeof value === 'number') {
    return holdsCardNumber(textOf(value)) && !EXEMPT.includes(pointer) ? [faultAt(pointer)] : [];
  }
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  return Object.entries(value).flatMap(([name, item]: [string, unknown]) =>
    holdsCardNumber(name) ? [faultAt(pointer)] : cardFaults(item, pointerTo(pointer, name), depth + 1),
  );
}

/** A number without its decimals: those of a coordinate are no card's. */
function textOf(value: string | number): string {
  if (typeof value === 'string') return value;
  return Number.isFinite(value) ? BigInt(Math.trunc(value)).toString() : '';
}

function faultAt(pointer: string): Fault {
  return { pointer, code: 'raw_card_number', message: 'must not hold a card number: card numbers must be tokenized' };
}
