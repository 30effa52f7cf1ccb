import type { Path } from '../domain/shared/findings';

/** A path as what it is looked up by. */
export const pathName = (path: Path): string => JSON.stringify(path);

/** Every place that a path leads through, from the top down to itself. */
export const placesOn = (path: Path): readonly Path[] =>
  Array.from({ length: path.length + 1 }, (_, length) => path.slice(0, length));

/** Every place that any of the paths leads through, by name. */
export const allPlacesOn = (paths: readonly Path[]): ReadonlySet<string> =>
  new Set(paths.flatMap((path) => placesOn(path).map(pathName)));
