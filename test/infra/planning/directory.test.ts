import { createDirectory } from '../../../infra/planning/directory';
import type { Query } from '../../../infra/store/database';

/** A store in which a calendar is published while somebody's read is under way. */
const storeWithSlowReads = () => {
  let changes = 0;
  const waiting: (() => void)[] = [];
  const query = (async () => {
    const row = { key: 'p', version: 'v', roster_changes: 0, calendar_changes: changes, times_changes: 0 };
    await new Promise<void>((go) => waiting.push(go));
    return [{ ...row, definition: { edition: row.calendar_changes }, substitutions: [] }];
  }) as unknown as Query;
  return {
    query,
    publish: () => void (changes += 1),
    /** Lets whoever reads have what they read, until nobody reads any more. */
    answerAll: async (until: Promise<unknown>) => {
      let isOver = false;
      void until.finally(() => (isOver = true));
      while (!isOver) {
        waiting.splice(0).forEach((go) => go());
        await new Promise((turn) => setImmediate(turn));
      }
    },
    isRead: async () => {
      while (waiting.length === 0) await new Promise((turn) => setImmediate(turn));
    },
  };
};

test('who asks after a calendar was published counts by it, also while an older read is under way', async () => {
  const store = storeWithSlowReads();
  const directory = createDirectory({ query: store.query }, new Map());
  const before = directory.definition('p');
  await store.isRead();
  store.publish();
  const after = directory.definition('p');
  await store.answerAll(Promise.all([before, after]));
  expect(await after).toEqual({ edition: 1 });
});

test('a programme that is not there is not found', async () => {
  const directory = createDirectory({ query: async () => [] }, new Map());
  await expect(directory.definition('p')).rejects.toMatchObject({ code: 'not_found' });
});
