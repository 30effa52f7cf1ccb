import type { CountedPage } from '../../infra/store/pages';

/** A page of a list as the API answers it: its items, how many there are in all, and where the following page begins. */
export const listed = <T>({ items, count, next }: CountedPage<T>) => ({
  items,
  count,
  ...(next !== undefined && { next }),
});

/** What was given, without what was left out. */
export const withoutUndefined = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K];
  } & { readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> };
