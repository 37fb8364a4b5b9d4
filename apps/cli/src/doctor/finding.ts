import { EXIT, type ExitCode } from '../exit-code';

type Check = 'settings' | 'database' | 'migrations' | 'encryption_keys' | 'clock' | `provider ${string}`;

export interface Finding {
  check: Check;
  /** `note`: worth knowing, nothing is wrong. `skipped`: another fault is in the way. */
  state: 'ok' | 'note' | 'fault' | 'skipped';
  finding: string;
  cure: string | null;
}

export function ok(check: Check, finding: string): Finding {
  return { check, state: 'ok', finding, cure: null };
}

export function note(check: Check, finding: string, cure: string): Finding {
  return { check, state: 'note', finding, cure };
}

export function fault(check: Check, finding: string, cure: string): Finding {
  return { check, state: 'fault', finding, cure };
}

export function skipped(check: Check): Finding {
  return { check, state: 'skipped', finding: 'Not looked at: another fault is in the way.', cure: null };
}

export function isFault({ state }: Finding): boolean {
  return state === 'fault';
}

/** A clock is the machine's; everything else is configured. */
export function exitCodeOf(findings: readonly Finding[]): ExitCode {
  const faults = findings.filter(isFault);
  if (faults.length === 0) return EXIT.done;
  return faults.some(({ check }) => check !== 'clock') ? EXIT.configuration : EXIT.bug;
}
