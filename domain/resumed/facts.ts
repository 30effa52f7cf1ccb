import { factAfter } from '../agreements/facts';
import { drafted, type AgreementRecord } from '../agreements/agreements';
import { evaluationFact } from '../needs/evaluation-needs';
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
import { localDateOf } from '../calendar/zones';

type Evaluated = Of<'evaluation'>;

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
  const opened = new Map<string, Extract<Evaluated, { type: 'evaluation.opened' }>>();
  const actuals = new Map<string, Readonly<Record<string, string>>>();
  return (happening: Evaluated): Fact | undefined => {
    if (happening.type === 'evaluation.opened') opened.set(happening.evaluation, happening);
    if (happening.type === 'evaluation.reported') actuals.set(happening.evaluation, happening.actuals);
    const about = opened.get(happening.evaluation);
    if (happening.type !== 'evaluation.signedOff' || !about) return undefined;
    const counted = kpis.filter(({ key }) => cycles[about.cycle]?.kpis.includes(key));
    return evaluationFact(about, {
      kpis: counted,
      actuals: actuals.get(happening.evaluation) ?? {},
      minimumCoverage,
    });
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
