import type { Fault } from '../rules/fault';
import { readParams } from '../rules/read-params';
import { cardFaults } from './leap.card-faults';
import { crossFaults, settingsFaults } from './leap.cross-rules';
import { LeapParams } from './leap.params';
import type { LeapSettings } from './leap.settings';

/** Strongly recommended (contract §9.8). */
const RECOMMENDED = ['dob', 'email', 'address1', 'lastName2', 'middleName'] as const;

/**
 * Checks a body (contract §10): card numbers first and, if there are any, nothing else; then the fields, then what this
 * deployment takes. @param settings null: not configured
 */
export function readLeapParams(
  raw: unknown,
  settings: Pick<LeapSettings, 'countries' | 'tokenEnvironment'> | null,
): { params: LeapParams } | { faults: Fault[] } {
  const cards = cardFaults(raw);
  if (cards.length > 0) return { faults: cards };
  const read = readParams(LeapParams, raw, crossFaults);
  if ('faults' in read || !settings) return read;
  const faults = settingsFaults(read.params, settings);
  return faults.length > 0 ? { faults } : read;
}

/** Sparse data raises false sanctions hits. */
export function recommendations(params: LeapParams): Fault[] {
  return RECOMMENDED.filter((name) => params[name] === undefined).map((name) => ({
    pointer: `/${name}`,
    code: 'recommended',
    message: 'is strongly recommended: sparse data raises false sanctions hits',
  }));
}
