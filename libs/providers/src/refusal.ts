import { type CallEnd, definite } from '@sessionlink/http';
import { Refusal } from './provider';

/** The upstream refused what the caller sent. @param code ours, when the contract has a narrower one */
export function rejected(
  upstreamStatus: number,
  upstreamCode: string | undefined,
  code = 'upstream_rejected',
): Refusal {
  const reason = { code, category: 'partner' as const, message: 'The upstream refused the request as it was sent.' };
  return new Refusal(422, upstreamStatus, { ...reason, ...(upstreamCode && { upstream_code: upstreamCode }) });
}

/** The upstream refused our credential: not the caller's fault. */
export function unauthorised(upstreamStatus: number): Refusal {
  const reason = {
    code: 'upstream_auth',
    category: 'system' as const,
    message: 'The upstream refused our credential.',
  };
  return new Refusal(502, upstreamStatus, reason, 'credential');
}

/** The upstream answered something that no contract lists, or that can't be used. */
export function nonsense(
  upstreamStatus: number,
  code = 'upstream_nonsense',
  category: 'provider' | 'system' = 'provider',
): Refusal {
  return new Refusal(502, upstreamStatus, { code, category, message: "The upstream's answer can't be used." });
}

/** Goes on with an upstream's answer; a refusal and the other two ends pass. */
export function onAnswer<A, B>(
  end: CallEnd<A | Refusal>,
  read: (answer: A) => CallEnd<B | Refusal>,
): CallEnd<B | Refusal> {
  if (end.end !== 'definite') return end;
  return end.answer instanceof Refusal ? definite(end.answer) : read(end.answer);
}
