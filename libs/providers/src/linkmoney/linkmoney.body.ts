import type { Facts } from '../provider';
import { referenceOf } from './linkmoney.handles';
import type { LinkMoneyParams } from './linkmoney.params';

/**
 * What Link Money gets: the partner's body with our return URL, and a reference of ours for a payment without one
 * (contract §2). Request key and reference are the same in every repeat and reissue: that is one payment at most.
 */
export function bodyOf({
  params,
  returnUrl,
  sessionId,
}: Pick<Facts<LinkMoneyParams>, 'params' | 'returnUrl' | 'sessionId'>): object {
  const { paymentDetails: payment } = params;
  const body = Object.assign({}, params, { redirectUrl: returnUrl });
  if (!payment) return body;
  const clientReferenceId = referenceOf(payment, sessionId);
  return Object.assign(body, { paymentDetails: Object.assign({}, payment, { clientReferenceId }) });
}
