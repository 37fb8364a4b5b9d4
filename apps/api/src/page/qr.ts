import { create } from 'qrcode';
import { Html } from './html';

/** As the standard asks: without it some cameras find no code. */
export const QUIET_MODULES = 4;

/** A QR code as one path; what it says stands beside it in words. */
export function qrCode(text: string): Html {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * QUIET_MODULES;
  const dark = Array.from(modules.data).flatMap((bit, at) =>
    bit ? [`M${(at % modules.size) + QUIET_MODULES} ${Math.floor(at / modules.size) + QUIET_MODULES}h1v1h-1z`] : [],
  );
  return new Html(
    `<svg viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges" aria-hidden="true" focusable="false">` +
      `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${dark.join('')}"/></svg>`,
  );
}
