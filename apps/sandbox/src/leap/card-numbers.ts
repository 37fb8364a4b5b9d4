import { isRecord } from '../check/check';

/** Digits that aren't a card's although they may look so (contract §10). */
const EXEMPT = ['/phoneNumber', '/placeDetail', '/ubnParams/number'];
const WINDOWS = [
  { length: 16, begin: /^(4|5[1-5]|2[2-7]|6[0245])/ },
  { length: 15, begin: /^3[47]/ },
];

/** Where in a body card numbers are, as JSON pointers (contract §10, first row). */
export function cardNumbersIn(value: unknown, at = ''): string[] {
  if (EXEMPT.includes(at)) return [];
  if (typeof value === 'string') return hasCardNumber(value) ? [at] : [];
  if (typeof value === 'number') return Number.isInteger(value) && hasCardNumber(String(value)) ? [at] : [];
  if (Array.isArray(value)) return value.flatMap((each, index) => cardNumbersIn(each, `${at}/${index}`));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, each]) => [
    ...(hasCardNumber(name) ? [at] : []),
    ...cardNumbersIn(each, `${at}/${name}`),
  ]);
}

export function hasCardNumber(text: string): boolean {
  return [...text.matchAll(/\d(?:[ .-]?\d)*/g)].some(([run]) => isOrHoldsCard(run.replace(/\D/g, '')));
}

function isOrHoldsCard(digits: string): boolean {
  if (/^[2-6]\d{12,18}$/.test(digits) && fitsLuhn(digits)) return true;
  return WINDOWS.some(({ length, begin }) =>
    Array.from({ length: Math.max(0, digits.length - length + 1) }, (_, start) =>
      digits.slice(start, start + length),
    ).some((window) => begin.test(window) && fitsLuhn(window)),
  );
}

function fitsLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .reverse()
    .map((digit, place) => digit * (place % 2 === 0 ? 1 : 2))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return sum % 10 === 0;
}
