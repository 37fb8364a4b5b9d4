import { Html } from './html';

/** Pictures beside the words, never instead of them. */
export const SIGNS = {
  clock: sign('<circle cx="24" cy="24" r="19"/><path d="M24 13v11l7 5"/>'),
  check: sign('<circle cx="24" cy="24" r="19"/><path d="m15.5 24.5 6 6 11-12.5"/>'),
  closed: sign('<circle cx="24" cy="24" r="19"/><path d="M16 24h16"/>'),
  pause: sign('<circle cx="24" cy="24" r="19"/><path d="M20 17v14M28 17v14"/>'),
  unknown: sign('<circle cx="21.5" cy="21.5" r="13.5"/><path d="m31.5 31.5 11 11"/>'),
} as const;

function sign(shapes: string): Html {
  return new Html(
    '<svg class="sign" viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="2.75" stroke-linecap="round" ' +
      `stroke-linejoin="round" aria-hidden="true" focusable="false">${shapes}</svg>`,
  );
}
