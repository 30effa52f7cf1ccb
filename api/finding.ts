import { DomainError } from '../domain/shared/errors';

/** The thing of that key. Throws `not_found`. */
export const foundIn = <Thing extends { readonly key: string }>(
  things: readonly Thing[],
  key: string,
  noun: string,
): Thing => {
  const found = things.find((each) => each.key === key);
  if (found) return found;
  throw new DomainError('not_found', `There is no ${noun} "${key}" in this programme.`);
};
