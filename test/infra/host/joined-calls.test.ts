import { joinReads } from '../../../infra/host/joined-calls';

/** A store of which every read is let go on by hand, with what it finds. */
const aStore = () => {
  const reads: { keys: readonly string[]; find: (rows: Readonly<Record<string, string>>) => void }[] = [];
  const read = joinReads<string>(
    (keys) =>
      new Promise((resolve) => {
        reads.push({ keys, find: (rows) => resolve(new Map(Object.entries(rows))) });
      }),
  );
  const begun = async (count: number) => {
    while (reads.length < count) await new Promise(setImmediate);
    return reads[count - 1]!;
  };
  return { reads, read, begun };
};

describe('what many ask of the store at once', () => {
  test('is read together, each hearing of what it asked for', async () => {
    const { read, reads, begun } = aStore();
    const asked = Promise.all([read('a'), read('b'), read('a')]);
    (await begun(1)).find({ a: 'of a' });
    expect(await asked).toEqual(['of a', undefined, 'of a']);
    expect(reads.map(({ keys }) => keys)).toEqual([['a', 'b']]);
  });

  test('is answered by a read that begins afterwards, so that nobody misses what was committed before', async () => {
    const { read, begun } = aStore();
    const early = read('a');
    const first = await begun(1);
    const late = read('a');
    first.find({ a: 'before' });
    expect(await early).toBe('before');
    (await begun(2)).find({ a: 'after' });
    expect(await late).toBe('after');
  });

  test('goes on after a read that failed', async () => {
    let isThere = false;
    const read = joinReads<string>(async (keys) => {
      if (!isThere) throw new Error('away');
      return new Map(keys.map((key) => [key, 'there']));
    });
    await expect(read('a')).rejects.toThrow('away');
    isThere = true;
    expect(await read('a')).toBe('there');
  });
});
