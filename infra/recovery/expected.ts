import { agreementId } from '../../contracts/agreement';
import { disputeId } from '../../contracts/dispute';
import { evaluationCycleId } from '../../contracts/evaluation';
import { ipId } from '../../contracts/ip';
import { phaseId } from '../../contracts/phase';
import { programmeId } from '../../contracts/programme';
import { projectId } from '../../contracts/project';
import { isForming, isRunning } from '../../domain/agreements/life';
import { tierOf } from '../../domain/disputes/disputes';
import { isIpOver } from '../../domain/ip/ip';
import { isOwed } from '../../domain/obligations/obligations';
import { zoneOf } from '../../domain/programme/parties';
import { isProjectOver } from '../../domain/projects/projects';
import type { ProgrammeView } from '../../domain/views/views';
import { localDateOf } from '../../domain/calendar/zones';
import { standing } from '../processes/standing';
import type { CycleKey } from '../../domain/shared/keys';

/** The processes of a programme that its record has under way, beside approvals and what stands from its first use on (ids). */
export function expectedOf(view: ProgrammeView, now: string): readonly string[] {
  const { key, state, definition } = view;
  const isOn = state === 'running' || state === 'exiting';
  const lastDay = view.phases.at(-1)?.endsOn ?? '';
  const opensEvaluations = state === 'running' && localDateOf(now, zoneOf(definition)) <= lastDay;
  const cycles = opensEvaluations ? (Object.keys(definition.evaluation.cycles) as CycleKey[]) : [];
  return [
    ...(isOn ? [programmeId(key)] : []),
    ...view.phases.filter((phase) => isUnderWay.has(phase.state)).map((phase) => phaseId(key, phase.key)),
    ...view.agreements
      .filter((each) => isForming(each.state) || isRunning(each.state) || each.state === 'survival')
      .map((each) => agreementId(key, each.key)),
    ...cycles.map((cycle) => evaluationCycleId(key, cycle)),
    ...view.evaluations.filter((each) => isEvaluated.has(each.state)).map((each) => each.key),
    ...view.obligations.filter(isOwed).map((each) => each.key),
    ...view.projects.filter((each) => !isProjectOver(each)).map((each) => projectId(key, each.key)),
    ...view.disputes.filter((each) => tierOf(each) !== undefined).map((each) => disputeId(key, each.key)),
    ...view.ip.filter((each) => !isIpOver(each)).map((each) => ipId(key, each.key)),
  ];
}

const isUnderWay: ReadonlySet<string> = new Set(['running', 'atGate', 'onHold']);
const isEvaluated: ReadonlySet<string> = new Set(['collecting', 'signOff', 'returned']);

/** The processes that a programme may have from their first use on, for good: expected once the record knows an entry of theirs. */
export const standingProcesses = (programme: string): readonly string[] =>
  [standing.roster, standing.calendars, standing.schedule].map(({ id }) => id(programme));
