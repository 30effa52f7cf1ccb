import { allHandlersFinished, condition, continueAsNew, setHandler } from '@temporalio/workflow';
import { approvalId } from '../contracts/approval';
import { contextOf } from '../contracts/context';
import { learn, programmeEnds, programmeId } from '../contracts/programme';
import {
  cancelProject,
  passStage,
  projectQuery,
  submitBudget,
  submitCommissioning,
  type ProjectInput,
} from '../contracts/project';
import type { Content } from '../domain/approvals/approvals';
import { endingReason } from '../domain/views/endings';
import { budgetContent, commissioningContent } from '../domain/projects/contents';
import type { Fact, ProjectLevel } from '../domain/facts/facts';
import { levelOf, projectFact } from '../domain/needs/project-needs';
import { newsOf, projectAfter } from '../domain/projects/changes';
import {
  assertMayCancel,
  assertMayPass,
  assertMaySubmitBudget,
  assertMaySubmitCommissioning,
} from '../domain/projects/refusals';
import {
  isProjectOver,
  mayLand,
  nextProjectStage,
  type BudgetRequest,
  type CommissioningRequest,
  type ProjectHappening,
  type StageReport,
} from '../domain/projects/projects';
import { localDateOf } from '../domain/calendar/zones';
import { ask, wereOpened } from './approval/asking';
import { refusing } from './kit/failures';
import { handleCosts } from './project/cost';
import { createRecord } from './kit/record';
import { createSideWork } from './kit/side-work';
import { tellProcess } from './kit/telling';
import { show } from './kit/visibility';
import { shouldContinueAsNew, somethingHappens } from './kit/waiting';
import type { GroupKey, Person } from '../domain/shared/keys';
import { EXIT } from '../domain/shared/reserved';

type Process = (input: ProjectInput) => Promise<void>;

/** What groups decide about a project. */
type Decided = keyof ProjectInput['deciders'];

/** One cooperation project: its budget is approved, its stages are passed in order, and it lands once its commissioning is accepted. */
export async function project(input: ProjectInput): Promise<void> {
  const { programme } = input;
  const { key } = input.project;
  const ledger = createRecord(programme, input.resumed?.recorded);
  const sideWork = createSideWork();
  let project = input.project;
  let told: ProjectLevel | undefined = input.resumed?.told;

  setHandler(learn, hear);
  setHandler(projectQuery, () => project);
  setHandler(
    passStage,
    (report) => {
      happen({ type: 'project.stagePassed', project: key, on: today(), ...report });
      const next = nextProjectStage(project);
      return { entries: ledger.unwritten(), ...(next && { next: next.key }) };
    },
    { validator: refusing((report: StageReport) => assertMayPass(project, report)) },
  );
  setHandler(submitBudget, (request) => ({ approval: askBudget(request), entries: ledger.unwritten() }), {
    validator: refusing((request: BudgetRequest) => assertMaySubmitBudget(project, request)),
  });
  setHandler(
    submitCommissioning,
    (request) => {
      const approval = nextApproval('commissioning');
      happen({ type: 'project.commissioningSubmitted', project: key, approval, ...request });
      decideCommissioning(request);
      return { approval, entries: ledger.unwritten() };
    },
    { validator: refusing((request: CommissioningRequest) => assertMaySubmitCommissioning(project, request)) },
  );
  setHandler(
    cancelProject,
    (cancelled) => {
      happen({ type: 'project.cancelled', project: key, ...cancelled });
      return { entries: ledger.unwritten() };
    },
    { validator: refusing((cancelled: { readonly reason: string }) => assertMayCancel(project, cancelled)) },
  );

  setHandler(programmeEnds, (ending) => {
    if (isProjectOver(project)) return;
    happen({ type: 'project.cancelled', project: key, by: EXIT, reason: endingReason(ending) });
  });

  const costs = handleCosts({ input, project: () => project, happen, ledger, sideWork });

  if (!input.resumed) {
    happen({ type: 'project.opened', project: key, opened: project, by: input.by });
    const { note, by, measured, also } = input;
    askBudget({ budget: project.budget, note, by, ...(measured && { measured }), ...(also && { also }) });
  } else goOn(input.resumed);
  for (;;) {
    if (mayLand(project)) happen({ type: 'project.landed', project: key, on: today() });
    sideWork.begin();
    await ledger.write();
    await tellProgramme();
    if (isOver() && !isNews()) break;
    await lookAround();
  }
  await condition(allHandlersFinished);

  async function lookAround() {
    show(
      project.state,
      waitingOn(),
      `The project is ${project.state}; next: ${nextProjectStage(project)?.key ?? 'commissioning'}`,
    );
    const before = sideWork.count();
    await somethingHappens(() => isNews() || sideWork.count() !== before, 'its budget, its stages, its commissioning');
    if (sideWork.count() === 0 && !isNews() && told && shouldContinueAsNew())
      await continueAsNew<Process>({
        ...input,
        project,
        resumed: { recorded: ledger.recorded(), told },
      });
  }

  async function tellProgramme() {
    const level = levelOf(project);
    if (level === told) return;
    told = level;
    await tellProcess(programmeId(programme), learn, projectFact(project, today()));
  }

  function askBudget(request: BudgetRequest) {
    const approval = nextApproval('budget');
    happen({ type: 'project.budgetSubmitted', project: key, approval, ...request });
    decideBudget(request);
    return approval;
  }

  function decideBudget(request: BudgetRequest) {
    sideWork.ask('budget', () =>
      decide('budget', budgetContent(project, input.titles, request), request.by, request.also),
    );
  }

  function decideCommissioning(request: CommissioningRequest) {
    sideWork.ask('commissioning', () =>
      decide('commissioning', commissioningContent(project, input.titles, request), request.by),
    );
  }

  /** What groups were deciding on when it was lost is waited for as before; what it may not have heard it hears now. */
  function goOn({ again, facts = [] }: NonNullable<ProjectInput['resumed']>) {
    wereOpened(again?.opened);
    for (const asked of again?.matters ?? [])
      if (asked.type === 'project.budgetSubmitted') decideBudget(asked);
      else if (asked.type === 'project.commissioningSubmitted') decideCommissioning(asked);
      else costs.goOn(asked);
    facts.forEach(hear);
  }

  function hear(fact: Fact) {
    const news = newsOf(project, fact);
    if (news) happen(news);
  }

  async function decide(kind: Decided, content: Content, requester: Person, also: readonly GroupKey[] = []) {
    const { groups, policy } = input.deciders[kind];
    const { approval, outcome } = await ask({
      ...contextOf(input),
      policy,
      groups: [...groups, ...also.filter((group) => !groups.includes(group))],
      subject: { kind, key },
      round: roundOf(kind),
      content,
      requester,
    });
    happen({ type: `project.${kind}Decided`, project: key, approval, outcome });
  }

  function happen(happening: ProjectHappening) {
    project = projectAfter(project, happening);
    ledger.tell(happening);
  }
  function isNews() {
    return sideWork.isAsked() || ledger.hasNews() || mayLand(project) || levelOf(project) !== told;
  }
  function isOver() {
    return isProjectOver(project) && sideWork.count() === 0;
  }
  function nextApproval(kind: Decided) {
    return approvalId({ programme, subject: { kind, key }, round: roundOf(kind) + 1 });
  }
  function roundOf(kind: Decided) {
    return { budget: project.budgetApproval, commissioning: project.commissioning }[kind].round;
  }
  function waitingOn() {
    if (project.commissioning.state === 'asked') return input.deciders.commissioning.groups;
    return project.budgetApproval.state === 'asked' ? input.deciders.budget.groups : ['pmo'];
  }
  function today() {
    return localDateOf(new Date().toISOString(), input.zone);
  }
}
