import type { GroupKey } from '../shared/keys';
import type { Text } from '../shared/text';

/** Who decides whether a budget may be exceeded. */
export interface ExceptionDeciders {
  readonly groups: readonly GroupKey[];
  readonly policy: string;
}

/** A budget as the file has it. Amounts are integer minor units of the programme's currency, as text. Source: docs/rules/money.md, "Budgets". */
export interface Budget {
  readonly title: Text;
  readonly fund: string;
  readonly amount: string;
  readonly warnPercent: number;
  readonly escalatePercent: number;
  /** The phase for which it is: what it earns is measured by that phase's milestones. */
  readonly phase?: string;
  /** The project whose budget is taken out of it, or the mode of all whose budgets are; it is never both. */
  readonly project?: string;
  readonly mode?: string;
  /** What is planned of it by a day: by the baselines of the milestones of its phase. */
  readonly plannedValue?: 'byBaseline';
  /** Who decides on an exception beyond it; the strategic groups, one seat of each company, when left out. */
  readonly exception?: ExceptionDeciders;
}
