import { ApiResponse, type OpenAPIObject } from '@nestjs/swagger';
import { OUTCOMES, STATUSES } from '@sessionlink/domain';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type ReferenceObject = Extract<Schemas[string], { $ref: string }>;
export type SchemaObject = Exclude<Schemas[string], { $ref: string }>;

/** Our own JSON Schemas are OpenAPI's. */
export function schema(jsonSchema: Record<string, unknown>): SchemaObject {
  return { ...jsonSchema };
}

export function problems(...statuses: number[]): MethodDecorator[] {
  return statuses.map((status) =>
    ApiResponse({
      status,
      description: MEANING[status] ?? '',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }),
  );
}

const MEANING: Readonly<Record<number, string>> = {
  400: 'The body is not JSON',
  401: 'No key, or one that is unknown, revoked or expired',
  403: 'The key lacks the scope',
  404: "No such session, or another partner's",
  409: 'The same request, or one that must not run beside it, is in flight; see Retry-After',
  413: 'The body is longer than 64 KiB',
  415: 'The body is not application/json',
  422: 'Fields are not right (`errors`), an idempotency key was used with another body, or the upstream refused what was sent (`session_id`)',
  502: 'The upstream refused the gateway, or its answer can not be used (`session_id`)',
  503: 'The upstream is paused (nothing stored), or could not be reached (`session_id`, the session failed); see Retry-After',
  504: 'The session exists (`session_id`); its outcome is being found out',
};

const text: SchemaObject = { type: 'string' };
const time: SchemaObject = { type: 'string', format: 'date-time' };
const nullable = (of: SchemaObject): SchemaObject => ({ ...of, nullable: true });
const object = (properties: Record<string, SchemaObject | ReferenceObject>): SchemaObject => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
});
const list = (name: string): SchemaObject => ({ type: 'array', items: { $ref: `#/components/schemas/${name}` } });

/** What answers look like. */
export const ANSWER_SCHEMAS: Record<string, SchemaObject> = {
  Session: object({
    id: text,
    object: { type: 'string', enum: ['session'] },
    provider: text,
    status: { type: 'string', enum: [...STATUSES] },
    outcome: nullable({ type: 'string', enum: [...OUTCOMES] }),
    reason: nullable({
      ...object({ code: text, category: text, message: text }),
      description: 'with upstream_code where the upstream gave one',
    }),
    late: { type: 'boolean' },
    reference: nullable(text),
    metadata: { type: 'object', additionalProperties: { type: 'string' } },
    locale: nullable(text),
    url: { type: 'string', format: 'uri', description: 'The short link: stable for the whole life of the session' },
    return_url: nullable({ type: 'string', format: 'uri' }),
    link: object({
      id: text,
      attempt: { type: 'integer' },
      state: text,
      has_page: { type: 'boolean' },
      expires_at: nullable(time),
      created_at: time,
    }),
    upstream: object({
      refs: { type: 'object', additionalProperties: { type: 'string' } },
      status: nullable(text),
      checked_at: nullable(time),
    }),
    expires_at: time,
    created_at: time,
    updated_at: time,
  }),
  SessionPage: object({ data: list('Session'), has_more: { type: 'boolean' }, next_cursor: nullable(text) }),
  Event: object({
    id: text,
    object: text,
    number: { type: 'integer' },
    type: text,
    session_id: text,
    at: time,
    source: text,
    actor: text,
    data: { type: 'object' },
  }),
  EventList: object({ data: list('Event') }),
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'detail', 'code', 'request_id'],
    properties: {
      type: text,
      title: text,
      status: { type: 'integer' },
      detail: text,
      code: text,
      errors: {
        type: 'array',
        items: object({ pointer: { type: 'string', description: 'RFC 6901' }, code: text, message: text }),
      },
      session_id: text,
      request_id: text,
    },
  },
};
