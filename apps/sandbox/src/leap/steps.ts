/** What Leap says of a user, `afterMs` (unscaled) after the step before. */
export interface Step {
  afterMs: number;
  status: string;
  statusDetail: string;
}

const step = (afterMs: number, status: string, statusDetail = 'None'): Step => ({ afterMs, status, statusDetail });
const LONG_MS = 20_000;

const FINISH = [step(0, 'UpgradeInProgress'), step(5000, 'Completed')];
/** What finishing the page leads to, by the number's end (contract §11). */
const FINISH_OF: Record<string, Step[]> = {
  '9021': [step(0, 'UpgradeSoftFailed', 'UnreadableDoc')],
  '9022': [step(0, 'UpgradeFailed')],
  '9023': [step(0, 'UpgradeFailed', 'OfacFailed')],
  '9024': [step(0, 'UpgradeFailed', 'InvalidAddress')],
  '9025': [step(0, 'UpgradeInProgress', 'Compliance'), step(LONG_MS, 'Completed')],
  '9026': [step(0, 'UpgradeInProgress', 'Compliance'), step(LONG_MS, 'UpgradeFailed', 'ComplianceBlocked')],
  '9027': [step(0, 'UpgradeParked'), step(LONG_MS, 'Completed')],
  '9028': [step(0, 'UpgradeInProgress', 'SomethingNew'), step(LONG_MS, 'Completed')],
  '9029': [step(0, 'AccountUpgradeInProgress'), step(5000, 'Completed')],
};

export function finish(magic: string, reissuedLink: boolean): Step[] {
  if (magic === '9021' && reissuedLink) return [step(0, 'Completed')];
  return FINISH_OF[magic] ?? FINISH;
}

export const FAIL = [step(0, 'UpgradeFailed')];

/** What happens to a new user without anybody's doing: words that nobody knows, soon after the create. */
export function byItself(magic: string): Step[] {
  const [first, ...rest] = magic === '9027' || magic === '9028' ? finish(magic, false) : [];
  return first ? [{ ...first, afterMs: 1000 }, ...rest] : [];
}

/** `advance`: `Status` or `Status/Detail`. */
export function stepTo(words: string): Step {
  const [status = '', statusDetail = 'None'] = words.split('/');
  return step(0, status, statusDetail);
}
