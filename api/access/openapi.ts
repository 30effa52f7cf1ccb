import { z } from 'zod';
import type { Access } from './matrix';
import type { Operation } from '../http/endpoint';
import { accessOfOperation } from './entrance';

const problem = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };

const pathOf = ({ path }: Operation) => `/api/v1${path.replaceAll(/:(\w+)/g, '{$1}')}`;

type Schema = z.core.JSONSchema.JSONSchema;

/** A form as JSON Schema; the parts that have a name are referred to where the document keeps them. */
const partsOf = (form: z.ZodType) => {
  const given = JSON.stringify(z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' }));
  const read = JSON.parse(given.replaceAll('"#/$defs/', '"#/components/schemas/')) as Schema;
  const { $schema: _, $defs: named = {}, ...schema } = read;
  return { schema, named };
};

const schemaOf = (form: z.ZodType): Schema => partsOf(form).schema;

const namedSchemas = (endpoints: readonly Operation[]): Readonly<Record<string, Schema>> =>
  Object.assign({}, ...endpoints.flatMap(({ body }) => (body ? [partsOf(body).named] : [])));

const pathParameters = ({ path }: Operation) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

const queryParameters = ({ query }: Operation) => {
  const { properties = {}, required = [] } = query ? schemaOf(query) : {};
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A repeat with the same key answers the same and starts nothing.',
  schema: { type: 'string', maxLength: 200 },
};

/** Each entry is enough by itself. */
const securityOf = ({ anyone, link, token, courier, roles }: Access) =>
  anyone
    ? {}
    : {
        security: [
          ...(token ? [{ officeToken: [] }] : []),
          ...(link ? [{ linkToken: [] }] : []),
          ...(courier ? [{ inboundToken: [] }] : []),
          ...(roles ? [{ session: [] }] : []),
        ],
      };

/** Bytes as they are, which OpenAPI has as a string of this format; `mostBytes` is their number at most. */
const bytes = (mostBytes?: number) => ({
  type: 'string',
  format: 'binary',
  ...(mostBytes !== undefined && { maxLength: mostBytes }),
});

const requestBodyOf = ({ body, takes }: Operation) => {
  if (body) return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } };
  if (!takes) return {};
  const { mediaTypes, mostBytes } = takes;
  const content = Object.fromEntries(mediaTypes.map((type) => [type, { schema: bytes(mostBytes) }]));
  const description = `The bytes of one file, at most ${mostBytes.toLocaleString('en')}`;
  return { requestBody: { required: true, description, content } };
};

const header = (description: string) => ({ description, schema: { type: 'string' } });

const givenBy = ({ gives }: Operation) => {
  if (gives === 'file')
    return {
      headers: {
        'Content-Disposition': header('`attachment`, with the name under which it was filed'),
        'Repr-Digest': header('RFC 9530: the SHA-256 of the bytes'),
      },
      content: { '*/*': { schema: bytes() } },
    };
  return { content: { 'application/json': gives ? { schema: schemaOf(gives) } : {} } };
};

/** How any operation may refuse, beside what it says itself. */
const refusals: Readonly<Record<number, string>> = {
  400: '`malformed`: the request cannot be read',
  401: '`unauthorised`: nobody is signed in, and no good token was given',
  403: '`forbidden`: not for whoever asks',
  404: '`not_found`: there is no such thing',
  405: '`method_not_allowed`: `Allow` says what the address takes',
  413: '`malformed`: the body is too large',
  415: '`unsupported_media_type`: the Content-Type is none that is taken',
  422: '`invalid_input`: see `errors`',
  429: '`rate_limited`: see `Retry-After`',
  503: '`store_unavailable` and the like: a part is away, see `Retry-After`',
};

/** What else whatever changes something may answer. */
const accepted = {
  202: 'Accepted and counted, and being written (`written` is false): the record has it as soon as the store takes it',
};

const operationOf = (endpoint: Operation) => ({
  operationId: `${endpoint.method} ${endpoint.path}`.replaceAll(/[^a-zA-Z]+/g, '_').replace(/_$/, ''),
  summary: endpoint.summary,
  tags: [endpoint.tag],
  ...securityOf(accessOfOperation(endpoint)),
  parameters: [
    ...pathParameters(endpoint),
    ...queryParameters(endpoint),
    ...(endpoint.starts || endpoint.repeats ? [idempotencyKey] : []),
  ],
  ...requestBodyOf(endpoint),
  responses: {
    ...Object.fromEntries(
      Object.entries({ ...((endpoint.starts || endpoint.repeats) && accepted), ...refusals, ...endpoint.answers }).map(
        ([status, description]) => [
          status,
          Number(status) < 400 ? { description, ...givenBy(endpoint) } : { description, ...problem },
        ],
      ),
    ),
    default: { description: 'Refused: see `code`', ...problem },
  },
});

/** The OpenAPI 3.1 document, made from the operations and the very forms that read their input. */
export const openapiOf = (endpoints: readonly Operation[], publicUrl: string) => ({
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
      inboundToken: {
        type: 'http',
        scheme: 'bearer',
        description: 'GATEHOUSE_INBOUND_TOKEN: of whoever brings mails that come back',
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
          title: { type: 'string', description: 'in the language of Accept-Language, else of the programme' },
          titleZh: { type: 'string' },
          titleEn: { type: 'string' },
          detail: { type: 'string', description: 'why, in this case; in the same language' },
          detailZh: { type: 'string' },
          detailEn: { type: 'string' },
          errors: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                path: { type: 'string' },
                message: { type: 'string' },
                messageZh: { type: 'string' },
                messageEn: { type: 'string' },
              },
            },
          },
          facts: { type: 'object' },
        },
      },
    },
  },
});
