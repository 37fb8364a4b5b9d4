import { isSame, meaningOf, type Words, wordOf, wordsOf } from './leap.state';

const FIXABLE = ['InvalidAddress', 'InvalidEMail', 'UnreadableDoc', 'ProvideAdditionalInfo', 'InvalidPersonalData'];
const OTP = ['OtpPrivacyMissing', 'OtpContractMissing'];
const PLAIN = ['None', undefined];
const ALL = [...FIXABLE, ...OTP, ...PLAIN, 'Compliance', 'ComplianceBlocked', 'OfacFailed'];

const DONE = ['Completed', 'Success'];
const PENDING = ['UpgradePending', 'Pending'];
const WORKING = ['UpgradeInProgress', 'AccountUpgradeInProgress', 'OnProcess'];
const SOFT_FAILED = ['UpgradeSoftFailed'];
const FAILED = ['UpgradeFailed', 'Failed'];

const words = (status: string | undefined, detail: string | undefined): Words => ({
  ...(status !== undefined && { status }),
  ...(detail !== undefined && { detail }),
});

/** Status and outcome, and the notes, in one line. */
function meant(status: string | undefined, detail: string | undefined): string {
  const { change, notes } = meaningOf(words(status, detail));
  const said = change ? [change.status, change.outcome].filter((word) => word !== undefined).join(' / ') : 'keep';
  return [said, ...notes.map(({ code }) => code)].join(' + ');
}

describe('the table of contract §6', () => {
  it.each<[string[], (string | undefined)[], string]>([
    [DONE, PLAIN, 'completed / approved'],
    [DONE, FIXABLE, 'completed / approved + contradiction'],
    [DONE, OTP, 'completed / approved + contradiction'],
    [DONE, ['Compliance', 'ComplianceBlocked', 'OfacFailed'], 'in_review'],
    [PENDING, PLAIN, 'open'],
    [PENDING, FIXABLE, 'requires_action'],
    [PENDING, OTP, 'open'],
    [PENDING, ['Compliance', 'ComplianceBlocked', 'OfacFailed'], 'in_review'],
    [WORKING, PLAIN, 'processing'],
    [WORKING, FIXABLE, 'requires_action'],
    [WORKING, OTP, 'requires_action'],
    [WORKING, ['Compliance', 'ComplianceBlocked', 'OfacFailed'], 'in_review'],
    [SOFT_FAILED, PLAIN, 'requires_action'],
    [SOFT_FAILED, FIXABLE, 'requires_action'],
    [SOFT_FAILED, OTP, 'requires_action'],
    [SOFT_FAILED, ['Compliance', 'ComplianceBlocked', 'OfacFailed'], 'in_review'],
    [FAILED, PLAIN, 'completed / declined'],
    [FAILED, FIXABLE, 'requires_action'],
    [FAILED, OTP, 'requires_action'],
    [FAILED, ['Compliance'], 'in_review'],
    [FAILED, ['ComplianceBlocked', 'OfacFailed'], 'completed / declined'],
  ])('%j with %j is %s', (statuses, details, expected) => {
    for (const status of statuses) for (const detail of details) expect(meant(status, detail)).toBe(expected);
  });

  it('keeps the status when there is no word', () => {
    for (const detail of ALL) expect(meant(undefined, detail)).toBe('keep');
  });

  it.each([
    ['UpgradeParked', 'None'],
    ['UpgradeParked', undefined],
    ['UpgradeInProgress', 'SomethingNew'],
    ['Completed', 'SomethingNew'],
    [undefined, 'SomethingNew'],
    ['completed', 'None'],
    ['COMPLETED', 'None'],
    ['constructor', 'None'],
    ['Completed', 'toString'],
  ])('keeps the status and tells it for the unknown pair %s / %s: a verdict is never guessed', (status, detail) => {
    expect(meaningOf(words(status, detail))).toEqual({
      notes: [{ code: 'unknown_status', data: { status: status ?? '', detail: detail ?? 'None' } }],
    });
  });

  it.each([
    ['UpgradeFailed', undefined, 'identity_failed', 'provider', 'UpgradeFailed/None'],
    ['UpgradeSoftFailed', 'None', 'identity_failed', 'provider', 'UpgradeSoftFailed/None'],
    ['UpgradeSoftFailed', 'UnreadableDoc', 'unreadable_doc', 'customer', 'UpgradeSoftFailed/UnreadableDoc'],
    ['UpgradeFailed', 'InvalidEMail', 'invalid_email', 'customer', 'UpgradeFailed/InvalidEMail'],
    ['OnProcess', 'OtpPrivacyMissing', 'otp_privacy_missing', 'customer', 'OnProcess/OtpPrivacyMissing'],
    ['UpgradeFailed', 'OfacFailed', 'ofac_failed', 'compliance', 'UpgradeFailed/OfacFailed'],
    ['Completed', 'ComplianceBlocked', 'compliance_blocked', 'compliance', 'Completed/ComplianceBlocked'],
    ['UpgradeInProgress', 'Compliance', 'compliance', 'compliance', 'UpgradeInProgress/Compliance'],
  ])('gives the reason of %s / %s as %s, %s', (status, detail, code, category, upstreamCode) => {
    expect(meaningOf(words(status, detail)).change?.reason).toMatchObject({
      code,
      category,
      upstream_code: upstreamCode,
    });
  });

  it.each([
    ['Completed', 'None'],
    ['UpgradePending', 'OtpPrivacyMissing'],
    ['UpgradeInProgress', 'None'],
  ])('has no reason for %s / %s', (status, detail) =>
    expect(meaningOf(words(status, detail)).change).not.toHaveProperty('reason'),
  );
});

describe('the words that count', () => {
  it.each<[string, object, Words]>([
    ['status and detail', { status: 'Completed', statusDetail: 'None' }, { status: 'Completed', detail: 'None' }],
    [
      'those of the identification before those of the user',
      { status: 'Completed', statusDetail: 'None', cipStatus: 'UpgradeFailed', cipStatusDetail: 'OfacFailed' },
      { status: 'UpgradeFailed', detail: 'OfacFailed' },
    ],
    [
      'the identification’s own detail only',
      { cipStatus: 'UpgradePending', status: 'Completed', statusDetail: 'Compliance' },
      { status: 'UpgradePending' },
    ],
    ['those of the account when there are no others', { accountStatus: 'Active' }, { status: 'Active' }],
    ['not those of the account otherwise', { accountStatus: 'Active', status: 'Pending' }, { status: 'Pending' }],
    ['no words', { userId: 'x' }, {}],
    ['words of another type', { status: 7, statusDetail: null, cipStatus: {} }, {}],
  ])('are %s', (_, body, expected) => expect(wordsOf({ ...body })).toEqual(expected));

  it('are shown as one', () => {
    expect(wordOf({ status: 'Completed', detail: 'None' })).toBe('Completed');
    expect(wordOf({ status: 'UpgradeSoftFailed', detail: 'UnreadableDoc' })).toBe('UpgradeSoftFailed/UnreadableDoc');
    expect(wordOf({})).toBeNull();
  });

  it('are the same with None as without a detail', () => {
    expect(isSame({ status: 'Completed' }, { status: 'Completed', detail: 'None' })).toBe(true);
    expect(isSame({ status: 'Completed', detail: 'Compliance' }, { status: 'Completed' })).toBe(false);
  });
});
