import type { Issued, NativeAnswer, NativeFault, NativeRoute } from '../native';
import { CREATE_PATH } from './capa.client';
import type { CapaParams } from './capa.params';

/** What Capa says where a program can tell two errors apart by the message alone (contract §2). */
const MESSAGES: Readonly<Record<string, string>> = {
  upstream_user_not_owned: 'User is not associated with the partner',
  upstream_user_not_found: 'Requested User was not found',
};

/** Capa's own route, bodies and errors (contract §2). */
export const capaNative: NativeRoute<CapaParams> = {
  path: CREATE_PATH,
  prefixes: ['/api/partner'],
  security: { type: 'apiKey', in: 'header', name: 'partner-api-key' },
  keyOf: ({ 'partner-api-key': key }) => (typeof key === 'string' && key.trim() !== '' ? key.trim() : null),
  issued: ({ url }: Issued): NativeAnswer => ({ status: 201, body: { status: 'ok', data: { kycLink: url } } }),
  fault: ({ status, code, message, faults, upstream, key }: NativeFault): NativeAnswer => {
    if (status === 422 && upstream) {
      const { code: reason, upstream_code } = upstream.reason;
      return refused(upstream.status, upstream_code ?? code.toUpperCase(), MESSAGES[reason] ?? message);
    }
    switch (status) {
      case 400:
      case 422:
        return refused(400, 'INVALID_USER_INPUT_ERROR', faults.map(told).join('; ') || message);
      case 401:
        return refused(401, 'UNAUTHORIZED', key === 'missing' ? 'API Key is missing' : 'Invalid API Key');
      case 404:
        return refused(404, 'NOT_FOUND_ERROR', message);
      case 500:
      case 502:
      case 504:
        return refused(500, 'INTERNAL_SERVER_ERROR', message);
      default:
        return refused(status, code.toUpperCase(), message);
    }
  },
  returnUrlOf: ({ partnerRedirectUri }) => partnerRedirectUri,
  returnKeys: ['verification_session_id'],
};

function told({ pointer, code, message }: NativeFault['faults'][number]): string {
  return `${code} at ${pointer || '/'}: ${message}`;
}

function refused(status: number, code: string, message: string): NativeAnswer {
  return { status, body: { success: false, error: { code, message } } };
}
