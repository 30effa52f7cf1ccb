import { adjustmentId } from '../../contracts/adjustment';
import { agreementId } from '../../contracts/agreement';
import { disputeId } from '../../contracts/dispute';
import { evaluationCycleId } from '../../contracts/evaluation';
import { fundId } from '../../contracts/fund';
import { drawId } from '../../contracts/fund-draw';
import { improvementId } from '../../contracts/improvement';
import { distributionId } from '../../contracts/distribution';
import { innovationId } from '../../contracts/innovation';
import { ipId } from '../../contracts/ip';
import { phaseId } from '../../contracts/phase';
import { programmeId } from '../../contracts/programme';
import { projectId } from '../../contracts/project';
import { riskId } from '../../contracts/risk';
import { staffingId } from '../../contracts/staffing';
import { isForming, isRunning } from '../../domain/agreements/life';
import { tierOf } from '../../domain/disputes/disputes';
import { isOver } from '../../domain/improvements/improvements';
import { isSettled } from '../../domain/innovations/innovations';
import { isRunOver } from '../../domain/money/distributions/runs';
import { isIpOver } from '../../domain/ip/ip';
import { isDrawOver } from '../../domain/money/funds/draws';
import { isOwed } from '../../domain/obligations/obligations';
import { zoneOf } from '../../domain/programme/parties';
import { isStaffingOver } from '../../domain/staffing/staffing';
import { isProjectOver } from '../../domain/projects/projects';
import { isRiskOver } from '../../domain/risks/turns';
import type { Noun } from '../../domain/record/nouns';
import type { ProgrammeView } from '../../domain/views/views';
import { isAdjustmentOver } from '../../domain/strategy/adjustments';
import { localDateOf } from '../../domain/calendar/zones';
import type { ProcessType } from '../../domain/record/process-types';
import type { Planner } from '../planning/planner';
import { standing } from '../processes/standing';
import { createAdjustmentWay } from './adjustments';
import { createAgreementWay } from './agreements';
import { createApprovalWays } from './approvals';
import { createFundWays } from './funds';
import { createImprovementWay } from './improvements';
import { createDistributionWay } from './distributions';
import { createInnovationWay } from './innovations';
import { createProgrammeWays } from './programmes';
import { createProjectWays } from './projects';
import { createRiskWay } from './risks';
import type { ResumptionDeps, Way } from './resumption';
import { createStaffingWay } from './staffing';
import { createStandingWays } from './standing';
import type { EvaluationCycleKey } from '../../domain/shared/keys';

/** From what lost processes begin again. */
export type WayDeps = ResumptionDeps & {
  readonly planner: Pick<Planner, 'planIp' | 'planObligation' | 'planOccurrence'>;
};

/** How each type of process begins again from the record. */
export function createWays(deps: WayDeps): Readonly<Record<ProcessType, Way>> {
  const approvals = createApprovalWays(deps, deps.planner);
  return {
    agreement: createAgreementWay(deps),
    approval: approvals.approval,
    obligation: approvals.obligation,
    improvement: createImprovementWay(deps),
    distribution: createDistributionWay(deps),
    innovation: createInnovationWay(deps),
    staffing: createStaffingWay(deps),
    ...createProgrammeWays(deps, approvals),
    ...createProjectWays(deps, deps.planner),
    risk: createRiskWay(deps),
    ...createFundWays(deps),
    ...createStandingWays(deps),
    strategyAdjustment: createAdjustmentWay(deps),
  };
}

type Expected = (view: ProgrammeView, now: string) => readonly string[];

const none: Expected = () => [];

/** Of each noun the processes that the record has under way; what stands from its first use on is known by its entries. */
const expected: { readonly [One in Noun]: Expected } = {
  programme: ({ key, state }) => (state === 'running' || state === 'exiting' ? [programmeId(key)] : []),
  phase: ({ key, phases }) => phases.filter(({ state }) => isUnderWay.has(state)).map((each) => phaseId(key, each.key)),
  agreement: ({ key, agreements }) =>
    agreements
      .filter(({ state }) => isForming(state) || isRunning(state) || state === 'survival')
      .map((each) => agreementId(key, each.key)),
  cycle: ({ key, state, phases, definition }, now) => {
    const lastDay = phases.at(-1)?.endsOn ?? '';
    const opens = state === 'running' && localDateOf(now, zoneOf(definition)) <= lastDay;
    const cycles = opens ? (Object.keys(definition.evaluation.cycles) as EvaluationCycleKey[]) : [];
    return cycles.map((cycle) => evaluationCycleId(key, cycle));
  },
  evaluation: ({ evaluations }) => evaluations.filter(({ state }) => isEvaluated.has(state)).map(({ key }) => key),
  obligation: ({ obligations }) => obligations.filter(isOwed).map(({ key }) => key),
  project: ({ key, projects }) =>
    projects.filter((each) => !isProjectOver(each)).map((each) => projectId(key, each.key)),
  dispute: ({ key, disputes }) =>
    disputes.filter((each) => tierOf(each) !== undefined).map((each) => disputeId(key, each.key)),
  ip: ({ key, ip }) => ip.filter((each) => !isIpOver(each)).map((each) => ipId(key, each.key)),
  adjustment: ({ key, adjustments }) =>
    adjustments.filter((each) => !isAdjustmentOver(each)).map((each) => adjustmentId(key, each.key)),
  improvement: ({ key, improvements }) =>
    improvements.filter((each) => !isOver(each)).map((each) => improvementId(key, each.key)),
  risk: ({ key, risks }) => risks.filter((each) => !isRiskOver(each)).map((each) => riskId(key, each.key)),
  distribution: ({ key, distributions }) =>
    distributions.filter((each) => !isRunOver(each)).map((each) => distributionId(key, each.key)),
  fund: ({ key, funds }) => funds.filter(({ state }) => state !== 'closed').map((each) => fundId(key, each.key)),
  draw: ({ key, draws }) => draws.filter((each) => !isDrawOver(each)).map((each) => drawId(key, each.key)),
  innovation: ({ key, innovations }) =>
    innovations.filter((each) => !isSettled(each)).map((each) => innovationId(key, each.key)),
  staffing: ({ key, staffing }) =>
    staffing.filter((each) => !isStaffingOver(each)).map((each) => staffingId(key, each.key)),
  // The record is asked for open approvals by itself: there may be a hundred thousand.
  approval: none,
  // These have a process from their first use on, or are told by another noun's.
  calendar: none,
  roster: none,
  schedule: none,
  baseline: none,
  scope: none,
  policy: none,
  strategy: none,
  watch: none,
  signal: none,
  exit: none,
  assessment: none,
  plan: none,
  budget: none,
  milestone: none,
  mail: none,
  process: none,
};

/** The processes of a programme that its record has under way, beside approvals and what stands from its first use on (ids). */
export const expectedOf = (view: ProgrammeView, now: string): readonly string[] =>
  Object.values(expected).flatMap((expects) => expects(view, now));

const isUnderWay: ReadonlySet<string> = new Set(['running', 'atGate', 'onHold']);
const isEvaluated: ReadonlySet<string> = new Set(['collecting', 'signOff', 'returned']);

/** The processes that a programme may have from their first use on, for good: expected once the record knows an entry of theirs. */
export const standingProcesses = (programme: string): readonly string[] =>
  [standing.roster, standing.calendars, standing.schedule, standing.strategy, standing.budgets].map(({ id }) =>
    id(programme),
  );
