import type { Path } from '../domain/shared/findings';
import { shapesAt } from './schema';
import type { Shape } from './shapes';

/** What stands for a value of a form that has a name. */
const ofForm: Readonly<Record<string, unknown>> = { Key: 'stand-in', Text: '?', Within: { workingDays: 5 } };

const texts = ['?', 'XXX', '0', '0%', '80%', '+1 months', 'due', 'de', 'group.seat', '0000'];

const textOf = (shape: Shape): string | undefined => {
  if (shape.format === 'email') return 'nobody@stand-in.invalid';
  if (shape.format === 'date') return '2030-01-01';
  return texts.find((one) => shape.pattern === undefined || new RegExp(shape.pattern).test(one));
};

const valueOf = (shape: Shape): unknown => {
  const form = shape.$ref?.replace('#/$defs/', '');
  if (form !== undefined) {
    const [, target] = shapesAt([], shape);
    return form in ofForm ? ofForm[form] : target && valueOf(target);
  }
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum.at(-1);
  const [branch] = shape.anyOf ?? [];
  if (typeof branch === 'object') return valueOf(branch as Shape);
  switch (shape.type) {
    case 'object': {
      const named = (shape.required ?? []).map((key) => [key, valueOf(shape.properties?.[key] as Shape)] as const);
      return Object.fromEntries(named);
    }
    case 'array': {
      const tuple = shape.prefixItems as readonly Shape[] | undefined;
      if (tuple) return tuple.map(valueOf);
      return Array.from({ length: shape.minItems ?? 0 }, () => valueOf(shape.items as Shape));
    }
    case 'string':
      return textOf(shape);
    case 'integer':
    case 'number':
      return Math.max(shape.minimum ?? 1, 0);
    case 'boolean':
      return false;
    default:
      return undefined;
  }
};

/** A value that has the form asked for at a place of the file and says nothing; `undefined` where the form is not known. */
export const standInAt = (path: Path): unknown =>
  shapesAt(path)
    .map(valueOf)
    .find((value) => value !== undefined);

/** The nearest place around one that may be left out of the file: what stands there can be looked past. */
export const optionalAround = (path: Path): Path | undefined => {
  for (let length = path.length; length > 0; length -= 1) {
    const [above, key] = [path.slice(0, length - 1), path[length - 1]];
    const shapes = shapesAt(above).filter(({ properties }) => properties && Object.hasOwn(properties, String(key)));
    if (shapes.length > 0 && shapes.every(({ required = [] }) => !required.includes(String(key))))
      return path.slice(0, length);
  }
  return undefined;
};
