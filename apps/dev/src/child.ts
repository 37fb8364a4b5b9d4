import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ChildEnvironment } from './environment';
import { forTerminal } from './log-line';

export interface ChildOptions {
  /** In front of its lines in the terminal, and its log file's name. */
  readonly name: string;
  /** What node runs: a file and its arguments. */
  readonly args: readonly string[];
  readonly env: ChildEnvironment;
  readonly logDirectory: string;
  readonly print: (line: string) => void;
}

const STOP_DEADLINE_MS = 20_000;
const LAST_LINES = 15;
const EXIT_WITH_PARENT = join(__dirname, 'exit-with-parent/main.js');

/** A node process of the stack. Ends with it, however it ends. Standard output and error go to `<name>.log`. */
export class Child {
  readonly pid: number;
  /** How it ended, with its last lines. */
  readonly ended: Promise<string>;
  private readonly process: ChildProcess;
  private readonly lines: string[] = [];

  constructor(private readonly options: ChildOptions) {
    const { args, env } = options;
    const child = spawn(process.execPath, ['--require', EXIT_WITH_PARENT, ...args], {
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true, // Ctrl-C is the stack's alone: it says who stops when
    });
    this.process = child;
    this.pid = child.pid ?? 0;
    this.ended = once(child, 'close').then(() => this.obituary());
    this.readOutput();
  }

  get hasEnded(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }

  /** It ended with 3: whoever started the stack can put it right. */
  get refusedSettings(): boolean {
    return this.process.exitCode === 3;
  }

  /** SIGTERM, and SIGKILL for one that doesn't end. */
  async stop(): Promise<void> {
    if (this.hasEnded) return;
    this.process.kill('SIGTERM');
    const hurry = setTimeout(() => this.process.kill('SIGKILL'), STOP_DEADLINE_MS);
    await this.ended;
    clearTimeout(hurry);
  }

  private readOutput(): void {
    const { name, logDirectory, print } = this.options;
    const log = createWriteStream(join(logDirectory, `${name}.log`), { flags: 'a', mode: 0o600 });
    log.on('error', (error) => print(`${name}: its log can't be written: ${error.message}`));
    this.process.once('close', () => log.end());
    for (const stream of [this.process.stdout, this.process.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        log.write(`${line}\n`);
        this.lines.push(line);
        if (this.lines.length > LAST_LINES) this.lines.shift();
        const shown = forTerminal(line);
        if (shown !== undefined) print(`${name} | ${shown}`);
      });
    }
  }

  private obituary(): string {
    const { exitCode, signalCode } = this.process;
    const how = signalCode ? `by ${signalCode}` : `with exit code ${exitCode ?? 'unknown'}`;
    return `${this.options.name} ended ${how}. Its last lines:\n${this.lines.map((line) => `  ${line}`).join('\n')}`;
  }
}
