/** How a call to somebody else's server ended. There is no fourth way. */
export type CallEnd<T> =
  | { end: 'definite'; answer: T } // any answer that the contract lists, refusals included
  | { end: 'not_sent'; why: string; retryAfterMs?: number } // nothing was done there: a repeat is harmless
  | { end: 'unknown'; why: string }; // it may have happened

/** Changes what a definite answer says; the other two ends pass through. */
export function mapAnswer<A, B>(end: CallEnd<A>, change: (answer: A) => B): CallEnd<B> {
  return end.end === 'definite' ? { end: 'definite', answer: change(end.answer) } : end;
}

export function definite<T>(answer: T): CallEnd<T> {
  return { end: 'definite', answer };
}

export function unknown(why: string): { end: 'unknown'; why: string } {
  return { end: 'unknown', why };
}
