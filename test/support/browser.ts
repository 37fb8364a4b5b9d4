import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const SYSTEM_CHROMIUM = process.env.TEST_CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What Chromium out of an npm package needs: its own libraries and fonts, unpacked into a directory of this run. */
interface Unpacked {
  executablePath: string;
  env: Record<string, string>;
}

/** A real headless Chromium: the machine's own, else the one in the npm package. */
export async function startBrowser(): Promise<{ browser: Browser; stop: () => Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'sessionlink-browser-'));
  const unpacked = existsSync(SYSTEM_CHROMIUM) ? { executablePath: SYSTEM_CHROMIUM, env: {} } : unpack(directory);
  const env = { PATH: process.env.PATH ?? '', HOME: directory, TMPDIR: directory, ...unpacked.env };
  const browser = await chromium.launch({ executablePath: unpacked.executablePath, args: FLAGS, env });
  const stop = async (): Promise<void> => {
    await browser.close();
    rmSync(directory, { recursive: true, force: true });
  };
  return { browser, stop };
}

/** In a process of its own, because the package reads the directory and changes the environment when it is loaded. */
function unpack(directory: string): Unpacked {
  const program = `
    const chromium = require('@sparticuz/chromium');
    const { LD_LIBRARY_PATH } = process.env;
    chromium.executablePath().then((executablePath) =>
      process.stdout.write(JSON.stringify({ executablePath, env: { LD_LIBRARY_PATH } })));`;
  const env = { PATH: process.env.PATH ?? '', TMPDIR: directory, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' }; // with its libraries
  const unpacked = JSON.parse(execFileSync(process.execPath, ['-e', program], { env, encoding: 'utf8' })) as Unpacked;
  // Its own font settings look into /tmp/fonts: without any font a page has no text.
  const fonts = join(directory, 'fonts.conf');
  writeFileSync(fonts, `<fontconfig><dir>${directory}/fonts</dir><cachedir>${directory}/cache</cachedir></fontconfig>`);
  return { ...unpacked, env: { ...unpacked.env, FONTCONFIG_FILE: fonts } };
}
