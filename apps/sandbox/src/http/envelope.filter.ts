import { type ArgumentsHost, Catch, HttpException } from '@nestjs/common';
import { BaseExceptionFilter, HttpAdapterHost } from '@nestjs/core';
import type { Request, Response } from 'express';
import { Envelopes } from './envelopes';

/** Answers in the body of the upstream whose prefix was called; the sandbox's own routes keep Nest's. */
@Catch()
export class EnvelopeFilter extends BaseExceptionFilter {
  constructor(
    private readonly envelopes: Envelopes,
    adapter: HttpAdapterHost,
  ) {
    super(adapter.httpAdapter);
  }

  override catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const envelope = this.envelopes.of(http.getRequest<Request>().path);
    const status = statusOf(error);
    if (envelope === undefined || status === undefined || response.headersSent) super.catch(error, host);
    else response.status(status).json(envelope(status, error instanceof Error ? error.message : ''));
  }
}

/** undefined: a bug, which Nest logs and answers with 500. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const raised = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  return typeof raised === 'number' ? raised : undefined;
}
