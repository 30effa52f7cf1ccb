import { setImmediate as turn } from 'node:timers/promises';
import { readForAll } from './awaited';

/**
 * Calls for the same key that come in while one is under way get its answer: what many ask at the same moment is asked once.
 * So an answer may be as old as the oldest call under way: not for what must be seen after a commit of one’s own.
 */
export const joinCalls = <Result>(ask: (key: string) => Promise<Result>): ((key: string) => Promise<Result>) => {
  const underWay = new Map<string, Promise<Result>>();
  return (key) => {
    const known = underWay.get(key);
    if (known) return known;
    const asked = readForAll(() => ask(key)).finally(() => underWay.delete(key));
    underWay.set(key, asked);
    return asked;
  };
};

/**
 * What is asked while one read is under way is read together by the next: many ask of one thing each, and a read costs nearly the same
 * for one as for twenty. Each is answered by a read that begins after it asked, so it sees what was committed before.
 */
export const joinReads = <Value>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): ((key: string) => Promise<Value | undefined>) => {
  let running: Promise<unknown> = Promise.resolve();
  const begin = () => {
    const keys = new Set<string>();
    const values = running
      .then(() => turn())
      .then(() => {
        next = undefined;
        return readForAll(() => read([...keys]));
      });
    running = values.catch(() => undefined); // it fails whoever asked
    return { keys, values };
  };
  let next: ReturnType<typeof begin> | undefined;
  return async (key) => {
    next ??= begin();
    next.keys.add(key);
    return (await next.values).get(key);
  };
};
