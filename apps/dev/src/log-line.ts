const NAMES: Readonly<Record<number, string>> = { 40: 'warning', 50: 'error', 60: 'fatal' };
const WORDS: Readonly<Record<string, number>> = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60 };

/** What the terminal shows of a child's line: JSON log entries from `warn` on, and all that isn't JSON. */
export function forTerminal(line: string): string | undefined {
  if (line.trim() === '') return undefined;
  const entry = parse(line);
  if (!entry) return line;
  const level = typeof entry.level === 'string' ? (WORDS[entry.level] ?? 0) : Number(entry.level);
  if (level < 40) return undefined;
  const { err } = entry;
  const cause = typeof err === 'object' && err !== null && 'message' in err ? [String(err.message)] : [];
  const message = typeof entry.msg === 'string' ? [entry.msg] : [];
  const said = [...new Set([...message, ...cause])].join(': ');
  return `${NAMES[level] ?? 'warning'}: ${said === '' ? line : said}`;
}

function parse(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(line) as Record<string, unknown>;
    return 'level' in entry ? entry : undefined;
  } catch {
    return undefined;
  }
}
