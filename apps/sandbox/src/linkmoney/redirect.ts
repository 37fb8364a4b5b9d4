/** What the way back says in its query (contract §4). */
export const REDIRECT_KEYS = ['status', 'customerId', 'paymentId', 'paymentStatusCode'] as const;

export interface WayBack {
  /** Done, left, error. */
  status: 200 | 204 | 500;
  customerId?: string;
  paymentId?: string;
  /** Authorized, failed, pending. */
  paymentStatusCode?: 0 | 1 | 2;
}

/** Added to the query that is there already. */
export function wayBackUrl(redirectUrl: string, wayBack: WayBack): string {
  const query = REDIRECT_KEYS.filter((key) => wayBack[key] !== undefined).map(
    (key) => `${key}=${String(wayBack[key])}`,
  );
  return `${redirectUrl}${redirectUrl.includes('?') ? '&' : '?'}${query.join('&')}`;
}
