import { applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { jsonSchema, STATUSES } from '@sessionlink/domain';
import { CreateBody } from '../sessions/create.body';
import { problems, schema } from './schemas';

const partner = (): MethodDecorator => applyDecorators(ApiTags('Sessions'), ApiBearerAuth());

/** What the documents say of the session routes. */
export const SessionDocs = {
  create: (): MethodDecorator =>
    applyDecorators(
      partner(),
      ApiOperation({
        summary: 'Ask for a session; the answer has the short link',
        description: "`params` is the upstream's own body, unchanged.",
      }),
      ApiHeader({
        name: 'Idempotency-Key',
        required: false,
        description:
          "1 to 255 printable ASCII characters. An equal request is answered by the first one's session, for 24 hours.",
      }),
      ApiQuery({
        name: 'dry_run',
        required: false,
        enum: ['true', 'false'],
        description: 'Validate everything, store and call nothing; 200 with what would be sent.',
      }),
      ApiBody({ schema: schema(jsonSchema(CreateBody)) }),
      ApiResponse({ status: 201, description: 'The session', schema: { $ref: '#/components/schemas/Session' } }),
      ApiResponse({ status: 200, description: 'A dry run: what would be sent' }),
      ...problems(400, 401, 403, 409, 413, 415, 422, 502, 503, 504),
    ),
  get: (): MethodDecorator =>
    applyDecorators(
      partner(),
      ApiOperation({ summary: 'One session' }),
      ApiResponse({ status: 200, schema: { $ref: '#/components/schemas/Session' } }),
      ...problems(401, 403, 404),
    ),
  list: (): MethodDecorator =>
    applyDecorators(
      partner(),
      ApiOperation({ summary: 'Sessions, newest first, by cursor pages' }),
      ...[
        'provider',
        'reference',
        'customer',
        'created_after',
        'created_before',
        'updated_after',
        'limit',
        'cursor',
      ].map((name) => ApiQuery({ name, required: false, schema: { type: 'string' } })),
      ApiQuery({ name: 'status', required: false, enum: STATUSES }),
      ApiResponse({ status: 200, schema: { $ref: '#/components/schemas/SessionPage' } }),
      ...problems(401, 403, 422),
    ),
  events: (): MethodDecorator =>
    applyDecorators(
      partner(),
      ApiOperation({ summary: "A session's timeline, oldest first" }),
      ApiResponse({ status: 200, schema: { $ref: '#/components/schemas/EventList' } }),
      ...problems(401, 403, 404),
    ),
};
