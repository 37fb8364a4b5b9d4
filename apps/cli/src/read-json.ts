import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { UsageError } from './values';

/** @param file `-`: standard input @throws UsageError without a word of the content, which may be personal */
export async function readJson(file: string): Promise<unknown> {
  const content = file === '-' ? await text(process.stdin) : await readText(file);
  try {
    return JSON.parse(content);
  } catch {
    throw new UsageError(`${file === '-' ? 'Standard input' : file} is not JSON.`);
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new UsageError(`${file} can't be read (${code}).`);
  }
}
