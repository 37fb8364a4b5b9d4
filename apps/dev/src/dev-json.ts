import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildEnvironment } from './environment';
import type { DemoPartner } from './partners';
import { replace } from './private-file';
import type { Secrets } from './secrets';

/** What a script needs to know of a running stack. */
export interface DevJson extends DemoPartner {
  readonly api_url: string;
  readonly sandbox_url: string;
  readonly database_url: string;
  readonly second_partner: DemoPartner;
  readonly webhook_secrets: Secrets['webhooks'];
  /** What the API was started with: enough for a replica of it, a worker or the CLI. */
  readonly env: ChildEnvironment;
  /** postgres is absent when DATABASE_URL was given. */
  readonly pids: Readonly<Record<'api' | 'worker' | 'sandbox' | 'stack', number>> & { readonly postgres?: number };
}

const path = (dataDirectory: string) => join(dataDirectory, 'dev.json');

/** What the last stack of this folder wrote, or nothing when it is lost or damaged. */
export function readDevJson(dataDirectory: string): DevJson | undefined {
  if (!existsSync(path(dataDirectory))) return undefined;
  try {
    return JSON.parse(readFileSync(path(dataDirectory), 'utf8')) as DevJson;
  } catch {
    return undefined;
  }
}

export function writeDevJson(dataDirectory: string, content: DevJson): string {
  replace(path(dataDirectory), `${JSON.stringify(content, null, 2)}\n`);
  return path(dataDirectory);
}
