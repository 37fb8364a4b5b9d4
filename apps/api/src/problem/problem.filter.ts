import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { Providers, type RunningProvider } from '@sessionlink/domain';
import { currentRequestId } from '@sessionlink/http';
import type { Request, Response } from 'express';
import { sendError } from '../page/send';
import { isPage } from '../page/paths';
import { type Problem, problemOf } from './problem';

/**
 * The one place where errors become HTTP: RFC 9457 on our own routes, the upstream's own error body on its
 * routes, a page where customers are. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  constructor(private readonly providers: Providers) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = problemOf(error);
    if (problem.unexpected)
      this.log.error({ err: error instanceof Error ? (error.cause ?? error) : error }, problem.title);
    if (response.headersSent) {
      response.end();
      return;
    }
    if (problem.retryAfterSeconds !== undefined) response.set('Retry-After', String(problem.retryAfterSeconds));
    if (problem.replayed) response.set('Idempotent-Replayed', 'true');
    if (problem.sessionId !== undefined) response.set('Sessionlink-Session', problem.sessionId);
    const native = this.nativeOf(request.path);
    if (isPage(request.path)) sendError(problem.status, request, response);
    else if (native) answerAs(native, problem, response);
    else answerOurs(problem, response);
  }

  /** The upstream whose programs would call this path. */
  private nativeOf(path: string): RunningProvider | undefined {
    return this.providers
      .list()
      .find(({ native }) =>
        [native.path, ...native.prefixes].some((prefix) => path === prefix || path.startsWith(`${prefix}/`)),
      );
  }
}

function answerOurs({ status, title, detail, code, faults, sessionId }: Problem, response: Response): void {
  response
    .status(status)
    .type('application/problem+json')
    .json({
      type: `urn:sessionlink:problem:${code}`,
      title,
      status,
      detail,
      code,
      ...(faults.length > 0 && { errors: faults }),
      ...(sessionId !== undefined && { session_id: sessionId }),
      request_id: currentRequestId(),
    });
}

function answerAs(
  { native }: RunningProvider,
  { status, code, detail, faults, upstream, key }: Problem,
  response: Response,
): void {
  const message =
    code === 'not_found' ? `There is no such route here; create a session with POST ${native.path}.` : detail;
  const answer = native.fault({
    status,
    code,
    message,
    faults: faults.map((fault) => ({ ...fault, pointer: fault.pointer.replace(/^\/params/, '') })),
    ...(upstream && { upstream }),
    ...(key && { key }),
  });
  response.status(answer.status).set(answer.headers ?? {});
  if (answer.body) response.json(answer.body);
  else response.end();
}
