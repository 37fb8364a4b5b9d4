import type { IncomingHttpHeaders } from 'node:http';
import { asObject, asText } from '../json';
import type { Issued, NativeAnswer, NativeFault, NativeRoute } from '../native';
import { CREATE_PATH } from './pomelo.client';
import type { PomeloParams } from './pomelo.params';

/** Pomelo's own routes, bodies and errors (contract §2). */
export const pomeloNative: NativeRoute<PomeloParams> = {
  path: CREATE_PATH,
  prefixes: ['/identity', '/oauth', '/companies', '/users'],
  security: { type: 'http', scheme: 'bearer' },
  keyOf: bearerOf,
  issued: ({ url, hasPage, refs }: Issued): NativeAnswer => {
    const { session_id: id, created_at, expiration_at } = refs;
    return { status: 201, body: { data: { id, created_at, expiration_at, ...(hasPage && { url }) } } };
  },
  fault: ({ status, code, message, faults, upstream }: NativeFault): NativeAnswer => {
    if (status === 422 && faults.length > 0) {
      const details = faults.map((fault) => ({ code: fault.code, detail: `${fault.pointer || '/'} ${fault.message}` }));
      return { status: 400, body: envelope(details) };
    }
    if (status === 422 && upstream) {
      const told = upstream.reason.upstream_code ?? code;
      return { status: upstream.status, body: envelope([{ code: told, detail: message }]) };
    }
    return { status: status === 502 || status === 504 ? 500 : status, body: envelope([{ code, detail: message }]) };
  },
  token: {
    path: '/oauth/token',
    keyOf: (body) => asText(asObject(body)?.client_secret, 128) ?? null,
    issued: (key) => ({
      status: 200,
      body: { access_token: key, scope: 'sessionlink', expires_in: 86_400, token_type: 'Bearer' },
    }),
  },
};

function bearerOf(headers: IncomingHttpHeaders): string | null {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}

function envelope(details: { code: string; detail: string }[]): object {
  return { error: { details } };
}
