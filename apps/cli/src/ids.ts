import { text } from 'node:stream/consumers';
import { DomainError } from '@sessionlink/domain';
import { EXIT } from './exit-code';
import { report } from './report';

/** Whether one id was typed: then one thing is printed, not a list. */
export function isSingle(args: readonly string[]): boolean {
  return args.length === 1 && args[0] !== '-';
}

/**
 * Does something for each id; `-` stands for the ids on standard input, one per line. What the domain refuses is said at
 * once and the others are done all the same; the exit code tells.
 * @returns what was done
 */
export async function forEachId<T>(args: readonly string[], act: (id: string) => Promise<T>): Promise<T[]> {
  const ids = await idsOf(args);
  const done: T[] = [];
  for (const id of ids) {
    try {
      done.push(await act(id));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      report(error, id);
    }
  }
  if (done.length > 0 && done.length < ids.length) process.exitCode = EXIT.partlyDone;
  return done;
}

async function idsOf(args: readonly string[]): Promise<string[]> {
  const read = args.includes('-') ? (await text(process.stdin)).split('\n').map((line) => line.trim()) : [];
  return args.flatMap((arg) => (arg === '-' ? read.filter((line) => line !== '') : [arg]));
}
