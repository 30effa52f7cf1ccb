/**
 * Makes one more than is asked for, so that the next to ask need not wait: in a jest worker, which has many files before it. Whoever runs
 * one file alone waits for its own. One that could not be made ahead is made when it is asked for.
 */
export const inStock = <Made>(make: (where: string) => Promise<Made>): ((where: string) => Promise<Made>) => {
  const stock = new Map<string, Promise<Made | undefined>>();
  const isWorker = process.env['JEST_WORKER_ID'] !== undefined && process.send !== undefined;
  return async (where) => {
    const ahead = stock.get(where);
    stock.delete(where); // nobody else gets this one
    const made = (await ahead) ?? (await make(where));
    if (isWorker && !stock.has(where))
      stock.set(
        where,
        make(where).catch(() => undefined),
      );
    return made;
  };
};
