import Table from 'cli-table3';

export interface Terminal {
  /** In characters; absent: no terminal, nothing is wrapped. */
  width?: number | undefined;
  colour: boolean;
}

const GAP = 2;
const NARROWEST = 8;
const SIDES = ['top', 'bottom', 'left', 'right', 'mid'];
const CORNERS = ['top-mid', 'top-left', 'top-right', 'bottom-mid', 'bottom-left', 'bottom-right'];
const CROSSINGS = ['left-mid', 'mid-mid', 'right-mid', 'middle'];
const NO_BORDERS = Object.fromEntries([...SIDES, ...CORNERS, ...CROSSINGS].map((place) => [place, '']));

/** A table without borders, for people; columns in which nobody has anything are left out. */
export function table<T extends object>(
  rows: readonly T[],
  columns: readonly (keyof T & string)[],
  { width, colour }: Terminal,
): string {
  const filled = columns.filter((column) => rows.length === 0 || rows.some((row) => cell(row[column]) !== ''));
  const lines = [filled, ...rows.map((row) => filled.map((column) => cell(row[column])))];
  const widths = fit(lines, width || Infinity);
  const [head = [], ...body] = lines.map((line) => line.map((text, at) => wrap(text, widths[at] ?? NARROWEST)));
  const drawn = new Table({
    head,
    colWidths: widths.map((column) => column + GAP),
    chars: NO_BORDERS,
    style: { head: colour ? ['bold'] : [], border: [], 'padding-left': 0, 'padding-right': GAP },
  });
  drawn.push(...body);
  return drawn.toString().replace(/ +$/gm, '');
}

/** One thing, a line for each field that says something. */
export function fields(entries: readonly (readonly [string, unknown])[]): string {
  const said = entries.map(([name, value]) => [name, cell(value)] as const).filter(([, text]) => text !== '');
  const width = Math.max(...said.map(([name]) => name.length));
  return said.map(([name, text]) => `${name.padEnd(width)}  ${text}`).join('\n');
}

/** How a value is shown to people. Nothing in it can steer the terminal. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cell).join(', ');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const time = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)\.\d{3}Z$/.exec(text);
  return time ? `${time[1] ?? ''} ${time[2] ?? ''}Z` : text.replace(/\p{C}/gu, '�');
}

/** Widths for a terminal: first blanks give way, then words, and the first column, which has the ids, last. */
function fit(lines: readonly (readonly string[])[], total: number): number[] {
  const columns = lines[0]?.map((_, at) => lines.map((line) => line[at] ?? '')) ?? [];
  const widths = columns.map((texts) => Math.max(...texts.map((text) => text.length)));
  const words = columns.map((texts) =>
    Math.max(...texts.flatMap((text) => text.split(' ')).map(({ length }) => length)),
  );
  const [first = 0] = widths;
  const tooWide = (): boolean => widths.reduce((sum, width) => sum + width + GAP, 0) > total;
  const narrow = (least: readonly number[]): void => {
    while (tooWide()) {
      const spare = widths.map((width, at) => (width > (least[at] ?? 0) ? width : 0));
      const at = spare.indexOf(Math.max(...spare));
      if (spare[at] === 0) return;
      widths[at] = (widths[at] ?? 0) - 1;
    }
  };
  narrow([first, ...words.slice(1)]);
  narrow([first, ...words.slice(1).map(() => NARROWEST)]);
  narrow(words.map(() => NARROWEST));
  return widths;
}

/** Breaks at blanks where there are any. */
function wrap(text: string, width: number): string {
  const pieces = text.split(' ').flatMap((word) => word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? ['']);
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + piece.length > width) lines.push(piece);
    else lines[lines.length - 1] = `${last} ${piece}`;
  }
  return lines.join('\n');
}
