import type { LocalDate } from '../calendar/dates';

/** By which decision a policy has the times that it has. */
export interface TimesDecision {
  readonly round: number;
  readonly approval: string;
  /** The day from which on they hold for what is opened. */
  readonly from: LocalDate;
}
