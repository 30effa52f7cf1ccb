import type { Finding, Path } from '../domain/shared/findings';
import { allPlacesOn, pathName, placesOn } from './paths';
import type { Complaint } from './complaints';
import { valueAt } from './complaints';

/** A file as it would read without its defects of shape, so that what lies behind them can be told at the same time. */
export interface Repaired {
  readonly data: unknown;
  /** Of what was found in the repaired file, what the repair did not cause, at its place in the file as written. */
  readonly genuine: (found: readonly (Finding | Complaint)[]) => readonly Finding[];
}

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

  const unsure = all.flatMap(({ path, repair }) =>
    repair && ('remove' in repair || ('isGuess' in repair && repair.isGuess)) ? [path] : [],
  );
  const isUnsure = withinOrAround(unsure);
  const names = new Map<string, Path>();
  for (const { path, repair } of all) {
    if (!repair || !('rename' in repair)) continue;
    const given = pathName([...path.slice(0, -1), repair.rename]);
    if (!names.has(given)) names.set(given, path);
  }
  const renamedAbove = (path: Path) => placesOn(path).find((place) => names.has(pathName(place)));
  const asWritten = (path: Path): Path => {
    const is = renamedAbove(path);
    return is ? [...(names.get(pathName(is)) ?? is), ...path.slice(is.length)] : path;
  };
  return {
    data,
    genuine: (found) =>
      found
        .filter((one) => !('repair' in one) || renamedAbove(one.path))
        .map((one) => ({ ...one, path: asWritten(one.path) }))
        .filter(({ path }) => !isUnsure(path)),
  };
};

/** Whether a path lies within one of these places, or has one of them within it. */
const withinOrAround = (places: readonly Path[]) => {
  const [themselves, above] = [new Set(places.map(pathName)), allPlacesOn(places)];
  return (path: Path) => above.has(pathName(path)) || placesOn(path).some((place) => themselves.has(pathName(place)));
};
