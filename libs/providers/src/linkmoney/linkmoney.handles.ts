import type { Handle } from '../provider';
import type { LinkMoneyParams, LinkMoneyPayment } from './linkmoney.params';

/** The names by which Link Money, or a search, may speak of a session (contract §5 and §7). */
export function handlesOf({ email, phoneNumber, paymentDetails }: LinkMoneyParams, sessionId: string): Handle[] {
  return [
    { kind: 'email', value: email.toLowerCase(), use: 'look' },
    ...(phoneNumber === undefined ? [] : [{ kind: 'phone', value: dialled(phoneNumber), use: 'look' as const }]),
    ...(paymentDetails === undefined ? [] : paymentHandles(paymentDetails, sessionId)),
  ];
}

/** The merchant's id of the payment, which comes back in webhooks: the partner's own, else the session's id (contract §5). */
export function referenceOf(
  { clientReferenceId }: Pick<LinkMoneyPayment, 'clientReferenceId'>,
  sessionId: string,
): string {
  return clientReferenceId ?? sessionId;
}

function paymentHandles(payment: LinkMoneyPayment, sessionId: string): Handle[] {
  const reference = { kind: 'client_reference_id', value: referenceOf(payment, sessionId) };
  const handles: Handle[] = [
    {
      kind: 'request_key',
      value: payment.requestKey,
      use: 'unique',
      pointer: '/paymentDetails/requestKey',
      code: 'duplicate_request_key',
    },
    { ...reference, use: 'apply' },
  ];
  if (payment.clientReferenceId !== undefined)
    handles.push({
      ...reference,
      use: 'unique',
      pointer: '/paymentDetails/clientReferenceId',
      code: 'duplicate_client_reference',
    });
  return handles;
}

/** `+` and digits, however it was written. */
function dialled(phoneNumber: string): string {
  return phoneNumber.replace(/[^+\d]/g, '');
}
