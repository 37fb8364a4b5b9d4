import 'reflect-metadata';

const FIELDS = Symbol('fields');

export interface FieldSchema {
  type?: string;
  required?: boolean;
  description?: string;
  nested?: () => new () => object;
  [keyword: string]: unknown;
}

/** Adds keywords to what is known of a field. */
export function describeField(owner: object, field: string, schema: FieldSchema): void {
  const fields = new Map(fieldsOf(owner));
  fields.set(field, { ...fields.get(field), ...schema });
  Reflect.defineMetadata(FIELDS, fields, owner);
}

/** Field → its schema, in the order of declaration. */
export function fieldsOf(owner: object): ReadonlyMap<string, FieldSchema> {
  const fields: unknown = Reflect.getMetadata(FIELDS, owner);
  return fields instanceof Map ? fields : new Map<string, FieldSchema>();
}

/** The JSON Schema of a class of rules. What JSON Schema can't say (conditional rules) is in the descriptions. */
export function jsonSchema(owner: new () => object): Record<string, unknown> {
  const fields = [...fieldsOf(owner)];
  const required = fields.filter(([, field]) => field.required).map(([name]) => name);
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(fields.map(([name, schema]) => [name, propertySchema(schema)])),
  };
}

function propertySchema({ nested, ...rest }: FieldSchema): Record<string, unknown> {
  const keywords = Object.fromEntries(Object.entries(rest).filter(([name]) => name !== 'required'));
  if (!nested) return keywords;
  const item = jsonSchema(nested());
  return keywords.type === 'array' ? { ...keywords, items: item } : { ...keywords, ...item };
}
