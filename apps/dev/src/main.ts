import { join, relative } from 'node:path';
import { environment, readSettings, SettingsError } from '@sessionlink/config';
import { ConfigurationError } from './errors';
import { examples } from './examples';
import { StackSettings } from './settings';
import { Stack } from './stack';

const ROOT = join(__dirname, '../../..');

/** `npm start`: runs until a signal (exit 0), or until database or sandbox die (1). Settings that can't be used: 3. */
async function main(): Promise<number> {
  const stopping = stopSignal();
  const stack = new Stack(join(__dirname, '..'), readSettings(StackSettings, environment()), environment(), print);
  try {
    const { devJson, file } = await stack.start(stopping);
    print(`${examples(ROOT, devJson.api_url, devJson.api_key)}\n`);
    print(`sandbox ${devJson.sandbox_url}, facts for scripts in ${relative(process.cwd(), file)}`);
    print(`ready ${devJson.api_url}`);
    await Promise.race([stack.failed(), aborted(stopping)]);
    return 0;
  } catch (error) {
    return stopping.aborted ? 0 : report(error);
  } finally {
    print('stopping');
    await stack.stop();
  }
}

/** @returns the exit code */
function report(error: unknown): number {
  const ours = error instanceof ConfigurationError || error instanceof SettingsError;
  console.error(error instanceof Error ? error.message : error);
  return ours ? 3 : 1;
}

/** Aborted by SIGINT and SIGTERM, and when npm is gone: the shell between npm and us passes no signal on. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.on('SIGINT', stop).on('SIGTERM', stop);
  if (environment().npm_lifecycle_event !== undefined) {
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || stop(), 250).unref();
  }
  return controller.signal;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.stdout.on('error', () => undefined); // whoever read our lines may have stopped reading

void main()
  .catch(report)
  .then((code) => process.exit(code));
