import type { LoggerService } from '@nestjs/common';
import { Logger, PinoLogger } from 'nestjs-pino';
import pino from 'pino';
import type { LogLevel } from './settings';

const STDOUT = 1;
const STDERR = 2;

/** JSON lines on standard output: they are what a worker makes. */
export function workLog(level: LogLevel): LoggerService {
  return newLogger(level, STDOUT);
}

/** What goes wrong inside while somebody waits for a command. */
export function troubleLog(): LoggerService {
  return newLogger('warn', STDERR);
}

/** No detail of a database error is logged, which might repeat what was stored. */
function newLogger(level: LogLevel, fd: number): LoggerService {
  const err = ({ name, message, stack, ...more }: Error & { code?: unknown }): object => ({
    type: name,
    code: more.code,
    message,
    stack,
  });
  const options = { level, serializers: { err } };
  return new Logger(new PinoLogger({ pinoHttp: [options, pino.destination({ fd, sync: true })] }), {});
}
