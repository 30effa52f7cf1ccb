import type { Calendars } from '../calendar/calendar';
import type { LocalDate } from '../calendar/dates';
import type { Run } from '../money/distributions/runs';
import type { EvaluationView } from '../evaluations/views';
import type { PhaseView } from '../phases/views';
import type { GroupKey, Person } from '../shared/keys';
import { officePeople } from '../programme/parties';
import type { Programme } from '../programme/programme';
import type { Deciders } from '../programme/project-plans';
import type { AdjustmentChanges } from './changes';
import { touchesMoney } from './changes';
import type { Scene } from './consequences';
import { exceptionPolicy } from '../tolerances/exception-reports';

interface Standing {
  readonly definition: Programme;
  readonly phases: readonly PhaseView[];
  readonly evaluations: readonly EvaluationView[];
  readonly distributions: readonly Run[];
}

/** A programme as pages show it, for an adjustment that takes effect on a day. */
export const sceneOf = (
  { definition, phases, evaluations, distributions }: Standing,
  calendars: Calendars,
  from: LocalDate,
): Scene => ({
  definition,
  milestones: phases.flatMap(({ key: phase, milestones }) => milestones.map((each) => ({ ...each, phase }))),
  evaluations,
  calendars,
  from,
  runs: distributions,
});

/** Who decides on the strategy, and by which policy: as the definition says, else as on exceptions. */
export const strategyDeciders = ({ strategy }: Pick<Programme, 'strategy'>): Deciders => ({
  groups: strategy.groups,
  policy: strategy.policy ?? exceptionPolicy,
});

/** Who decides on an adjustment: the groups of the strategy, and the financial ones where money is touched. */
export const decidersOf = ({ strategy, governance }: Programme, changes: AdjustmentChanges): readonly GroupKey[] => {
  const financial = Object.values(governance.groups).filter(({ kind }) => kind === 'financial');
  return [...new Set([...strategy.groups, ...(touchesMoney(changes) ? financial.map(({ key }) => key) : [])])];
};

/** The same with the policy. */
export const adjustmentDeciders = (programme: Programme, changes: AdjustmentChanges): Deciders => ({
  ...strategyDeciders(programme),
  groups: decidersOf(programme, changes),
});

/** The people who hold a seat of the groups that decide on the strategy. */
export const strategists = ({ strategy, governance }: Programme): readonly Person[] => [
  ...new Set(
    strategy.groups.flatMap((key) => governance.groups[key]?.seats ?? []).flatMap(({ holder }) => holder ?? []),
  ),
];

/** The office, and whoever holds a seat of the groups that decide on the strategy, propose an adjustment of it. */
export const mayPropose = (programme: Programme, person: Person): boolean =>
  officePeople(programme).includes(person) || strategists(programme).includes(person);

/** Who hears, beside the office, that the strategy changed: those who decide on it, and the supervisors. */
export const hearersOfStrategy = (programme: Programme): readonly Person[] => [
  ...new Set([
    ...strategists(programme),
    ...programme.governance.supervision.seats.flatMap(({ holder }) => holder ?? []),
  ]),
];
