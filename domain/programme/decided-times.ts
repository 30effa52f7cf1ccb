import type { LocalDate } from '../calendar/dates';

/** By which decision a policy has the times that it has. */
export interface TimesDecision {
  /** Counts the requests for other times; 0 where an adjustment of the strategy changed them. */
  readonly round: number;
  /** The adjustment by which they changed. */
  readonly adjustment?: string;
  readonly approval: string;
  /** The day from which on they hold for what is opened. */
  readonly from: LocalDate;
}
