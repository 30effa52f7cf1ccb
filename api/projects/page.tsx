import { budgetDeciders, commissioningDeciders } from '../../domain/programme/project-plans';
import { asksOf } from '../ui/asks';
import {
  isBudgetApproved,
  isProjectOver,
  nextProjectStage,
  type ProjectApproval,
  type Project,
} from '../../domain/projects/projects';
import { stageTitle, stepAhead } from '../../domain/projects/titles';
import { EvidenceFields } from '../evidence/fields';
import { FoldForm } from '../ui/fold-form';
import { Field, OfficeForm } from '../ui/office-form';
import { BudgetFields, budgetLine } from './budget';
import { ExpectedCostForm, CostLine, CostReportForm } from './cost';
import { StateBadge } from '../ui/states';
import { StatementLink } from '../ui/statement-link';
import { ApprovalLink, ThingPage, type ThingContext } from '../ui/thing';
import { word } from '../../mail/words';
import { titleIn } from '../../domain/programme/titles';
import { mayUndertake } from '../../domain/programme/undertakings';
import { say } from '../../domain/shared/text';
import { formatDate } from '../../domain/calendar/formats';

const words = {
  zh: {
    kind: '合作项目',
    key: '编号',
    mode: '业务模式',
    confidentiality: '保密',
    overseas: '海外项目',
    yes: '是',
    budget: '预算',
    cost: '预计费用',
    commissioning: '投运验收',
    asked: { none: '未提请', asked: '审批中', approved: '已通过', returned: '已退回' },
    stages: '阶段',
    passed: (on: string) => `${on}通过`,
    next: '下一步',
    later: '未开始',
    landed: '落地日',
    effective: (on: string) => `${on}生效`,
    notEffective: '尚未生效',
    pass: (to: string) => `登记进入${to}`,
    passHint: (stage: string) => `附上足以证明“${stage}”已完成的材料。`,
    submitBudget: '重新报批预算',
    submitCommissioning: '提请投运验收',
    commissioningHint: '验收通过后，项目即落地。',
    cancel: '取消项目',
    reason: '理由',
    note: '说明',
  },
  en: {
    kind: 'Project',
    key: 'Key',
    mode: 'Mode',
    confidentiality: 'Confidentiality',
    overseas: 'Abroad',
    yes: 'yes',
    budget: 'Budget',
    cost: 'Expected cost',
    commissioning: 'Commissioning',
    asked: { none: 'not submitted', asked: 'in approval', approved: 'approved', returned: 'came back' },
    stages: 'Stages',
    passed: (on: string) => `passed ${on}`,
    next: 'next',
    later: 'not begun',
    landed: 'Landed',
    effective: (on: string) => `effective ${on}`,
    notEffective: 'not effective yet',
    pass: (to: string) => `Record the step to ${to}`,
    passHint: (stage: string) => `With what shows that "${stage}" is complete.`,
    submitBudget: 'Ask for the budget anew',
    submitCommissioning: 'Submit the commissioning',
    commissioningHint: 'Once it is accepted the project has landed.',
    cancel: 'Cancel the project',
    reason: 'Reason',
    note: 'Note',
  },
};

/** The page of a project: where it stands, its stages, and what the office does next. */
export const ProjectPage = ({ context, project }: ProjectPageProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = words[language];
  const { definition } = view;
  const titleOf = (things: Readonly<Record<string, { title: { zh: string; en: string } }>>, key: string) =>
    say(titleIn(things, key), language);
  const asked = ({ state, approval }: ProjectApproval) => (
    <>
      {phrases.asked[state]} {approval && <ApprovalLink programme={view.key} id={approval} reader={reader} />}
    </>
  );
  const effective = (on: string | undefined) =>
    on === undefined ? phrases.notEffective : phrases.effective(formatDate(on, language));
  return (
    <ThingPage
      context={context}
      kind={phrases.kind}
      title={say(project.title, language)}
      badge={<StateBadge state={project.state} language={language} />}
      facts={[
        [phrases.key, <code>{project.key}</code>],
        [phrases.mode, titleOf(definition.projects.modes, project.mode)],
        [
          word('agreement', language),
          <>
            <a href={`/programmes/${view.key}/agreements/${project.agreement}`}>
              {titleOf(definition.agreements, project.agreement)}
            </a>{' '}
            · {effective(project.agreementOn)}
          </>,
        ],
        [
          phrases.confidentiality,
          project.confidentiality && (
            <>
              <a href={`/programmes/${view.key}/agreements/${project.confidentiality.agreement}`}>
                {titleOf(definition.agreements, project.confidentiality.agreement)}
              </a>{' '}
              · {effective(project.confidentiality.on)}
            </>
          ),
        ],
        [phrases.overseas, project.isOverseas && phrases.yes],
        [
          phrases.budget,
          <>
            {budgetLine(definition, project.budget, language)} · {asked(project.budgetApproval)} ·{' '}
            <StatementLink programme={view.key} kind="project" of={project.key} language={language} />
          </>,
        ],
        [phrases.cost, project.cost && <CostLine context={context} project={project} />],
        [phrases.stages, <Stages project={project} language={language} />],
        [phrases.commissioning, asked(project.commissioning)],
        [phrases.landed, project.landedOn && formatDate(project.landedOn, language)],
      ]}
    >
      <ProjectForms context={context} project={project} />
    </ThingPage>
  );
};

interface ProjectPageProps {
  readonly context: ThingContext;
  readonly project: Project;
}

const Stages = ({ project, language }: { readonly project: Project; readonly language: 'zh' | 'en' }) => {
  const phrases = words[language];
  const next = nextProjectStage(project);
  return (
    <ol class="plain">
      {project.stages.map((stage, index) => {
        const passed = project.passed[index];
        const stands = passed
          ? phrases.passed(formatDate(passed.on, language))
          : stage === next
            ? phrases.next
            : phrases.later;
        return (
          <li key={stage.key}>
            {say(stage.title, language)} <span class="small quiet">{stands}</span>
            {passed && (
              <span class="small quiet">
                {' '}
                · {passed.evidence.map(({ title }) => title).join(language === 'zh' ? '、' : ', ')}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
};

/** What the office can do now. */
const ProjectForms = ({ context, project }: ProjectPageProps) => {
  const { reader, view, nonce, typed } = context;
  const { language } = reader;
  const phrases = words[language];
  const { commissioning, budgetApproval } = project;
  if (!nonce || isProjectOver(project)) return null;
  const action = `/programmes/${view.key}/projects/${project.key}`;
  const [stage, ahead] = [nextProjectStage(project), stepAhead(project)];
  const mayStart = project.agreementOn !== undefined && isBudgetApproved(project);
  const note = (verb: string) => <Field name={`${verb}.note`} label={phrases.note} typed={typed} kind="lines" />;
  const mayForecast = isBudgetApproved(project);
  const mayCancel = budgetApproval.state !== 'asked' && commissioning.state !== 'asked';
  return (
    <>
      <CostReportForm context={context} project={project} />
      {budgetApproval.state === 'returned' && mayUndertake(view.state, 'project.budget') && (
        <OfficeForm
          title={phrases.submitBudget}
          action={`${action}/budget`}
          nonce={nonce}
          submit={phrases.submitBudget}
          asks={asksOf(context, budgetDeciders(view.definition))}
        >
          <BudgetFields context={context} />
          {note('budget')}
        </OfficeForm>
      )}
      {stage && ahead && (
        <OfficeForm
          title={say(stageTitle(project, ahead.step), language)}
          hint={phrases.passHint(say(stage.title, language))}
          action={`${action}/stages`}
          nonce={nonce}
          hasFiles
          submit={phrases.pass(say(ahead.to, language))}
        >
          <input type="hidden" name="stage" value={stage.key} />
          <EvidenceFields kinds={stage.evidence} typed={typed} language={language} />
          {note('stage')}
        </OfficeForm>
      )}
      {!stage && mayStart && commissioning.state !== 'asked' && (
        <OfficeForm
          title={phrases.submitCommissioning}
          hint={phrases.commissioningHint}
          action={`${action}/commissioning`}
          nonce={nonce}
          hasFiles
          submit={phrases.submitCommissioning}
          asks={asksOf(context, commissioningDeciders(view.definition))}
        >
          <EvidenceFields kinds={['document']} typed={typed} language={language} />
          {note('commissioning')}
        </OfficeForm>
      )}
      {(mayForecast || mayCancel) && (
        <section class="card folds" aria-labelledby="others">
          <h2 id="others">{word('otherActions', language)}</h2>
          <ExpectedCostForm context={context} project={project} />
          {mayCancel && (
            <FoldForm
              name="cancellation"
              title={phrases.cancel}
              action={`/office${action}/cancellation`}
              nonce={nonce}
              submit={phrases.cancel}
              typed={typed}
              isOpen={'reason' in typed}
            >
              <Field name="reason" label={phrases.reason} typed={typed} kind="lines" isRequired />
            </FoldForm>
          )}
        </section>
      )}
    </>
  );
};
