/** Work that goes on beside a process's story: asked for by handlers, begun by the story. */
export const createSideWork = () => {
  const waiting: (() => Promise<void>)[] = [];
  const underWay = new Set<string>();
  return {
    /** Asks for work under a name; until it has ended, `isUnderWay` says so. */
    ask: (name: string, work: () => Promise<void>): void => {
      underWay.add(name);
      waiting.push(async () => {
        await work();
        underWay.delete(name);
      });
    },
    begin: (): void => {
      for (const work of waiting.splice(0)) void work();
    },
    isAsked: () => waiting.length > 0,
    isUnderWay: (name: string) => underWay.has(name),
    count: () => underWay.size,
  };
};
