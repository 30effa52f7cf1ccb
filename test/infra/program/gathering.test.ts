import { createGathering } from '../../../activities/mails/gathering';
import type { Letter } from '../../../domain/mail/letters';

const aLetter = (id: string, kind: Letter['kind'] = 'reminder'): Letter => ({
  id,
  programme: 'east-west',
  at: '2026-03-02T09:00:00.000Z',
  to: 'chair@east.example',
  kind,
  about: id,
});
const ids = (letters: readonly Letter[]) => letters.map(({ id }) => id);

test('reminders wait for each other until a moment brings no more; every other letter passes', () => {
  let time = 0;
  const gathering = createGathering(() => time);
  expect(ids(gathering.letThrough([aLetter('a'), aLetter('b', 'task')]))).toEqual(['b']);
  time = 1_500;
  expect(ids(gathering.letThrough([aLetter('c')]))).toEqual([]);
  time = 3_400;
  expect(ids(gathering.letThrough([]))).toEqual([]);
  expect(gathering.rest()).toEqual(['a', 'c']);
  time += gathering.msLeft();
  expect(ids(gathering.letThrough([]))).toEqual(['a', 'c']);
  expect(gathering.isOpen()).toBe(false);
});

test('reminders that never cease to come leave after half a minute all the same', () => {
  let time = 0;
  const gathering = createGathering(() => time);
  const left: string[] = [];
  for (let n = 0; left.length === 0; n += 1, time += 1_000) left.push(...ids(gathering.letThrough([aLetter(`${n}`)])));
  expect(time).toBeLessThanOrEqual(31_000);
  expect(left.length).toBeGreaterThan(25);
  expect(gathering.isOpen()).toBe(false);
});
