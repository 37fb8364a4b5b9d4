import { OfType, Required, Rule, Schema } from '@sessionlink/domain';

/** What a partner asks for (design: POST /v1/sessions). Limits of the values are the domain's. */
export class CreateBody {
  @Required() @OfType('string') @Schema({ description: 'One of GET /v1/providers.' }) provider!: string;
  @Required()
  @Rule('invalid_type', 'must be an object', isObject)
  @Schema({
    type: 'object',
    additionalProperties: true,
    description: "The upstream's own body; its schema is in GET /v1/providers.",
  })
  params!: object;
  @OfType('string')
  @Schema({ maxLength: 255, description: 'Your own name for it; sessions can be listed by it.' })
  reference?: string;
  @OfType('string') @Schema({ format: 'uri', description: 'Where the customer goes afterwards.' }) return_url?: string;
  @Rule(
    'invalid_type',
    'must be an object of strings',
    (value) => isObject(value) && Object.values(value).every((item) => typeof item === 'string'),
  )
  @Schema({ type: 'object', additionalProperties: { type: 'string', maxLength: 500 }, maxProperties: 50 })
  metadata?: Record<string, string>;
  @Schema({
    type: 'integer',
    minimum: 300,
    maximum: 7_776_000,
    default: 604_800,
    description: 'Seconds until the session closes.',
  })
  @OfType('number')
  expires_in?: number;
  @OfType('string') @Schema({ description: "Of the customer's page, such as es or pt-BR." }) locale?: string;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
