/** HTML that is safe to send. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = string | Html | null | readonly Html[];

/** A template whose values are escaped unless they are HTML themselves; null is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.map((part, at) => part + rendered(values[at] ?? null)).join(''));
}

function rendered(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return value instanceof Html ? value.text : value.map(({ text }) => text).join('');
}
