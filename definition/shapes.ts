import type { z } from 'zod';

/** A part of the JSON Schema of a definition file. */
export type Shape = z.core.JSONSchema.BaseSchema;

/** A part with its path: `*` for a name that the file gives, `[]` for each of a list; what has a name of its own begins with that. */
export interface Placed {
  readonly path: readonly string[];
  readonly shape: Shape;
  readonly isRequired: boolean;
}

const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null;

const below = (shape: Shape, path: readonly string[]): Placed[] => {
  const lastOf = (list: readonly string[]) => [...list.slice(0, -1), `${list.at(-1) ?? ''}[]`];
  return [
    ...Object.entries(shape.properties ?? {}).flatMap(([key, value]) => {
      if (!isShape(value)) return [];
      const place = { path: [...path, key], shape: value, isRequired: shape.required?.includes(key) === true };
      return [place, ...below(value, place.path)];
    }),
    ...(isShape(shape.items) ? below(shape.items, lastOf(path)) : []),
    ...(isShape(shape.additionalProperties) ? below(shape.additionalProperties, [...path, '*']) : []),
    ...(shape.anyOf ?? []).filter(isShape).flatMap((one) => below(one, path)),
  ];
};

/** The tree of agreements has no name that anybody chose: it is what stands under that key. */
const nameOf = (definition: string) => (definition.startsWith('__') ? 'agreements' : definition);

/** Every key that may stand in the file and every form with a name, in their order. */
export const placesIn = (root: Shape): readonly Placed[] => [
  ...below(root, []),
  ...Object.entries(root.$defs ?? {}).flatMap(([name, shape]) => [
    ...(nameOf(name) === name ? [{ path: [name], shape, isRequired: false }] : []),
    ...below(shape, [nameOf(name)]),
  ]),
];
