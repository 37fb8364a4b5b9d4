import type { Fault } from '../rules/fault';
import type { LeapParams } from './leap.params';
import { environmentOf, isClabe } from './leap.rules';
import type { LeapSettings } from './leap.settings';

const PAIRS = [
  ['latitude', 'longitude'],
  ['callLocationLatitude', 'callLocationLongitude'],
] as const;

/** The rules that need more than one field (contract §2 and §10). */
export function crossFaults(params: LeapParams): Fault[] {
  const { paymentMethodType: type, ubnParams, addCardParams, countryCode } = params;
  const faults = PAIRS.flatMap(([one, other]) => [...loneFault(params, one, other), ...loneFault(params, other, one)]);
  if (ubnParams && type !== 'UBN') {
    faults.push(mismatch('/ubnParams', 'is allowed only with paymentMethodType UBN'));
  }
  if (addCardParams && type !== undefined && type !== 'Card') {
    faults.push(mismatch('/addCardParams', 'is allowed only with paymentMethodType Card, or without one'));
  }
  if (ubnParams && (ubnParams.country ?? countryCode) === 'MX' && !isClabe(ubnParams.number)) {
    faults.push({
      pointer: '/ubnParams/number',
      code: 'check_digit',
      message: 'must be a CLABE in MX: 18 digits, the last one a check digit',
    });
  }
  return faults;
}

/** What this deployment doesn't take (contract §1 and §10). */
export function settingsFaults(
  { countryCode, addCardParams }: LeapParams,
  { countries, tokenEnvironment }: Pick<LeapSettings, 'countries' | 'tokenEnvironment'>,
): Fault[] {
  const faults: Fault[] = [];
  if (countries && !countries.includes(countryCode)) {
    faults.push({
      pointer: '/countryCode',
      code: 'country_not_served',
      message: `must be one of ${countries.join(', ')}`,
    });
  }
  for (const name of ['number', 'securityCode'] as const) {
    const environment = environmentOf(addCardParams?.[name] ?? '');
    if (environment === undefined || environment === tokenEnvironment.toLowerCase()) continue;
    faults.push({
      pointer: `/addCardParams/${name}`,
      code: 'token_environment',
      message: `must be a token of the environment ${tokenEnvironment}`,
    });
  }
  return faults;
}

function loneFault(params: LeapParams, given: keyof LeapParams, missing: keyof LeapParams): Fault[] {
  const alone = params[given] !== undefined && params[missing] === undefined;
  return alone ? [mismatch(`/${given}`, `needs ${missing} beside it`)] : [];
}

function mismatch(pointer: string, message: string): Fault {
  return { pointer, code: 'mismatch', message };
}
