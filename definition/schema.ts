import { z } from 'zod';
import { programmeForm } from './programme';

/** The shape of a definition file as JSON Schema, for editors (`programmes/programme.schema.json`) and for suggestions. */
export const programmeSchema = z.toJSONSchema(programmeForm, { io: 'input' });

type Shape = z.core.JSONSchema.BaseSchema;

const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null;

const resolve = (shape: Shape): Shape[] => {
  const name = shape.$ref?.replace('#/$defs/', '');
  const target = name === undefined ? undefined : programmeSchema.$defs?.[name];
  return [shape, ...(target ? resolve(target) : []), ...(shape.anyOf ?? []).filter(isShape).flatMap(resolve)];
};

const step = (shapes: readonly Shape[], key: PropertyKey): Shape[] =>
  shapes
    .flatMap((shape) => [
      typeof key === 'number' ? shape.items : (shape.properties?.[String(key)] ?? shape.additionalProperties),
    ])
    .filter(isShape)
    .flatMap(resolve);

/** The keys that may stand at a place of a definition file. */
export const keysAt = (path: readonly PropertyKey[]): readonly string[] => {
  const shapes = path.reduce<Shape[]>(step, resolve(programmeSchema));
  return [...new Set(shapes.flatMap(({ properties }) => Object.keys(properties ?? {})))];
};

/** The content of `programmes/programme.schema.json`. */
export const schemaText = `${JSON.stringify(programmeSchema, null, 2)}\n`;
