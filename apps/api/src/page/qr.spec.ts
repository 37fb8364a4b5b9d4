import { create } from 'qrcode';
import { QUIET_MODULES, qrCode } from './qr';

it('draws every dark module of the code at its place, inside a quiet zone', () => {
  const text = 'https://gateway.example/s/0xJHs5zvfw1mLP1qrEJY5A';
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const drawn = [...qrCode(text).text.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x ?? ''},${y ?? ''}`);
  const dark: string[] = [];
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) dark.push(`${column + QUIET_MODULES},${row + QUIET_MODULES}`);
  expect(new Set(drawn)).toEqual(new Set(dark));
  expect(drawn.length).toBeGreaterThan(300);
});
