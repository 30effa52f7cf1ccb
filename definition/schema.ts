import { z } from 'zod';
import { mayBeLeftOut } from './left-out-keys';
import { described } from './meanings/described';
import { programmeForm } from './programme';
import type { Shape } from './shapes';

const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null;

const resolveIn = (root: Shape, shape: Shape): Shape[] => {
  const name = shape.$ref?.replace('#/$defs/', '');
  const target = name === undefined ? undefined : root.$defs?.[name];
  return [
    shape,
    ...(target ? resolveIn(root, target) : []),
    ...(shape.anyOf ?? []).filter(isShape).flatMap((one) => resolveIn(root, one)),
  ];
};

const stepIn = (root: Shape, shapes: readonly Shape[], key: PropertyKey): Shape[] =>
  shapes
    .flatMap((shape) => [
      typeof key === 'number' ? shape.items : (shape.properties?.[String(key)] ?? shape.additionalProperties),
    ])
    .filter(isShape)
    .flatMap((one) => resolveIn(root, one));

const shapesIn = (root: Shape, path: readonly PropertyKey[], from: Shape): readonly Shape[] =>
  path.reduce<Shape[]>((shapes, key) => stepIn(root, shapes, key), resolveIn(root, from));

/** What the forms ask for, less what is completed before they read it. */
const withoutLeftOut = (root: Shape): Shape => {
  for (const { path, keys } of mayBeLeftOut) {
    for (const shape of shapesIn(root, path, root)) {
      const required = shape.required?.filter((key) => !keys.includes(key));
      if (required && required.length > 0) shape.required = required;
      else delete shape.required;
    }
  }
  return root;
};

/** The shape of a definition file as JSON Schema, for editors (`programmes/programme.schema.json`) and for suggestions. */
export const programmeSchema = described(withoutLeftOut(z.toJSONSchema(programmeForm, { io: 'input' })));

/** The shapes that may stand at a place of a definition file, those behind a name or a choice among them. */
export const shapesAt = (path: readonly PropertyKey[], from: Shape = programmeSchema): readonly Shape[] =>
  shapesIn(programmeSchema, path, from);

/** The keys that may stand at a place of a definition file. */
export const keysAt = (path: readonly PropertyKey[]): readonly string[] => [
  ...new Set(shapesAt(path).flatMap(({ properties }) => Object.keys(properties ?? {}))),
];

/** The content of `programmes/programme.schema.json`. */
export const schemaText = `${JSON.stringify(programmeSchema, null, 2)}\n`;
