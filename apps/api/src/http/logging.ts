import type { LoggerService } from '@nestjs/common';
import { currentRequestId } from '@sessionlink/http';
import { Logger, PinoLogger } from 'nestjs-pino';
import pino from 'pino';
import { type HttpLogger, pinoHttp } from 'pino-http';
import type { ApiSettings } from '../api.settings';

interface Logged {
  method?: string;
  url?: string;
}

/**
 * JSON lines, each with the id of the request that it is about. No header, body, query or token is ever logged: only what
 * is listed here.
 */
export function newLog({ logLevel }: ApiSettings): { logger: LoggerService; requests: HttpLogger } {
  const logger = pino({
    level: logLevel,
    mixin: () => ({ request_id: currentRequestId() }),
    serializers: {
      req: ({ method, url }: Logged) => ({ method, path: pathOf(url ?? '') }),
      res: ({ statusCode }: { statusCode?: number }) => ({ status: statusCode }),
      err: ({ name, message, stack, ...more }: Error & { code?: unknown }) => ({
        type: name,
        code: more.code,
        message,
        stack,
      }),
    },
  });
  const requests = pinoHttp({
    logger,
    wrapSerializers: false,
    autoLogging: { ignore: ({ url }) => url?.startsWith('/health/') === true },
    customErrorObject: (_request, _response, _error, values: object) => ({ ...values, err: undefined }), // the filter logs errors
  });
  return { logger: new Logger(new PinoLogger({ pinoHttp: { logger } }), {}), requests };
}

/** Without the query, and without the token of a short link. */
function pathOf(url: string): string {
  return (url.split('?')[0] ?? '').replace(/^\/+s\/+[^/]+/i, '/s/…');
}
