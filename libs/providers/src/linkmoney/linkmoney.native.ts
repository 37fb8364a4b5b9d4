import type { IncomingHttpHeaders } from 'node:http';
import type { Issued, NativeAnswer, NativeFault, NativeRoute } from '../native';
import { CREATE_PATH } from './linkmoney.client';
import type { LinkMoneyParams } from './linkmoney.params';

/** Link Money's error numbers (contract §2). */
const ERROR_IDS: Readonly<Record<string, number>> = {
  INVALID_REQUEST: 10001,
  UNAUTHORIZED: 10002,
  INTERNAL_SERVER_ERROR: 10003,
  NOT_FOUND: 10004,
};
const OTHER_ERROR_ID = 10001;

/** Link Money's own routes, bodies and errors (contract §2). */
export const linkmoneyNative: NativeRoute<LinkMoneyParams> = {
  path: CREATE_PATH,
  prefixes: ['/v2', '/v1/tokens', '/v1/customers', '/v1/transactions', '/v1/payments', '/v1/webhook'],
  security: { type: 'http', scheme: 'basic' },
  keyOf: passwordOf,
  issued: ({ url, refs }: Issued): NativeAnswer => ({
    status: 200,
    body: { sessionKey: refs.session_key, sessionUrl: url },
  }),
  fault: ({ status, code, message, faults, upstream }: NativeFault): NativeAnswer => {
    const [first] = faults;
    if (status === 422 && first)
      return refused(400, 'INVALID_REQUEST', `${first.code} at ${first.pointer || '/'}: ${first.message}`);
    if (upstream && status === 422)
      return refused(upstream.status, upstream.reason.upstream_code ?? code.toUpperCase(), message);
    switch (status) {
      case 400:
      case 422:
        return refused(400, 'INVALID_REQUEST', message);
      case 401:
        return refused(401, 'UNAUTHORIZED', message);
      case 404:
        return refused(404, 'NOT_FOUND', message);
      case 500:
      case 502:
      case 504:
        return refused(500, 'INTERNAL_SERVER_ERROR', message);
      case 503:
        return refused(503, 'INTERNAL_SERVER_ERROR', message);
      default:
        return refused(status, code.toUpperCase(), message);
    }
  },
  returnUrlOf: ({ redirectUrl }) => redirectUrl,
  returnKeys: ['status', 'customerId', 'paymentId', 'paymentStatusCode'],
};

function refused(status: number, errorCode: string, errorMessage: string): NativeAnswer {
  const errorId = ERROR_IDS[errorCode] ?? OTHER_ERROR_ID;
  return { status, body: { errorId, errorCode, errorMessage, errorSeverity: 'ERROR' } };
}

/** `Basic base64(anything:key)`: a program keeps its client id, and sends the partner key as its secret. */
function passwordOf(headers: IncomingHttpHeaders): string | null {
  const encoded = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  const [, password] = /^[^:]*:([^]+)$/.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  return password ?? null;
}
