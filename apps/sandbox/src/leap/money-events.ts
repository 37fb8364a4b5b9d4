import { randomUUID } from 'node:crypto';

export const KINDS = ['accepted', 'failed', 'operation'] as const;

/** What Leap posts about money (contract §5); `operation` alone names the phone and the user. */
export function moneyEvent(kind: (typeof KINDS)[number], phoneNumber: string, userId: string | null): object {
  const correlationId = randomUUID();
  if (kind === 'operation')
    return { status: 'Sent', correlationId, sender: { phoneNumber, userId }, recipient: { country: 'MX' } };
  const outcome = {
    eventType: 'request_money_full_outcome',
    correlationId,
    status: kind === 'accepted' ? 'Accepted' : 'Failed',
    date: new Date().toISOString(),
  };
  if (kind === 'accepted') return outcome;
  return { ...outcome, errorCode: 'ERROR_CIP_NOT_COMPLETED', reason: 'Verificación pendiente', phase: 'cip' };
}
