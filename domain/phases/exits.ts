import type { Condition } from '../approvals/approvals';
import { addDays, type LocalDate } from '../calendar/dates';
import { officePeople } from '../programme/parties';
import type { Programme } from '../programme/programme';
import { joined } from '../shared/sentences';
import type { ExitPlan } from '../programme/exit-plans';

/** How many calendar days a step of the exit plan has, unless the definition says otherwise. */
const STEP_DAYS = 90;

/** How many calendar days each step of the exit plan has. */
export const exitStepDays = ({ stepDays = STEP_DAYS }: ExitPlan): number => stepDays;

/**
 * The steps of the exit plan as the office has to report them once the exit has begun on a day.
 * Source: docs/rules/programme.md, "The exit plan".
 */
export const exitSteps = (programme: Programme, on: LocalDate): readonly Condition[] => {
  const { steps } = programme.exit;
  const [owner = programme.governance.office.title.zh] = officePeople(programme);
  return steps.map((step) => ({ text: joined(step), owner, due: addDays(on, exitStepDays(programme.exit)) }));
};
