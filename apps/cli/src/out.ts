import { Injectable } from '@nestjs/common';
import { environment } from '@sessionlink/config';
import { fields, table } from './table';

export const FORMATS = ['table', 'json', 'jsonl', 'id'] as const;
export type Format = (typeof FORMATS)[number];

/** How people see rows: as columns of a table (one row alone: as lines), or each as a text. */
export type Look<T> = readonly (keyof T & string)[] | ((row: T) => string);

/** Data to standard output in the wanted format, talk to standard error. */
@Injectable()
export class Out {
  format: Format = 'table';

  /**
   * @param rows what a program gets, with snake_case keys; `-o id` prints their `id`, or else their first column
   * @param single one thing was asked for: JSON is an object, not an array of one
   */
  rows<T extends object>(rows: readonly T[], look: Look<T>, single = false): void {
    const lines = this.linesOf(rows, look, single);
    if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
  }

  row<T extends object>(row: T, look: Look<T>): void {
    this.rows([row], look, true);
  }

  say(line: string): void {
    process.stderr.write(`${line}\n`);
  }

  /** For texts that hold a table. */
  table<T extends object>(rows: readonly T[], columns: readonly (keyof T & string)[]): string {
    const { isTTY, columns: width } = process.stdout;
    return table(rows, columns, isTTY ? { width, colour: !environment().NO_COLOR } : { colour: false });
  }

  private linesOf<T extends object>(rows: readonly T[], look: Look<T>, single: boolean): string[] {
    if (this.format === 'id') return rows.map((row) => idOf(row, look));
    if (this.format === 'jsonl') return rows.map((row) => JSON.stringify(row));
    if (this.format === 'json') {
      const value = single ? rows[0] : rows;
      return value === undefined ? [] : [JSON.stringify(value, null, 2)];
    }
    if (typeof look === 'function') return rows.map(look);
    if (single) return rows.map((row) => fields(look.map((column) => [column, row[column]])));
    return rows.length > 0 ? [this.table(rows, look)] : [];
  }
}

function idOf<T extends object>(row: T, look: Look<T>): string {
  const column = typeof look === 'function' ? undefined : look[0];
  return 'id' in row ? String(row.id) : column === undefined ? '' : String(row[column]);
}

/** Who reads our output may stop (`| head`): that is no error. */
export function forgiveBrokenPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}
