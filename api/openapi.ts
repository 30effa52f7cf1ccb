import { z } from 'zod';
import type { Access } from './access';
import type { Endpoint } from './endpoint';
import { accessOfOperation } from './entering';

const problem = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };

const pathOf = ({ path }: Endpoint) => `/api/v1${path.replaceAll(/:(\w+)/g, '{$1}')}`;

type Schema = z.core.JSONSchema.JSONSchema;

/** A form as JSON Schema; the parts that have a name are referred to where the document keeps them. */
const partsOf = (form: z.ZodType) => {
  const given = JSON.stringify(z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' }));
  const read = JSON.parse(given.replaceAll('"#/$defs/', '"#/components/schemas/')) as Schema;
  const { $schema: _, $defs: named = {}, ...schema } = read;
  return { schema, named };
};

const schemaOf = (form: z.ZodType): Schema => partsOf(form).schema;

const namedSchemas = (endpoints: readonly Endpoint[]): Readonly<Record<string, Schema>> =>
  Object.assign({}, ...endpoints.flatMap(({ body }) => (body ? [partsOf(body).named] : [])));

const pathParameters = ({ path }: Endpoint) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

const queryParameters = ({ query }: Endpoint) => {
  const properties = query ? Object.entries(schemaOf(query).properties ?? {}) : [];
  return properties.map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A repeat with the same key answers the same and starts nothing.',
  schema: { type: 'string', maxLength: 200 },
};

/** Each entry is enough by itself. */
const securityOf = ({ anyone, link, token, roles }: Access) =>
  anyone
    ? {}
    : {
        security: [
          ...(token ? [{ officeToken: [] }] : []),
          ...(link ? [{ linkToken: [] }] : []),
          ...(roles ? [{ session: [] }] : []),
        ],
      };

const operationOf = (endpoint: Endpoint) => ({
  operationId: `${endpoint.method} ${endpoint.path}`.replaceAll(/[^a-zA-Z]+/g, '_').replace(/_$/, ''),
  summary: endpoint.summary,
  tags: [endpoint.tag],
  ...securityOf(accessOfOperation(endpoint)),
  parameters: [
    ...pathParameters(endpoint),
    ...queryParameters(endpoint),
    ...(endpoint.starts || endpoint.repeats ? [idempotencyKey] : []),
  ],
  ...(endpoint.body && {
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(endpoint.body) } } },
  }),
  responses: {
    ...Object.fromEntries(
      Object.entries(endpoint.answers).map(([status, description]) => [
        status,
        Number(status) < 400 ? { description, content: { 'application/json': {} } } : { description, ...problem },
      ]),
    ),
    default: { description: 'Refused: see `code`', ...problem },
  },
});

/** The OpenAPI 3.1 document, made from the operations and the very forms that read their input. */
export const openapiOf = (endpoints: readonly Endpoint[], publicUrl: string) => ({
  openapi: '3.1.0',
  info: {
    title: 'Gatehouse',
    version: '1',
    description:
      'Runs the milestones and approvals of a cooperation programme. Times are ISO 8601 with their zone, dates YYYY-MM-DD.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: publicUrl }],
  tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
  paths: Object.fromEntries(
    [...new Set(endpoints.map(pathOf))].map((path) => [
      path,
      Object.fromEntries(
        endpoints.filter((each) => pathOf(each) === path).map((each) => [each.method, operationOf(each)]),
      ),
    ]),
  ),
  components: {
    securitySchemes: {
      officeToken: { type: 'http', scheme: 'bearer', description: 'GATEHOUSE_API_TOKEN; printed at the first start' },
      linkToken: {
        type: 'http',
        scheme: 'bearer',
        description: 'The token of a mailed decision link: what follows /d/',
      },
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: 'gatehouse_session',
        description: 'Whoever is signed in, where docs/access.md allows their role; a POST needs the own Origin',
      },
    },
    schemas: {
      ...namedSchemas(endpoints),
      Problem: {
        type: 'object',
        description: 'RFC 9457',
        required: ['type', 'status', 'code', 'title', 'detail'],
        properties: {
          type: { type: 'string' },
          status: { type: 'integer' },
          code: { type: 'string', description: 'stable' },
          title: { type: 'string' },
          titleZh: { type: 'string' },
          detail: { type: 'string' },
          errors: {
            type: 'array',
            items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
          },
          facts: { type: 'object' },
        },
      },
    },
  },
});
