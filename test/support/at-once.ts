/** As many as keep a server busy, and do not make each other late. */
const AT_ONCE = 3;

/** Does something with each of many, some at a time; answers in their order. */
export async function atOnce<Thing, Done>(
  things: readonly Thing[],
  does: (thing: Thing) => Promise<Done>,
): Promise<readonly Done[]> {
  const done: Done[] = [];
  for (let from = 0; from < things.length; from += AT_ONCE)
    done.push(...(await Promise.all(things.slice(from, from + AT_ONCE).map(does))));
  return done;
}
