import { factAfter } from '../agreements/facts';
import { drafted, type AgreementRecord } from '../agreements/agreements';
import { evaluationAfter, openedEvaluation } from '../evaluations/projection';
import type { EvaluationView } from '../evaluations/views';
import { evaluationFact, resultFact } from '../needs/evaluation-needs';
import { factsAtStart, learnFact, type Fact, type Facts } from '../facts/facts';
import type { Entry } from '../record/ledger';
import { isOf, type Of } from '../record/nouns';
import { zoneOf } from '../programme/parties';
import { levelOf, projectFact } from '../needs/project-needs';
import { projectAfter } from '../projects/changes';
import type { Project, ProjectHappening } from '../projects/projects';
import { riskAfter } from '../risks/changes';
import { factMark, riskFact } from '../risks/facts';
import type { Risk, RiskHappening } from '../risks/risks';
import type { Programme } from '../programme/programme';
import { agreementRecordAfter } from './agreements';
import type { EvaluationCycleKey } from '../shared/keys';
import { localDateOf } from '../calendar/zones';

type Evaluated = Of<'evaluation'>;
type Opened = Extract<Evaluated, { type: 'evaluation.opened' }>;

/** What the programme learns of an agreement. */
const ofAgreement = (definition: Programme) => {
  const records = new Map<string, AgreementRecord>();
  return (happening: Of<'agreement'>): Fact | undefined => {
    const { agreement: key } = happening;
    const terms = definition.agreements[key];
    if (!terms) return undefined;
    const record = agreementRecordAfter(terms, records.get(key) ?? drafted, happening);
    records.set(key, record);
    if (happening.type !== 'agreement.effective') return factAfter(key, record, happening);
    const { effectiveOn: on, expiresOn: until } = happening;
    return { kind: 'agreement', key, is: 'effective', on, ...(until && { until }) };
  };
};

/** What it learns of an evaluation, once that is signed off. */
const ofEvaluation = ({ evaluation: { kpis, cycles, minimumCoverage } }: Programme) => {
  const opened = new Map<string, Opened>();
  const stands = new Map<string, EvaluationView>();
  const actuals = new Map<string, Readonly<Record<string, string>>>();
  return (happening: Evaluated): Fact | undefined => {
    const { evaluation: key } = happening;
    if (happening.type === 'evaluation.opened') opened.set(key, happening);
    if (happening.type === 'evaluation.reported') actuals.set(key, happening.actuals);
    const about = opened.get(key);
    if (!about) return undefined;
    const now = evaluationAfter(stands.get(key) ?? openedEvaluation(about), happening);
    stands.set(key, now);
    if (happening.type !== 'evaluation.signedOff' || about.cycle === 'special' || about.cycle === 'financial')
      return undefined;
    if (about.measures) return resultFact(about.measures, now);
    const counted = kpis.filter((kpi) => cycles[about.cycle as EvaluationCycleKey]?.kpis.includes(kpi.key));
    const { cycle, period } = about;
    return evaluationFact({ cycle, period }, { kpis: counted, actuals: actuals.get(key) ?? {}, minimumCoverage });
  };
};

/** What it learns of a project, whenever that has come further or fallen back. */
const ofProject = () => {
  const projects = new Map<string, Project>();
  return (happening: ProjectHappening, on: string): Fact | undefined => {
    const before = projects.get(happening.project);
    const project = happening.type === 'project.opened' ? happening.opened : before;
    if (!project) return undefined;
    const after = projectAfter(project, happening);
    projects.set(happening.project, after);
    return before && levelOf(before) === levelOf(after) ? undefined : projectFact(after, on);
  };
};

/** What it learns of a risk, whenever that stands otherwise. */
const ofRisk = () => {
  const risks = new Map<string, Risk>();
  return (happening: RiskHappening, on: string): Fact | undefined => {
    const before = risks.get(happening.risk);
    const risk = happening.type === 'risk.raised' ? happening.raised : before;
    if (!risk) return undefined;
    const after = riskAfter(risk, happening);
    risks.set(happening.risk, after);
    const fact = riskFact(after, on);
    return before && factMark(riskFact(before, on)) === factMark(fact) ? undefined : fact;
  };
};

/** What is known in a programme, by its definition as it started and everything that was told in it since. */
export function resumedFacts(definition: Programme, entries: readonly Entry[]): Facts {
  const zone = zoneOf(definition);
  const [agreement, evaluation] = [ofAgreement(definition), ofEvaluation(definition)];
  const [project, risk] = [ofProject(), ofRisk()];
  const learnt = ({ at, happening }: Entry): Fact | undefined => {
    if (isOf('agreement', happening)) return agreement(happening);
    if (isOf('evaluation', happening)) return evaluation(happening);
    if (isOf('project', happening)) return project(happening, localDateOf(at, zone));
    if (isOf('risk', happening)) return risk(happening, localDateOf(at, zone));
    if (happening.type === 'milestone.accepted')
      return { kind: 'milestone', key: happening.milestone, is: 'accepted', on: happening.actualOn };
    if (happening.type === 'milestone.reopened')
      return { kind: 'milestone', key: happening.milestone, is: 'reopened', on: localDateOf(at, zone) };
    return undefined;
  };
  return entries.reduce((facts, entry) => {
    const fact = learnt(entry);
    return fact ? learnFact(facts, fact) : facts;
  }, factsAtStart(definition));
}
