import type { Fault } from '../rules/fault';
import type { Experience, LinkMoneyParams } from './linkmoney.params';

/**
 * What product, experience, payment and profile demand of each other (contract §2 and §10).
 * @param defaultExperience the merchant's own, for bodies that name none
 */
export function crossFaults(
  { product, experienceId, paymentDetails, customerProfile }: LinkMoneyParams,
  defaultExperience?: Experience,
): Fault[] {
  const faults: Fault[] = [];
  const check = (holds: boolean, pointer: string, code: string, message: string): void => {
    if (!holds) faults.push({ pointer, code, message });
  };
  const managed = experienceId === 'LINK_MANAGED_PAYMENT';
  const paid = paymentDetails !== undefined;

  if (product === 'VERIFY') {
    check(!managed, '/experienceId', 'not_for_verify', 'must not be LINK_MANAGED_PAYMENT when product is VERIFY');
    check(!paid, '/paymentDetails', 'not_for_verify', 'must be absent when product is VERIFY');
    return faults;
  }
  check(
    paid || !managed,
    '/paymentDetails',
    'payment_details_required',
    'is required when experienceId is LINK_MANAGED_PAYMENT',
  );
  check(
    !paid || (experienceId ?? defaultExperience) === 'LINK_MANAGED_PAYMENT',
    '/experienceId',
    'experience_required',
    'must be LINK_MANAGED_PAYMENT when paymentDetails is there',
  );
  check(
    customerProfile === undefined || customerProfile.guestCheckout !== undefined,
    '/customerProfile/guestCheckout',
    'guest_checkout_required',
    'is required in customerProfile unless product is VERIFY',
  );
  return faults;
}
