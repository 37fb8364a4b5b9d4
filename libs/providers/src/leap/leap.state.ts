import { asText, type JsonObject } from '../json';
import type { Note, StateChange } from '../provider';
import type { Category, Reason } from '../status';

/** Leap's words for where a user is, as said in one answer. */
export interface Words {
  status?: string;
  detail?: string;
}

/** What words mean, before anything is known of the session. */
export interface Meaning {
  change?: StateChange;
  notes: Note[];
}

/** A column of the table in contract §6. */
type Column = 'plain' | 'fixable' | 'otp' | 'compliance' | 'blocked';
type Effect = 'approved' | 'declined' | 'open' | 'processing' | 'in_review' | 'requires_action';

interface Detail {
  column: Column;
  code: string;
  category: Category;
  message: string;
}

const DETAILS: Readonly<Record<string, Detail>> = {
  None: detail('plain', 'identity_failed', 'provider', 'The identity could not be confirmed.'),
  InvalidAddress: detail('fixable', 'invalid_address', 'customer', 'The address could not be confirmed.'),
  InvalidEMail: detail('fixable', 'invalid_email', 'customer', 'The e-mail address could not be confirmed.'),
  UnreadableDoc: detail('fixable', 'unreadable_doc', 'customer', 'The document could not be read.'),
  ProvideAdditionalInfo: detail('fixable', 'provide_additional_info', 'customer', 'More information is needed.'),
  InvalidPersonalData: detail('fixable', 'invalid_personal_data', 'customer', 'Personal data could not be confirmed.'),
  OtpPrivacyMissing: detail('otp', 'otp_privacy_missing', 'customer', 'The privacy notice was not accepted yet.'),
  OtpContractMissing: detail('otp', 'otp_contract_missing', 'customer', 'The contract was not accepted yet.'),
  Compliance: detail('compliance', 'compliance', 'compliance', 'The provider is reviewing the case.'),
  ComplianceBlocked: detail('blocked', 'compliance_blocked', 'compliance', 'The provider cannot serve the customer.'),
  OfacFailed: detail('blocked', 'ofac_failed', 'compliance', 'The provider cannot serve the customer.'),
};

const DONE = row('approved', 'approved', 'approved', 'in_review', 'in_review');
const PENDING = row('open', 'requires_action', 'open', 'in_review', 'in_review');
const WORKING = row('processing', 'requires_action', 'requires_action', 'in_review', 'in_review');
const SOFT_FAILED = row('requires_action', 'requires_action', 'requires_action', 'in_review', 'in_review');
const FAILED = row('declined', 'requires_action', 'requires_action', 'in_review', 'declined');

/** Leap's words (contract §6), known to this folder alone. One that isn't here changes nothing: a verdict is never guessed. */
const EFFECTS: Readonly<Record<string, Record<Column, Effect>>> = {
  Completed: DONE,
  Success: DONE,
  UpgradePending: PENDING,
  Pending: PENDING,
  UpgradeInProgress: WORKING,
  AccountUpgradeInProgress: WORKING,
  OnProcess: WORKING,
  UpgradeSoftFailed: SOFT_FAILED,
  UpgradeFailed: FAILED,
  Failed: FAILED,
};

/** The words that count: those of the identification if there are any, else of the user, else of the account. */
export function wordsOf(body: JsonObject): Words {
  const identification = asText(body.cipStatus, 64);
  if (identification) return words(identification, asText(body.cipStatusDetail, 64));
  const status = asText(body.status, 64);
  const account = asText(body.accountStatus, 64);
  return status === undefined && account ? { status: account } : words(status, asText(body.statusDetail, 64));
}

/** As one word, for people: `UpgradeSoftFailed/UnreadableDoc`. */
export function wordOf({ status, detail: said }: Words): string | null {
  return status === undefined ? null : said === undefined || said === 'None' ? status : `${status}/${said}`;
}

/** Whether two answers say the same; an absent detail is `None`. */
export function isSame(one: Words, other: Words): boolean {
  return one.status === other.status && (one.detail ?? 'None') === (other.detail ?? 'None');
}

/** The table of contract §6. Pure. */
export function meaningOf({ status, detail: said = 'None' }: Words): Meaning {
  const meant = own(DETAILS, said);
  const effects = status === undefined ? undefined : own(EFFECTS, status);
  if (!meant || (status !== undefined && !effects)) {
    return { notes: [{ code: 'unknown_status', data: { status: status ?? '', detail: said } }] };
  }
  if (!effects) return { notes: [] };
  const effect = effects[meant.column];
  const contradicts = effect === 'approved' && meant.column !== 'plain';
  return {
    change: changeOf(effect, reasonOf(meant, `${status ?? ''}/${said}`)),
    notes: contradicts ? [{ code: 'contradiction', data: { status: status ?? '', detail: said } }] : [],
  };
}

function changeOf(effect: Effect, reason: Reason): StateChange {
  if (effect === 'approved') return { status: 'completed', outcome: 'approved' };
  if (effect === 'declined') return { status: 'completed', outcome: 'declined', reason };
  return effect === 'open' || effect === 'processing' ? { status: effect } : { status: effect, reason };
}

function reasonOf({ code, category, message }: Detail, upstreamCode: string): Reason {
  return { code, category, message, upstream_code: upstreamCode };
}

function detail(column: Column, code: string, category: Category, message: string): Detail {
  return { column, code, category, message };
}

function row(plain: Effect, fixable: Effect, otp: Effect, compliance: Effect, blocked: Effect): Record<Column, Effect> {
  return { plain, fixable, otp, compliance, blocked };
}

function words(status: string | undefined, said: string | undefined): Words {
  return { ...(status && { status }), ...(said && { detail: said }) };
}

/** Not what every object inherits, such as `constructor`. */
function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
