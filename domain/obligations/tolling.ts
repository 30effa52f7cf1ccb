import type { Obligation } from './obligations';

/**
 * A dispute stops the clock of an obligation, or lets it run on; `at` is when, by the obligation's own clock (ISO,
 * UTC). Source: docs/rules/disputes.md, "What it stops".
 */
export interface Tolling {
  readonly dispute: string;
  readonly is: 'stopped' | 'resumed';
  readonly at: string;
}

export type TollingHappening = {
  readonly type: 'obligation.stopped' | 'obligation.resumed';
  readonly obligation: string;
} & Pick<Tolling, 'dispute' | 'at'>;

/** A due instant after its clock stood still: the time that was left when it stopped is left when it goes on; what was past stays. */
export const movedDue = (due: string, stoppedAt: string, resumedAt: string): string => {
  const [was, stopped, resumed] = [due, stoppedAt, resumedAt].map((instant) => Date.parse(instant)) as [
    number,
    number,
    number,
  ];
  return was <= stopped || resumed <= stopped ? due : new Date(was + (resumed - stopped)).toISOString();
};

/** Whether it means anything to the obligation: only what is open has a clock, and a dispute stops it and lets it go once. */
export const concernsClock = ({ state, disputes = [] }: Obligation, { dispute, is }: Omit<Tolling, 'at'>): boolean =>
  state === 'open' && disputes.includes(dispute) === (is === 'resumed');

/** The obligation in dispute: its clock stands still from the first dispute until the last has ended. */
export function toll(obligation: Obligation, { dispute, is, at }: Tolling): Obligation {
  const { stoppedAt, disputes = [], ...rest } = obligation;
  if (is === 'stopped') return { ...rest, stoppedAt: stoppedAt ?? at, disputes: [...disputes, dispute] };
  const others = disputes.filter((each) => each !== dispute);
  if (stoppedAt === undefined) return obligation;
  if (others.length > 0) return { ...rest, stoppedAt, disputes: others };
  const moved = (due: string) => movedDue(due, stoppedAt, at);
  return { ...rest, dueAt: moved(rest.dueAt), remindAt: moved(rest.remindAt) };
}

/** The suspension of an agreement stops the clocks of what is due under it, as a dispute does; this is what it is called then. */
export const suspensionOf = (agreement: string): string => `suspension:${agreement}`;

/** Whether a clock stands still for suspensions alone. */
export const isSuspended = ({ disputes = [] }: Pick<Obligation, 'disputes'>): boolean =>
  disputes.length > 0 && disputes.every((each) => each.startsWith('suspension:'));
