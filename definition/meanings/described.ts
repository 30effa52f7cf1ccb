import { placesIn, type Shape } from '../shapes';
import { governance } from './governance';
import { head } from './head';
import { measures } from './measures';
import type { Meaning } from './meaning';
import { money } from './money';
import { plan } from './plan';

const all = { ...head, ...governance, ...plan, ...measures, ...money };

const patterns = Object.entries(all).map(([pattern, meaning]) => ({ pattern, parts: pattern.split('.'), meaning }));

const fits = (parts: readonly string[], path: readonly string[]): boolean =>
  parts.length === path.length && parts.every((part, at) => part === path[at] || part === '*');

/** By which pattern a path has its meaning: the one that says most of it. */
export const patternOf = (path: readonly string[]): { pattern: string; meaning: Meaning } | undefined => {
  for (let from = 0; from < path.length; from += 1) {
    const tail = path.slice(from);
    const exact = patterns.find(({ pattern }) => pattern === tail.join('.'));
    const found = exact ?? patterns.find(({ parts }) => fits(parts, tail));
    if (found) return found;
  }
  return undefined;
};

/** Every pattern that there is. */
export const patternNames: readonly string[] = Object.keys(all);

/** The schema with what each key means, in Chinese, in English and by example, a line each. */
export const described = (root: Shape): Shape => {
  root.description = '合作计划的定义\nThe definition of a programme';
  for (const { path, shape } of placesIn(root)) {
    const found = patternOf(path);
    if (found) shape.description = found.meaning.join('\n');
  }
  return root;
};
