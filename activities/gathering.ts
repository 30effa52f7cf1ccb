import type { Letter } from '../domain/letters';

/** Reminders of one hour come due within a moment of each other: one waits until so long no other has come … */
const QUIET_MS = 2_000;

/** … but no longer than this, however many there are. */
const LONGEST_MS = 30_000;

const isReminder = ({ kind }: Letter) => kind === 'reminder';

/** Holds reminders back for a moment, so that those that come due together leave together; every other letter passes. */
export const createGathering = (now = Date.now) => {
  let held: readonly Letter[] = [];
  let [latest, until] = [0, 0];
  return {
    /** Of the letters taken, those that may leave now, with the reminders that have waited long enough. */
    letThrough: (taken: readonly Letter[]): readonly Letter[] => {
      const reminders = taken.filter(isReminder);
      const prompt = taken.filter((letter) => !isReminder(letter));
      if (held.length === 0) latest = now() + LONGEST_MS;
      if (reminders.length > 0) until = Math.min(now() + QUIET_MS, latest);
      held = [...held, ...reminders];
      if (now() < until) return prompt;
      const ready = [...prompt, ...held];
      held = [];
      return ready;
    },
    isOpen: () => held.length > 0,
    msLeft: () => Math.max(1, until - now()),
    /** Those that did not leave: their ids. */
    rest: () => held.map(({ id }) => id),
  };
};
