/** Places with ways between them, each of which takes so many; what goes one way may be sent back. */
export interface Flow {
  /** Lets so many more through from one place to another. */
  readonly join: (from: string, to: string, room: number) => void;
  /** Sends one from a place to the end, if it can be done by whatever is sent another way meanwhile. */
  readonly send: (from: string) => boolean;
  /** Whether one more from a place could be sent to the end. */
  readonly reachesEnd: (from: string) => boolean;
  /** Whether one more could go straight from one place to another. */
  readonly hasRoom: (from: string, to: string) => boolean;
}

/** Where everything is sent to. */
export const END = 'end';

/** A network as yet without ways: what is sent through it one by one is in the end as much as could be (Ford and Fulkerson). */
export function emptyFlow(): Flow {
  const ways = new Map<string, Map<string, number>>();
  const widen = (from: string, to: string, by: number) => {
    const own = ways.get(from) ?? new Map<string, number>();
    ways.set(from, own.set(to, (own.get(to) ?? 0) + by));
  };
  // From where nothing reached the end once, nothing will until there are new ways.
  const dead = new Set<string>();
  const trySend = (from: string, seen: Set<string>, isSent: boolean): boolean => {
    if (from === END) return true;
    if (seen.has(from) || dead.has(from)) return false;
    seen.add(from);
    for (const [to, room] of ways.get(from) ?? []) {
      if (room <= 0 || !trySend(to, seen, isSent)) continue;
      if (isSent) {
        widen(from, to, -1);
        widen(to, from, 1);
      }
      return true;
    }
    return false;
  };
  const reach = (from: string, isSent: boolean) => {
    const seen = new Set<string>();
    const isReached = trySend(from, seen, isSent);
    if (!isReached) seen.forEach((place) => dead.add(place));
    return isReached;
  };
  return {
    join: (from, to, room) => {
      dead.clear();
      widen(from, to, room);
    },
    send: (from) => reach(from, true),
    reachesEnd: (from) => reach(from, false),
    hasRoom: (from, to) => (ways.get(from)?.get(to) ?? 0) > 0,
  };
}
