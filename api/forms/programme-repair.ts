import type { Finding, Path } from '../../domain/definition-lint-finding';
import type { Complaint } from './programme-complaints';
import { valueAt } from './programme-complaints';

/** A file as it would read without its defects of shape, so that what lies behind them can be told at the same time. */
export interface Repaired {
  readonly data: unknown;
  /** Of what was found in the repaired file, what the repair did not cause, at its place in the file as written. */
  readonly genuine: (found: readonly (Finding | Complaint)[]) => readonly Finding[];
}

const same = (one: Path, other: Path): boolean => JSON.stringify(one) === JSON.stringify(other);
const isWithin = (path: Path, place: Path): boolean => same(path.slice(0, place.length), place);

const rename = (map: Record<string | number, unknown>, from: string | number, to: string): void => {
  if (Object.hasOwn(map, to)) return;
  map[to] = map[from];
};

const mend = (data: unknown, { path, repair }: Complaint): void => {
  const key = path.at(-1);
  const parent = valueAt(data, path.slice(0, -1));
  if (repair === null || key === undefined || typeof parent !== 'object' || parent === null) return;
  const map = parent as Record<string | number, unknown>;
  if ('replace' in repair) {
    map[key] = repair.replace;
    return;
  }
  if ('rename' in repair) rename(map, key, repair.rename);
  delete map[key];
};

/** Mends a copy of the data by what its complaints suggest. */
export const repaired = (given: unknown, all: readonly Complaint[]): Repaired => {
  const data = structuredClone(given);
  // The deepest first: a place inside a renamed key is found only under its old name.
  for (const one of all.toSorted((a, b) => b.path.length - a.path.length)) mend(data, one);

  const unsure = all.filter(({ repair }) => repair && ('remove' in repair || ('isGuess' in repair && repair.isGuess)));
  const renamed = all.flatMap(({ path, repair }) =>
    repair && 'rename' in repair ? [{ was: path, is: [...path.slice(0, -1), repair.rename] }] : [],
  );
  const asWritten = (path: Path): Path =>
    renamed.reduce<Path>((now, { was, is }) => (isWithin(now, is) ? [...was, ...now.slice(is.length)] : now), path);
  return {
    data,
    genuine: (found) =>
      found
        .filter((one) => !('repair' in one) || renamed.some(({ is }) => isWithin(one.path, is)))
        .map((one) => ({ ...one, path: asWritten(one.path) }))
        .filter(({ path }) => !unsure.some(({ path: place }) => isWithin(path, place) || isWithin(place, path))),
  };
};
