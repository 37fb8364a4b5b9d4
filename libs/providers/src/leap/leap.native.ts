import type { Issued, NativeAnswer, NativeFault, NativeRoute } from '../native';
import { refsOf } from '../json';
import type { Fault } from '../rules/fault';
import { ENROLLED } from './leap.client';
import type { LeapParams } from './leap.params';

/** Leap's own route, bodies and errors (contract §2). */
export const leapNative: NativeRoute<LeapParams> = {
  path: '/v1/auth/sessionlink-v2',
  prefixes: ['/v1/auth'],
  security: { type: 'apiKey', in: 'header', name: 'api_key' },
  keyOf: ({ api_key: key }) => (typeof key === 'string' && key !== '' ? key : null),
  issued: ({ url, refs }: Issued): NativeAnswer => {
    if (refs.upstream_status === '204') return { status: 204 };
    const body = refsOf({
      paymentMethodStatus: refs.payment_method_status,
      link: url,
      status: refs.status,
      statusDetail: refs.status_detail,
      cipStatus: refs.cip_status,
      cipStatusDetail: refs.cip_status_detail,
      accountStatus: refs.account_status,
      userId: refs.user_id,
    });
    return { status: 200, body };
  },
  fault: ({ status, message, faults, upstream }: NativeFault): NativeAnswer => {
    if (upstream?.status === 204) return { status: 204 };
    if (status === 422) {
      const isTaken = faults.some(({ code }) => code === 'duplicate_user');
      const code = isTaken ? ENROLLED : upstream?.reason.upstream_code;
      const reason = faults.map(inWords).join('; ') || message;
      return { status: upstream?.status ?? 400, body: { reason, ...(code && { code }) } };
    }
    if (status === 401) return { status, body: { reason: `${message} ${HINT}` } };
    return { status: status === 502 || status === 504 ? 500 : status, body: { reason: message } };
  },
};

/** Contract §9.4. */
const HINT =
  'If the header api_key was sent, a proxy may have dropped it for its underscore: nginx needs underscores_in_headers on.';

/** `addCardParams.number: must be …` */
function inWords({ pointer, message }: Fault): string {
  const field = pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
  return `${field || 'body'}: ${message}`;
}
