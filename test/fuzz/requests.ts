/** A JSON Schema as the OpenAPI document has it. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
}

/** The document, as far as a fuzzer reads it. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, unknown>>;
}

/** One request, and the statuses that the document declares for it. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly declared: readonly number[];
}

/** A number from 0 to 1 that is the same each time for a seed (mulberry32). */
export const chances = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

const strange: readonly unknown[] = [
  ...[
    '',
    ' ',
    '\u0000',
    '\ufffd',
    '\ud800',
    '‮x',
    '𝕏',
    '﹣',
    "'; drop table ledger; --",
    '../../etc/passwd',
    '%00',
    '<script>',
  ],
  ...[
    null,
    true,
    -1,
    0,
    1.5,
    1e308,
    -1e-320,
    Number.MAX_SAFE_INTEGER,
    [],
    {},
    [[[[]]]],
    { __proto__: null, toString: 1 },
  ],
  'x'.repeat(10_000),
  { constructor: { prototype: {} } },
];

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** Real values by the names of what they stand for: with them requests come further than the forms. */
export interface Known {
  readonly [name: string]: readonly string[];
}

/** Draws requests from the document: mostly what its schemas describe, with something strange in it now and then. */
export const requestsFrom = (document: Document, known: Known, chance: () => number) => {
  const isNow = (probability: number) => chance() < probability;
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(chance() * items.length)] as Item;
  const resolved = (schema: Schema): Schema => {
    if (!schema.$ref) return schema;
    const parts = schema.$ref.slice(2).split('/');
    return resolved(parts.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], document) as Schema);
  };

  const textOf = ({ pattern, format, minLength = 0 }: Schema, name: string): string => {
    if (known[name] && isNow(0.7)) return pick(known[name]);
    if (format === 'email') return pick(known['person'] ?? ['a@b.example']);
    if (pattern?.includes('[0-9]{2}$')) return String(Math.floor(chance() * 100)).padStart(2, '0');
    if (pattern?.includes('{64}')) return Array.from({ length: 64 }, () => pick([...'0123456789abcdef'])).join('');
    if (/^(on|due|from|to|.*(On|At|From|Day)|date.*)$/.test(name))
      return pick(['2026-12-01', '2027-02-28', '2026-11-30T09:00:00Z']);
    return pick(['x', '甲乙', 'a-key', 'Some words', '12']).padEnd(minLength, 'x');
  };

  const valueOf = (given: Schema, name: string, depth = 0): unknown => {
    if (isNow(0.06)) return pick(strange);
    const schema = resolved(given);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return valueOf(pick(choices), name, depth + 1);
    if (schema.allOf) return Object.assign({}, ...schema.allOf.map((each) => valueOf(each, name, depth + 1))) as object;
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return pick(schema.enum);
    const type = Array.isArray(schema.type) ? pick(schema.type) : schema.type;
    if (type === 'string') return textOf(schema, name);
    if (type === 'integer' || type === 'number')
      return isNow(0.5)
        ? 1
        : Math.round(pick([schema.minimum ?? -5, Math.min(schema.maximum ?? 5_000, 5_000), 7, 100]));
    if (type === 'boolean') return isNow(0.5);
    if (type === 'array')
      return depth > 6
        ? []
        : Array.from({ length: Math.floor(chance() * 4) }, () => valueOf(schema.items ?? {}, name, depth + 1));
    if (type !== 'object' && !schema.properties) return pick(strange);
    const wanted = Object.entries(schema.properties ?? {}).filter(
      ([key]) => (schema.required?.includes(key) && !isNow(0.04)) || isNow(depth > 6 ? 0.1 : 0.4),
    );
    const more =
      typeof schema.additionalProperties === 'object'
        ? { [pick(['east', 'west', 'x'])]: valueOf(schema.additionalProperties, 'x', depth + 1) }
        : {};
    return {
      ...more,
      ...Object.fromEntries(wanted.map(([key, each]) => [key, valueOf(each, key, depth + 1)])),
      ...(isNow(0.05) && { unknown: pick(strange) }),
    };
  };

  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );

  const bodyOf = (operation: Operation): { readonly body?: string; readonly type?: string } => {
    const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
    if (!type || !content) return isNow(0.1) ? { body: '{}', type: 'application/json' } : {};
    const odd = pick(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=gbk', 'x']);
    const text = type.includes('json') ? JSON.stringify(valueOf(content.schema, 'body')) : 'From: a@b.example\r\n\r\nx';
    const mangled = isNow(0.04) ? pick([text.slice(0, -1), '['.repeat(5_000), `\ufeff${text}`, '']) : text;
    return { body: mangled, ...(isNow(0.96) ? { type } : isNow(0.5) && { type: odd }) };
  };

  return (nth: number): Request => {
    const { path, method, operation } = operations[nth % operations.length]!;
    const parameters = operation.parameters ?? [];
    const at = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(
        isNow(0.7) ? pick(known[name] ?? ['x']) : pick(['x', '..', '%', '\u0000', '甲', 'x'.repeat(300)]),
      ),
    );
    const query = parameters
      .filter((each) => each.in === 'query' && isNow(0.5))
      .map(({ name, schema }): [string, string] => [name, asText(valueOf(schema, name))]);
    const { body, type } = method === 'POST' ? bodyOf(operation) : {};
    const other = isNow(0.03) ? pick(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) : method;
    const key = isNow(0.2) ? pick(['one', 'x'.repeat(201), 'ü']) : undefined;
    return {
      method: other,
      path: `${at}${query.length > 0 ? `?${new URLSearchParams(query).toString()}` : ''}`,
      headers: {
        ...(type !== undefined && { 'content-type': type }),
        ...(key !== undefined && key !== 'ü' && { 'idempotency-key': `${key}${key === 'one' ? nth : ''}` }),
      },
      ...(body !== undefined && other !== 'HEAD' && { body }),
      declared: other === method ? Object.keys(operation.responses).map(Number) : [200, 204, 401, 403, 404, 405, 429],
    };
  };
};
