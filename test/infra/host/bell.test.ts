import { createBell } from '../../../infra/host/bell';

const LONG_MS = 10_000;

test('nobody hears a bell to which nobody listens', () => {
  expect(createBell().ring('one')).toBe(false);
});

test('whoever listens hears it, also when it rang before they asked, once for any number of rings', async () => {
  const bell = createBell();
  const ear = bell.listen('one');
  expect([bell.ring('one'), bell.ring('one'), bell.ring('another')]).toEqual([true, true, false]);
  expect(await ear.rings(LONG_MS)).toBe(true);
  expect(await ear.rings(1)).toBe(false);
});

test('a ring wakes whoever waits for it', async () => {
  const bell = createBell();
  const waiting = bell.listen('one').rings(LONG_MS);
  expect(bell.ring('one')).toBe(true);
  expect(await waiting).toBe(true);
});

test('who has waited in vain or left is told nothing more, so that the next letter knocks', async () => {
  const bell = createBell();
  expect(await bell.listen('one').ringsOrLeaves(1)).toBe(false);
  expect(bell.ring('one')).toBe(false);
  bell.listen('one').leave();
  expect(bell.ring('one')).toBe(false);
});

test('who only gathers for a moment goes on listening, whether it rang or not', async () => {
  const bell = createBell();
  const ear = bell.listen('one');
  expect(await ear.rings(1)).toBe(false);
  expect(bell.ring('one')).toBe(true);
  expect(await ear.ringsOrLeaves(LONG_MS)).toBe(true);
});

test('one who leaves late does not take the place of whoever listens by then', () => {
  const bell = createBell();
  const first = bell.listen('one');
  bell.listen('one');
  first.leave();
  expect(bell.ring('one')).toBe(true);
});
