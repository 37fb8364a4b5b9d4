/** Digits and what people write between them: one blank, dot or dash at a time. */
const RUNS = /\d(?:[ .\p{Pd}]?\d)*/gu;
const WINDOWS: readonly { length: number; prefix: RegExp }[] = [
  { length: 16, prefix: /^(?:4|5[1-5]|2[2-7]|60|62|64|65)/ },
  { length: 15, prefix: /^3[47]/ },
];

/**
 * Whether a text holds what looks like a card number (Leap contract §10): digits joined over single blanks, dots and
 * dashes, 13 to 19 of them, first digit 2 to 6, valid by Luhn; or a window of a longer run with a network's prefix.
 * Other scripts' full-width digits, no-break spaces and long dashes count as their plain forms.
 */
export function holdsCardNumber(text: string): boolean {
  return [...text.normalize('NFKC').matchAll(RUNS)].some(([run]) => isOrHoldsCard(run.replace(/\D/g, '')));
}

function isOrHoldsCard(digits: string): boolean {
  if (/^[2-6]\d{12,18}$/.test(digits) && luhn(digits)) return true;
  return WINDOWS.some(({ length, prefix }) => {
    for (let at = 0; at + length <= digits.length; at++) {
      const window = digits.slice(at, at + length);
      if (prefix.test(window) && luhn(window)) return true;
    }
    return false;
  });
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
