import { parseEvaluationId } from '../../contracts/evaluation';
import { parseObligationId, parseOccurrenceId } from '../../contracts/obligation';
import { parseCareId } from '../../contracts/staffing';
import { parseRiskActionId } from '../../contracts/risk';
import { parseAskId } from '../../domain/evaluations/answerers';
import { keyIn, parsePeriodKey } from '../../domain/shared/ids';
import { agreementOfSubject } from '../../domain/agreements/proposals';
import type { Subject } from '../../domain/approvals/approvals';
import type { WaitingView } from '../../domain/programme/awaited';
import { waitKinds } from '../../domain/programme/undertakings';
import { evaluationPath, figurePath, pathSegment } from '../../mail/paths';

/** The page on which an obligation stands: of the approval that left it to be met, of the agreement under which it is due, or of the risk against which it is. */
function obligationPath(programme: string, id: string): string {
  if (parseCareId(id)) return `/programmes/${programme}/staffing`;
  const against = parseRiskActionId(id);
  if (against) return `/programmes/${programme}/risks/${against.risk}`;
  const due = parseOccurrenceId(id);
  if (due) return `/programmes/${programme}/agreements/${due.agreement}`;
  return `/programmes/${programme}/approvals/${pathSegment(parseObligationId(id)?.approval ?? id)}`;
}

/** The page of an evaluation that is named by its process, by its period, or by something that it asks. */
function evaluationPlace(programme: string, id: string): string {
  const evaluation = parseEvaluationId(parseAskId(id)?.evaluation ?? id) ?? parsePeriodKey(id);
  return evaluation ? evaluationPath(programme, evaluation.cycle, evaluation.period) : `/programmes/${programme}`;
}

/** Where whoever is asked does what waits for them: beside its page where it has a place of its own. */
export const taskPath = (programme: string, waits: Pick<WaitingView, 'id' | 'kind'>): string =>
  waits.kind === 'figure' ? figurePath(waits.id) : placePath(programme, waits);

/** The page that tells of what waits, or of what has a date to come. */
export function placePath(programme: string, { id, kind }: Pick<WaitingView, 'id' | 'kind'>): string {
  if (kind === 'approval') return `/programmes/${programme}/approvals/${pathSegment(id)}`;
  if (kind === 'fault') return `/programmes/${programme}`;
  if (kind === 'staffing') return `/programmes/${programme}/staffing`;
  if (kind === 'obligation') return obligationPath(programme, id);
  if (kind === 'figure' || kind === 'actuals') return evaluationPlace(programme, id);
  return `/programmes/${programme}/${waitKinds[kind].place}/${keyIn(id)}`;
}

const subjectPlaces: Readonly<Partial<Record<Subject['kind'], string>>> = {
  milestone: 'milestones',
  waiver: 'milestones',
  failure: 'milestones',
  exception: 'milestones',
  scope: 'milestones',
  gate: 'phases',
  cost: 'projects',
  budget: 'projects',
  budgetException: 'budgets',
  commissioning: 'projects',
  adjustment: 'strategy/adjustments',
  improvement: 'improvements',
  riskAcceptance: 'risks',
  riskClosing: 'risks',
  draw: 'draws',
  ratification: 'draws',
  innovation: 'innovations',
  distribution: 'distributions',
};

/** The page of what an approval decides on; nothing where it has none of its own. */
export function subjectPath(programme: string, { kind, key }: Subject): string | undefined {
  if (kind === 'change' || kind === 'policy') return `/programmes/${programme}/changes`;
  const evaluation = kind === 'evaluation' ? parsePeriodKey(key) : undefined;
  if (evaluation) return evaluationPath(programme, evaluation.cycle, evaluation.period);
  if (kind === 'agreement') return `/programmes/${programme}/agreements/${agreementOfSubject(key)}`;
  const place = subjectPlaces[kind];
  return place && `/programmes/${programme}/${place}/${key}`;
}
