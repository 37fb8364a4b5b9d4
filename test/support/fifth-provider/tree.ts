import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const SOURCES = ['apps', 'libs'];
const BUILD = ['package.json', 'nest-cli.json', 'tsconfig.base.json', 'tsconfig.json', '.dependency-cruiser.cjs'];
const MADE = ['node_modules', 'dist'];

/** The rule checker tells all modules. */
const MAX_OUTPUT_BYTES = 2 ** 26;

/** A copy of the source tree with the packages of the real one, for changes that nobody shall see there. */
export class Tree {
  private readonly before: ReadonlyMap<string, string>;

  private constructor(readonly path: string) {
    this.before = this.files();
  }

  static copy(): Tree {
    const path = mkdtempSync(join(tmpdir(), 'sessionlink-tree-'));
    for (const name of [...SOURCES, ...BUILD])
      cpSync(join(ROOT, name), join(path, name), {
        recursive: true,
        filter: (source) => !MADE.includes(basename(source)),
      });
    linkPackages(join(path, 'node_modules'));
    return new Tree(path);
  }

  /** Adds a folder with the files of another one, whose names end in `.txt` there. */
  addFolder(folder: string, templates: string): void {
    mkdirSync(join(this.path, folder));
    for (const name of readdirSync(templates).filter((file) => file.endsWith('.ts.txt')))
      cpSync(join(templates, name), join(this.path, folder, name.replace(/\.txt$/, '')));
  }

  /** @throws Error when there is nothing to change */
  edit(file: string, change: (source: string) => string): void {
    const source = readFileSync(join(this.path, file), 'utf8');
    const changed = change(source);
    if (changed === source) throw new Error(`${file} is as it was`);
    writeFileSync(join(this.path, file), changed);
  }

  /** @throws Error with the compiler's output */
  async build(...projects: string[]): Promise<void> {
    await this.node(join(ROOT, 'node_modules/typescript/bin/tsc'), ['-b', ...projects]);
  }

  /** Runs a program in this tree. @returns its standard output @throws Error with all of its output unless it ends with 0 */
  node(main: string, args: string[], env: Record<string, string> = {}): Promise<string> {
    const options = { cwd: this.path, env: { PATH: process.env.PATH ?? '', ...env }, maxBuffer: MAX_OUTPUT_BYTES };
    return new Promise((resolve, reject) => {
      execFile(process.execPath, [main, ...args], options, (error, stdout, stderr) => {
        if (error) reject(new Error(`${basename(main)} ${args.join(' ')} failed:\n${stdout}${stderr}`));
        else resolve(stdout);
      });
    });
  }

  /** Paths of files that were added, changed or removed since the copy was made; compiled output and packages aside. */
  changes(): string[] {
    const now = this.files();
    const all = new Set([...this.before.keys(), ...now.keys()]);
    return [...all].filter((file) => this.before.get(file) !== now.get(file)).sort();
  }

  /** The lines of a file that weren't in it when the copy was made. */
  newLines(file: string): string[] {
    const old = this.before.get(file)?.split('\n') ?? [];
    return (this.files().get(file) ?? '').split('\n').filter((line) => !old.includes(line));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  private files(): Map<string, string> {
    return new Map(
      readdirSync(this.path, { recursive: true, encoding: 'utf8' })
        .filter((file) => !file.split('/').some((part) => MADE.includes(part)))
        .filter((file) => statSync(join(this.path, file)).isFile())
        .map((file) => [file, readFileSync(join(this.path, file), 'utf8')]),
    );
  }
}

/** Every package is the real tree's, but for our own libraries: those are the copy's. */
function linkPackages(folder: string): void {
  mkdirSync(join(folder, '@sessionlink'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules')).filter((entry) => entry !== '@sessionlink'))
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, name));
  for (const name of readdirSync(join(ROOT, 'libs')))
    symlinkSync(join('../../libs', name), join(folder, '@sessionlink', name));
}
