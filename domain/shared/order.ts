/** Sorts by a text of each thing, such as a day, an instant in UTC or a key; things of the same text keep their order. */
export const by =
  <Thing>(textOf: (thing: Thing) => string) =>
  (one: Thing, other: Thing): number => {
    const [a, b] = [textOf(one), textOf(other)];
    if (a === b) return 0;
    return a < b ? -1 : 1;
  };
