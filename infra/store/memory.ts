/** Remembers the last so many things under their names; the oldest is forgotten first. */
export const createMemory = <Thing = string>(most: number) => {
  const things = new Map<string, Thing>();
  return {
    get: (name: string) => things.get(name),
    put: (name: string, thing: Thing): void => {
      things.delete(name);
      things.set(name, thing);
      for (const oldest of things.keys()) {
        if (things.size <= most) return;
        things.delete(oldest);
      }
    },
  };
};
