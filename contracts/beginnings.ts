import type { Cause } from '../domain/evaluations/causes';
import { strategicGroups } from '../domain/phases/gates';
import { cycleIn, scopeTitle } from '../domain/programme/evaluation-defaults';
import { zoneOf } from '../domain/programme/parties';
import { phaseDays } from '../domain/phases/phases';
import type { Programme } from '../domain/programme/programme';
import { riskRules, ownersOf } from '../domain/risks/authority';
import { riskPlanned } from '../domain/risks/planned';
import type { PlannedRisk } from '../domain/programme/risk-plans';
import type { AgreementInput } from './agreement';
import type { Context } from './context';
import { evaluationProcess, type EvaluationCycleInput } from './evaluation';
import type { PhaseInput } from './phase';
import type { Process } from './process';
import type { RiskInput } from './risk';
import type { EvaluationCycleKey, Person } from '../domain/shared/keys';
import type { Agreement } from '../domain/programme/agreement-plans';

/** A programme as it was started: what it begins its processes with, and what a lost one begins again with. */
interface Edition {
  readonly definition: Programme;
  readonly version: string;
}

/** What every process of a programme carries. */
export const contextIn = ({ definition, version }: Edition): Context => ({
  programme: definition.key,
  programmeTitle: definition.title,
  version,
});

/** The period of a special evaluation: the day of its cause, and the cause, by which it is opened once. */
export const specialPeriod = ({ on, key }: Cause): string => `${on}.${key}`;

/** The special evaluation that a cause opens. */
export const specialEvaluation = (edition: Edition, cause: Cause): Process =>
  evaluationProcess(
    { ...contextIn(edition), asks: true, cycleKey: 'special', period: specialPeriod(cause), cause },
    scopeTitle(edition.definition.evaluation, 'special'),
  );

export const agreementBeginning = (edition: Edition, agreement: Agreement): Omit<AgreementInput, 'facts'> => ({
  ...contextIn(edition),
  agreement,
  zone: zoneOf(edition.definition),
  children: Object.values(edition.definition.agreements).flatMap(({ key, parent }) =>
    parent === agreement.key ? [key] : [],
  ),
});

export const cycleBeginning = (edition: Edition, cycleKey: EvaluationCycleKey): EvaluationCycleInput => {
  const { starts: startsOn, evaluation } = edition.definition;
  const { kpis, minimumCoverage, earlier } = evaluation;
  return {
    ...contextIn(edition),
    cycleKey,
    cycle: cycleIn(evaluation, cycleKey),
    plan: { kpis, minimumCoverage, ...(earlier && { earlier }) },
    startsOn,
    endsOn: phaseDays(edition.definition).at(-1)?.ends ?? startsOn,
  };
};

/** Of the phase at a place; `undefined` where there is none. */
export const phaseBeginning = (edition: Edition, place: number): Omit<PhaseInput, 'facts'> | undefined => {
  const { definition } = edition;
  const [phase, span] = [definition.phases[place], phaseDays(definition)[place]];
  return (
    phase &&
    span && {
      ...contextIn(edition),
      phase,
      startsOn: span.starts,
      endsOn: span.ends,
      zone: zoneOf(definition),
      strategic: strategicGroups(definition.governance.groups),
    }
  );
};

/** Of a risk of the register, raised in the name of whoever started the programme. */
export const riskBeginning = (edition: Edition, planned: PlannedRisk, by: Person): RiskInput => {
  const { definition } = edition;
  const begins = riskPlanned(definition, planned, by);
  return {
    ...contextIn(edition),
    ...begins,
    rules: riskRules(definition),
    zone: zoneOf(definition),
    told: begins.assessment ? [] : ownersOf(definition, planned.owner),
  };
};
