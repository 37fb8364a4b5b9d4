import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { jsonSchema, PROVIDERS } from '@sessionlink/domain';
import { ANSWER_SCHEMAS, schema, type SchemaObject } from './schemas';

/** `/openapi.json` and `/docs`, made of the routes and of the providers' rules. */
export function serveDocuments(app: INestApplication): void {
  const base = new DocumentBuilder()
    .setTitle('Sessionlink')
    .setDescription('One API for the links that you send to customers: remittance, KYC, pay by bank, KYB.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A partner key: sk_…' });
  for (const { name, native } of PROVIDERS) base.addSecurity(name, native.security);
  const document = SwaggerModule.createDocument(app, base.build(), { autoTagControllers: false });
  const params = PROVIDERS.map(({ name, Params }): [string, SchemaObject] => [
    `${name}_params`,
    schema(jsonSchema(Params)),
  ]);
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...ANSWER_SCHEMAS, ...Object.fromEntries(params) },
  };
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'openapi.json', customSiteTitle: 'Sessionlink API' });
}
