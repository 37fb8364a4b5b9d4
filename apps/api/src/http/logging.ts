import type { Params } from 'nestjs-pino';
import { ApiSettings } from '../api.settings';

interface Logged {
  method?: string;
  url?: string;
}

/** JSON lines with the request's id. No header, body, query or token is ever logged: only what is listed here. */
export function logging({ logLevel }: ApiSettings): Params {
  return {
    pinoHttp: {
      level: logLevel,
      genReqId: (request) => String(request.headers['x-request-id']),
      autoLogging: { ignore: ({ url }) => url?.startsWith('/health/') === true },
      serializers: {
        req: ({ method, url }: Logged) => ({ method, path: pathOf(url ?? '') }),
        res: ({ statusCode }: { statusCode?: number }) => ({ status: statusCode }),
        err: (error: Error & { code?: unknown }) => ({
          type: error.name,
          code: error.code,
          message: error.message,
          stack: error.stack,
        }),
      },
      customErrorObject: (_request, _response, _error, values: object) => ({ ...values, err: undefined }), // the filter logs errors
      customProps: (request) => ({ request_id: String(request.headers['x-request-id']) }),
    },
  };
}

/** Without the query, and without the token of a short link. */
function pathOf(url: string): string {
  return (url.split('?')[0] ?? '').replace(/^\/s\/[^/]+/, '/s/…');
}
