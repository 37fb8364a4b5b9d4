import { rmSync } from 'node:fs';
import { shared } from './shared';

export default async function tearDown(): Promise<void> {
  await shared.server?.stop();
  if (shared.dataDirectory) rmSync(shared.dataDirectory, { recursive: true, force: true });
}
