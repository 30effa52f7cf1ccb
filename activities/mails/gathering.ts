import type { Letter } from '../../domain/mail/letters';

/** Reminders of one hour come due within a moment of each other, and so end matters that are decided together: one waits until so long no other has come … */
const QUIET_MS = 2_000;

/** … but no longer than this, however many there are. */
const LONGEST_MS = 30_000;

const isReminder = ({ kind }: Letter) => kind === 'reminder';

/** Holds some letters back for a moment, reminders unless told otherwise, so that those that come together leave together; every other letter passes. */
export const createGathering = (now = Date.now, isHeld = isReminder) => {
  let held: readonly Letter[] = [];
  let [latest, until] = [0, 0];
  return {
    /** Of the letters taken, those that may leave now, with those that have waited long enough. */
    letThrough: (taken: readonly Letter[]): readonly Letter[] => {
      const more = taken.filter(isHeld);
      const prompt = taken.filter((letter) => !isHeld(letter));
      if (held.length === 0) latest = now() + LONGEST_MS;
      if (more.length > 0) until = Math.min(now() + QUIET_MS, latest);
      held = [...held, ...more];
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
