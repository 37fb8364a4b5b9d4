import { html, json, NO_ANSWER, type Reply, RESET } from '../http/reply';
import { ALREADY_ENROLLED, CARD_DECLINED, refusal, UNHANDLED } from './refusals';

/** How a create ends that gives no link. */
export interface Ending {
  reply: Reply;
  /** The user exists afterwards. */
  enrols: boolean;
}

const ending = (reply: Reply, enrols = false): Ending => ({ reply, enrols });
const BAD_GATEWAY = html(502, '<html><h1>502 Bad Gateway</h1></html>');
const INVALID = refusal(400, 'Validation failed on session link payload.', 'ERROR_INVALID_SCHEMA');
const TOO_MANY = refusal(429, 'Too many requests', undefined, { 'Retry-After': '2' });

const ALWAYS: Record<string, Ending> = {
  '9000': ending(NO_ANSWER, true),
  '9001': ending(NO_ANSWER),
  '9002': ending(RESET, true),
  '9003': ending(RESET),
  '9007': ending(json(204)),
  '9008': ending(json(204)),
  '9009': ending(INVALID),
  '9010': ending(ALREADY_ENROLLED),
};
const FIRST: Record<string, Ending> = {
  '9004': ending(UNHANDLED, true),
  '9005': ending(UNHANDLED),
  '9006': ending(BAD_GATEWAY, true),
  '9011': ending(CARD_DECLINED, true),
};

/** How a create ends for a magic number (contract §11). @param nth which create of this number's it is, from 1 */
export function endingOf(magic: string, nth: number): Ending | undefined {
  if (magic === '9011' && nth > 1) return ending(ALREADY_ENROLLED);
  if (magic === '9012' && nth <= 2) return ending(TOO_MANY);
  return ALWAYS[magic] ?? (nth === 1 ? FIRST[magic] : undefined);
}
