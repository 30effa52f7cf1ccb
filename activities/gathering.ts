import type { Letter } from '../domain/letters';

/** Reminders of one hour come due within a moment of each other: so long the first waits for the others of the same person. */
const GATHER_MS = 2_000;

/** Holds reminders back for a moment, so that those that come due together leave together; every other letter passes. */
export const createGathering = () => {
  let held: readonly Letter[] = [];
  let until = 0;
  return {
    /** Of the letters taken, those that may leave now, with the reminders that have waited long enough. */
    letThrough: (taken: readonly Letter[]): readonly Letter[] => {
      const reminders = taken.filter(({ kind }) => kind === 'reminder');
      if (held.length === 0 && reminders.length > 0) until = Date.now() + GATHER_MS;
      held = [...held, ...reminders];
      const prompt = taken.filter(({ kind }) => kind !== 'reminder');
      if (Date.now() < until) return prompt;
      const ready = [...prompt, ...held];
      held = [];
      return ready;
    },
    isOpen: () => held.length > 0,
    msLeft: () => Math.max(1, until - Date.now()),
    /** Those that did not leave: their ids. */
    rest: () => held.map(({ id }) => id),
  };
};
