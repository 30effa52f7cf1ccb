import type { Finding, Path } from '../domain/shared/findings';
import { allPlacesOn, pathName, placesOn } from './paths';
import type { Complaint } from './complaints';
import { valueAt } from './complaints';
import { followingFrom } from './follows';
import { optionalAround, standInAt } from './stand-ins';

/** A file as it would read without its defects of shape, so that what lies behind them can be told at the same time. */
export interface Repaired {
  readonly data: unknown;
  /** Of what was found in the repaired file, what the repair did not cause, at its place in the file as written. */
  readonly genuine: <Found extends Finding>(found: readonly Found[]) => readonly Found[];
  /** The places that hold a stand-in now: what still does not do is left out the next time. */
  readonly standIns: ReadonlySet<string>;
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

/** What nobody can mend gets a value that says nothing; where that was tried, or none is known, what holds it is left out. */
const withWay =
  (tried: ReadonlySet<string>) =>
  (one: Complaint): Complaint => {
    if (one.repair !== null) return one;
    const value = tried.has(pathName(one.path)) ? undefined : standInAt(one.path);
    if (value !== undefined) return { ...one, repair: { replace: value, isGuess: true } };
    const path = optionalAround(one.path);
    return path ? { ...one, path, repair: { remove: true } } : one;
  };

/** Mends a copy of the data by what its complaints suggest; `tried` are the places at which a stand-in did not help. */
export const repaired = (given: unknown, found: readonly Complaint[], tried: ReadonlySet<string>): Repaired => {
  const data = structuredClone(given);
  const all = found.map(withWay(tried));
  // The deepest first: a place inside a renamed key is found only under its old name.
  for (const one of all.toSorted((a, b) => b.path.length - a.path.length)) mend(data, one);

  const unsure = all.flatMap(({ path, repair }) =>
    repair && ('remove' in repair || ('isGuess' in repair && repair.isGuess)) ? [path] : [],
  );
  const isUnsure = withinOrAround(unsure);
  const isFollowing = followingFrom(unsure);
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
    standIns: new Set([
      ...tried,
      ...all.flatMap(({ path, repair }) => (repair && 'isGuess' in repair ? [pathName(path)] : [])),
    ]),
    genuine: (found) =>
      found
        .map((one) => ({ ...one, path: asWritten(one.path) }))
        .filter(({ path, code }) => !isUnsure(path) && !isFollowing(code)),
  };
};

/** Whether a path lies within one of these places, or has one of them within it. */
const withinOrAround = (places: readonly Path[]) => {
  const [themselves, above] = [new Set(places.map(pathName)), allPlacesOn(places)];
  return (path: Path) => above.has(pathName(path)) || placesOn(path).some((place) => themselves.has(pathName(place)));
};
