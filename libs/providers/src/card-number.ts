const RUNS = /\d(?:[ .-]?\d)*/g;
const WINDOWS: readonly { length: number; prefix: RegExp }[] = [
  { length: 16, prefix: /^(?:4|5[1-5]|2[2-7]|60|62|64|65)/ },
  { length: 15, prefix: /^3[47]/ },
];

/**
 * Whether a text holds what looks like a card number (Leap contract §10): digits joined over single blanks, dots and
 * dashes, 13 to 19 of them, first digit 2 to 6, valid by Luhn; or a window of a longer run with a network's prefix.
 */
export function holdsCardNumber(text: string): boolean {
  return [...text.matchAll(RUNS)].some(([run]) => {
    const digits = run.replace(/\D/g, '');
    if (digits.length >= 13 && digits.length <= 19 && /^[2-6]/.test(digits) && luhn(digits)) return true;
    return WINDOWS.some(({ length, prefix }) => {
      for (let at = 0; at + length <= digits.length; at++) {
        const window = digits.slice(at, at + length);
        if (prefix.test(window) && luhn(window)) return true;
      }
      return false;
    });
  });
}

function luhn(digits: string): boolean {
  let sum = 0;
  Array.from(digits)
    .reverse()
    .forEach((digit, at) => {
      const doubled = at % 2 === 1 ? Number(digit) * 2 : Number(digit);
      sum += doubled > 9 ? doubled - 9 : doubled;
    });
  return sum % 10 === 0;
}
