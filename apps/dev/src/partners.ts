import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ChildEnvironment } from './environment';

const run = promisify(execFile);

export interface DemoPartner {
  readonly partner_id: string;
  readonly api_key: string;
}

/** How the stack reaches the API and the admin CLI. */
export interface Gateway {
  readonly apiUrl: string;
  /** Path of the CLI's program. */
  readonly cli: string;
  readonly env: ChildEnvironment;
  readonly signal: AbortSignal;
}

/** Whether the API still takes this key: the database may be another one than last time. */
export async function isKnown({ apiUrl, signal }: Gateway, partner: DemoPartner | undefined): Promise<boolean> {
  if (!partner) return false;
  const headers = { Authorization: `Bearer ${partner.api_key}` };
  const response = await fetch(`${apiUrl}/v1/sessions?limit=1`, { headers, signal });
  await response.body?.cancel();
  return response.status !== 401;
}

/** A key for the partner of this name, who is made unless there is one. */
export async function makePartner(gateway: Gateway, name: string): Promise<DemoPartner> {
  const known = objects(await cli(gateway, ['partners', 'list', '-o', 'jsonl']));
  const partner =
    known.find((one) => one.name === name) ??
    objects(await cli(gateway, ['partners', 'create', '--name', name, '-o', 'json']))[0];
  const id = text(partner, 'id');
  const [key] = objects(await cli(gateway, ['keys', 'create', '--partner', id, '--name', 'demo', '-o', 'json']));
  return { partner_id: id, api_key: text(key, 'key') };
}

async function cli({ cli: program, env, signal }: Gateway, args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [program, ...args], { env: { ...env }, signal });
  return stdout;
}

type Row = Readonly<Record<string, unknown>>;

/** Of JSON (one value, however many lines) or JSON lines. */
function objects(output: string): Row[] {
  let values: unknown;
  try {
    values = JSON.parse(output);
  } catch {
    values = output
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): unknown => JSON.parse(line));
  }
  return (Array.isArray(values) ? values : [values]) as Row[];
}

function text(row: Row | undefined, name: string): string {
  const value = row?.[name];
  if (typeof value !== 'string') throw new Error(`The CLI's answer has no "${name}".`);
  return value;
}
