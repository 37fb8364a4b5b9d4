import type { Handle } from '../provider';
import type { LeapParams } from './leap.params';

/**
 * The names by which Leap, or a search, may speak of a session (contract §7). The phone belongs to one partner: a link is
 * a way into its customer's account. Neither it nor the e-mail may be in two creates at a time.
 */
export function handlesOf({ phoneNumber, email }: Pick<LeapParams, 'phoneNumber' | 'email'>): Handle[] {
  const phone = { kind: 'phone', value: subscriberOf(phoneNumber) };
  const handles: Handle[] = [
    { ...phone, use: 'subject', pointer: '/phoneNumber' },
    { ...phone, use: 'single' },
    { kind: 'phone', value: phoneNumber, use: 'look' },
  ];
  if (email === undefined) return handles;
  const mail = { kind: 'email', value: email.toLowerCase() };
  return [...handles, { ...mail, use: 'single' }, { ...mail, use: 'look' }];
}

/** Leap's own name of a user; no other partner may name the same. */
export function userHandles(userId: string): Handle[] {
  const user = { kind: 'user_id', value: userId };
  return [
    { ...user, use: 'subject' },
    { ...user, use: 'apply' },
  ];
}

/** One form of a Mexican mobile number, which is written with and without the 1 of before 2019 (contract §9.1). */
function subscriberOf(phone: string): string {
  return phone.replace(/^\+521(\d{10})$/, '+52$1');
}
