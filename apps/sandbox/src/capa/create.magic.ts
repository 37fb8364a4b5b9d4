import { html, json, NO_ANSWER, type Reply, RESET } from '../http/reply';
import { refusal } from './envelope';

const REFUSALS: Record<string, Reply> = {
  '0400': refusal(400, 'INVALID_USER_INPUT_ERROR', 'Invalid User Input'),
  '0411': refusal(400, 'INVALID_VERIFICATION_TYPE_FOR_USER', 'This type of user can only request KYB verification'),
  '0412': refusal(400, 'KYC_TEMPLATE_NOT_CONFIGURED_ERROR', 'No KYC template configured for this country'),
  '0401': refusal(401, 'UNAUTHORIZED', 'User is not associated with the partner'),
  '0402': refusal(401, 'UNAUTHORIZED', 'Invalid API Key'),
  '0403': refusal(403, 'INVALID_PARTNER_FLOW', 'The partner has an invalid flow.'),
  '0404': refusal(404, 'NOT_FOUND_ERROR', 'Requested User was not found'),
  '0500': refusal(500, 'INTERNAL_SERVER_ERROR', 'Failed to create KYC verification link'),
};
export const BUSINESS_USER = REFUSALS['0411'];

/** How a create of a magic user ends before anything is stored (contract §11). @param nth which try this is, from 1 */
export function refusedCreate(magic: string, nth: number): Reply | undefined {
  if (magic === '0429' && nth <= 2)
    return refusal(429, 'TOO_MANY_REQUESTS', 'Too many requests', { 'Retry-After': '1' });
  if (magic === '0503' && nth === 1) return html(503, '<html><h1>503 Service Temporarily Unavailable</h1></html>');
  if (magic === '0504' && nth === 1) return NO_ANSWER;
  return REFUSALS[magic];
}

/** How the answer to a create that was stored goes wrong (contract §11). */
export function spoiledAnswer(magic: string, nth: number, link: string): Reply | undefined {
  if (magic === '0509') return json(201, { kycLink: link });
  if (nth > 1) return undefined;
  if (magic === '0505') return NO_ANSWER;
  if (magic === '0506') return RESET;
  if (magic === '0507') return json(201, { status: 'ok', data: {} });
  if (magic === '0508')
    return { status: 201, html: '{"status":"ok","data":{"kyc', headers: { 'Content-Type': 'application/json' } };
  return undefined;
}
