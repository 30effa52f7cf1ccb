import type { Noun } from '../domain/record/nouns';
import { strategyEndpoints } from './strategy/operations';
import { adjustmentThing, planThing, signalThing, strategyThing } from './strategy/thing';
import { strategyVerbs } from './strategy/verbs';
import { agreementEndpoints } from './agreements/operations';
import { agreementThing } from './agreements/thing';
import { agreementVerbs } from './agreements/verbs';
import { approvalChangeEndpoints } from './approvals/action-operations';
import { commentEndpoints } from './approvals/comment-operations';
import { approvalEndpoints } from './approvals/operations';
import { approvalThing } from './approvals/thing';
import { approvalVerbs } from './approvals/verbs';
import { budgetEndpoints } from './budgets/operations';
import { budgetsThing, budgetThing } from './budgets/thing';
import { budgetVerbs } from './budgets/verbs';
import { calendarEndpoints } from './calendars/operations';
import { calendarsThing } from './calendars/thing';
import { calendarVerbs } from './calendars/verbs';
import { disputeEndpoints } from './disputes/operations';
import { disputeThing, disputesThing } from './disputes/thing';
import { disputeVerbs } from './disputes/verbs';
import { evaluationEndpoints } from './evaluations/operations';
import { evaluationsThing, evaluationThing, figureThing } from './evaluations/thing';
import { evaluationVerbs } from './evaluations/verbs';
import type { ApiDeps } from './http/deps';
import type { Endpoint } from './http/endpoint';
import { moneyEndpoints } from './money/operations';
import { drawVerbs } from './funds/draw-verbs';
import { drawEndpoints, fundEndpoints } from './funds/operations';
import { drawThing, fundThing, fundsThing } from './funds/thing';
import { fundVerbs } from './funds/verbs';
import { improvementEndpoints } from './improvements/operations';
import { improvementsThing, improvementThing } from './improvements/thing';
import { improvementVerbs } from './improvements/verbs';
import { distributionEndpoints } from './distributions/operations';
import { distributionsThing, distributionThing } from './distributions/thing';
import { distributionVerbs } from './distributions/verbs';
import { innovationEndpoints } from './innovations/operations';
import { innovationsThing, innovationThing } from './innovations/thing';
import { innovationVerbs } from './innovations/verbs';
import { ipEndpoints } from './ip/operations';
import { ipItemThing, ipThing } from './ip/thing';
import { ipVerbs } from './ip/verbs';
import { obligationEndpoints } from './obligations/operations';
import { obligationVerbs } from './obligations/verbs';
import { phaseEndpoints } from './phases/operations';
import { milestoneThing, phaseThing } from './phases/thing';
import { phaseVerbs } from './phases/verbs';
import { policyTimesEndpoints } from './policy-times/operations';
import { policyTimesVerbs } from './policy-times/verbs';
import { previewEndpoints } from './previews/operations';
import { programmeEndpoints } from './programmes/operations';
import { projectEndpoints } from './projects/operations';
import { projectThing, projectsThing } from './projects/thing';
import { projectVerbs } from './projects/verbs';
import { riskEndpoints } from './risks/operations';
import { riskThing, risksThing } from './risks/thing';
import { riskVerbs } from './risks/verbs';
import { rosterEndpoints } from './roster/operations';
import { changeEndpoints, scheduleEndpoints } from './schedule/operations';
import { changesThing } from './schedule/thing';
import { baselineVerbs, scheduleVerbs } from './schedule/verbs';
import { responseTimesEndpoints } from './response-times/operations';
import { searchEndpoints } from './search/operations';
import { staffingEndpoints } from './staffing/operations';
import { staffingThing } from './staffing/thing';
import { staffingVerbs } from './staffing/verbs';
import { codeEndpoints } from './sign-in/codes';
import type { Verbs } from './things/verbs';
import type { Find, ThingPlace } from './things/lookups';

/** How what a page is about is found, by the page's address below its programme: each that is in the matrix has one. */
export const things: Readonly<Record<ThingPlace, Find>> = {
  'milestones/:milestone': milestoneThing,
  'phases/:phase': phaseThing,
  'agreements/:agreement': agreementThing,
  projects: projectsThing,
  'projects/:project': projectThing,
  disputes: disputesThing,
  'disputes/:dispute': disputeThing,
  improvements: improvementsThing,
  'improvements/:improvement': improvementThing,
  funds: fundsThing,
  'funds/:fund': fundThing,
  'draws/:draw': drawThing,
  staffing: staffingThing,
  distributions: distributionsThing,
  'distributions/:distribution': distributionThing,
  innovations: innovationsThing,
  'innovations/:innovation': innovationThing,
  ip: ipThing,
  'ip/:item': ipItemThing,
  risks: risksThing,
  budgets: budgetsThing,
  'budgets/:budget': budgetThing,
  'risks/:risk': riskThing,
  evaluations: evaluationsThing,
  'figures/:figure': figureThing,
  'evaluations/:cycle/:period': evaluationThing,
  'approvals/:approval': approvalThing,
  changes: changesThing,
  calendars: calendarsThing,
  strategy: strategyThing,
  'strategy/adjustments/:adjustment': adjustmentThing,
  'strategy/signals/:signal': signalThing,
  'strategy/plans/:plan': planThing,
};

/** The doors of one noun: its operations, and the verbs whose forms stand on its pages. */
interface Doors {
  readonly operations?: (deps: ApiDeps) => readonly Endpoint[];
  readonly verbs?: Verbs;
}

/** Told on others' pages, and changed through theirs. */
const none: Doors = {};

/** What has doors and is no noun: a sign-in by a code, what is worked out without anything being kept, the journal of what is posted, what is found, and who answers how fast. */
type Beside = 'code' | 'preview' | 'money' | 'search' | 'responseTimes';

/** The doors of every noun, in the order of the API's document. */
const doorsOf: { readonly [One in Noun | Beside]: Doors } = {
  programme: { operations: programmeEndpoints },
  search: { operations: searchEndpoints },
  responseTimes: { operations: responseTimesEndpoints },
  agreement: { operations: agreementEndpoints, verbs: agreementVerbs },
  approval: {
    operations: (deps) => [...approvalEndpoints(deps), ...commentEndpoints(deps), ...approvalChangeEndpoints(deps)],
    verbs: approvalVerbs,
  },
  roster: { operations: rosterEndpoints },
  schedule: { operations: scheduleEndpoints, verbs: scheduleVerbs },
  calendar: { operations: calendarEndpoints, verbs: calendarVerbs },
  baseline: { operations: changeEndpoints, verbs: baselineVerbs },
  policy: { operations: policyTimesEndpoints, verbs: policyTimesVerbs },
  code: { operations: codeEndpoints },
  evaluation: { operations: evaluationEndpoints, verbs: evaluationVerbs },
  obligation: { operations: obligationEndpoints, verbs: obligationVerbs },
  phase: { operations: phaseEndpoints, verbs: phaseVerbs },
  project: { operations: projectEndpoints, verbs: projectVerbs },
  dispute: { operations: disputeEndpoints, verbs: disputeVerbs },
  improvement: { operations: improvementEndpoints, verbs: improvementVerbs },
  distribution: { operations: distributionEndpoints, verbs: distributionVerbs },
  fund: { operations: fundEndpoints, verbs: fundVerbs },
  draw: { operations: drawEndpoints, verbs: drawVerbs },
  innovation: { operations: innovationEndpoints, verbs: innovationVerbs },
  ip: { operations: ipEndpoints, verbs: ipVerbs },
  staffing: { operations: staffingEndpoints, verbs: staffingVerbs },
  strategy: { operations: strategyEndpoints, verbs: strategyVerbs },
  risk: { operations: riskEndpoints, verbs: riskVerbs },
  money: { operations: moneyEndpoints },
  budget: { operations: budgetEndpoints, verbs: budgetVerbs },
  preview: { operations: previewEndpoints },
  // By the verbs of the strategy.
  adjustment: none,
  watch: none,
  signal: none,
  exit: none,
  assessment: none,
  plan: none,
  // By the verbs of a schedule and of a phase.
  milestone: none,
  scope: none,
  cycle: none,
  mail: none,
  process: none,
};

/** All of them. */
export const doors: readonly Doors[] = Object.values(doorsOf);
