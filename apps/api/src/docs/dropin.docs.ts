import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { jsonSchema } from '@sessionlink/domain';
import { schema } from './schemas';

/** What the documents say of an upstream's own route. */
export function dropinDocs(name: string, Params: new () => object, example: object): MethodDecorator {
  return applyDecorators(
    ApiTags('Drop-in routes'),
    ApiSecurity(name),
    ApiOperation({
      summary: `${name}: its own create route`,
      description:
        "Change the base URL and the credential (your partner key), nothing else. Answers and errors are the upstream's.",
    }),
    ApiHeader({ name: 'Sessionlink-Reference', required: false, description: 'Fills `reference` of the session' }),
    ApiBody({ schema: { ...schema(jsonSchema(Params)), example } }),
    ApiResponse({
      status: 'default',
      description: "The upstream's status and body; the session's id is in the header Sessionlink-Session",
      headers: { 'Sessionlink-Session': { schema: { type: 'string' } } },
    }),
  );
}
