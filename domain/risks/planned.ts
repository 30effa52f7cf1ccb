import { dueOn } from '../phases/phases';
import type { Programme } from '../programme/programme';
import type { PlannedAction, PlannedRisk } from '../programme/risk-plans';
import { joined } from '../shared/sentences';
import type { Person } from '../shared/keys';
import { ownersOf } from './authority';
import { scoreWarnings, type Scores } from './levels';
import type { AskedAction, ResponseAsked, Risk, RiskAssessment } from './risks';

/** The scores of a risk of the definition. */
export const scoresPlanned = ({ likelihood, impact, current, residual }: PlannedRisk): Scores => ({
  inherent: { likelihood, impact },
  ...(current && { current }),
  ...(residual && { residual }),
});

/** One action each for those who own it. */
const actionsOf = (programme: Programme, { owner: own }: PlannedRisk, action: PlannedAction): readonly AskedAction[] =>
  ownersOf(programme, action.owner ?? own).map((owner) => ({
    text: joined(action.title),
    owner,
    due: dueOn(action.due, programme.starts),
  }));

/** A risk as it is raised, and what is known of it from the beginning. */
export interface RiskBeginning {
  readonly risk: Risk;
  readonly assessment?: RiskAssessment;
  readonly response?: ResponseAsked;
}

/** What is said of a risk when it is raised. */
interface Identified extends Pick<Risk, 'key' | 'title' | 'by' | 'party'> {
  readonly description: Risk['description'] | undefined;
  readonly category: Risk['category'] | undefined;
  readonly owner: Risk['owner'] | undefined;
}

/** A risk of which nothing is known yet but that it is one. */
export const identifiedRisk = ({ description, category, owner, ...raised }: Identified): Risk => ({
  ...raised,
  ...(description && { description }),
  ...(category && { category }),
  ...(owner !== undefined && { owner }),
  state: 'identified',
  rounds: { acceptance: 0, closing: 0 },
});

/**
 * How a risk of the definition begins: assessed as it says, unless its scores rise and nobody has said why; with the
 * response that it names, each action owned by whoever holds the seats. Source: docs/rules/risks.md, "The register".
 */
export const riskPlanned = (programme: Programme, planned: PlannedRisk, by: Person): RiskBeginning => {
  const { key, title, description, category, owner, response, actions = [], why } = planned;
  const risk = identifiedRisk({ key, title, description, category, owner, by });
  const scores = scoresPlanned(planned);
  if (scoreWarnings(scores).length > 0 && !why) return { risk };
  const assessment = { scores, note: '', by, ...(why && { answer: joined(why) }) };
  const asked = response && {
    kind: response,
    note: '',
    actions: actions.flatMap((action) => actionsOf(programme, planned, action)),
    by,
  };
  return { risk, assessment, ...(asked && { response: asked }) };
};
