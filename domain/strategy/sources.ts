import type { EvaluationView } from '../evaluations/views';
import type { Programme } from '../programme/programme';
import type { SignalPlan } from '../programme/strategy-plans';
import { currentOf, levelOf } from '../risks/levels';
import { scoresPlanned } from '../risks/planned';

interface Telling {
  readonly definition: Programme;
  readonly evaluations: readonly EvaluationView[];
  /** The register of risks as it stands, where it is kept. */
  readonly risks?: readonly { readonly key: string; readonly level?: string }[];
}

/** The points of an indicator in the evaluation that was signed off last. */
const scoreOf = ({ evaluations }: Telling, kpi: string): string | undefined =>
  evaluations
    .filter(({ state }) => state === 'signedOff')
    .flatMap(({ scorecard }) => scorecard?.scores.find((each) => each.kpi === kpi)?.score ?? [])
    .at(-1);

/** The level of a risk, as the register of the programme has it. */
const riskLevelOf = ({ definition, risks = [] }: Telling, risk: string): string | undefined => {
  const kept = risks.find(({ key }) => key === risk)?.level;
  if (kept !== undefined) return kept;
  const found = definition.risks.register.find(({ key }) => key === risk);
  return found && levelOf(definition.risks, currentOf(scoresPlanned(found)));
};

/** What the programme itself says of a signal now; nothing where it says nothing yet, or people report it. */
export function valueOf(view: Telling, { source, kpi = '', risk = '', on }: SignalPlan): string | undefined {
  if (source === 'kpi') return scoreOf(view, kpi);
  if (source === 'riskLevel') return riskLevelOf(view, risk);
  return source === 'date' ? on : undefined;
}
