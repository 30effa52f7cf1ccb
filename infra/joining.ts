/**
 * Calls for the same key that come in while one is under way get its answer: what many ask at the same moment is asked once.
 * So an answer may be as old as the oldest call under way: not for what must be seen after a commit of one’s own.
 */
export const joinCalls = <Result>(ask: (key: string) => Promise<Result>): ((key: string) => Promise<Result>) => {
  const underWay = new Map<string, Promise<Result>>();
  return (key) => {
    const known = underWay.get(key);
    if (known) return known;
    const asked = ask(key).finally(() => underWay.delete(key));
    underWay.set(key, asked);
    return asked;
  };
};
