import { exponentOf } from '../../domain/shared/amounts';
import { projectProcess } from '../../contracts/project';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import { projectTitles } from '../../domain/projects/contents';
import { zoneOf } from '../../domain/programme/parties';
import {
  budgetDeciders,
  commissioningDeciders,
  projectStages,
  type ProjectStage,
} from '../../domain/programme/project-plans';
import { assertAmount, assertOpen } from '../../domain/projects/refusals';
import { dueOn } from '../../domain/phases/phases';
import type { PlannedStage, Project, ProjectBudget } from '../../domain/projects/projects';
import type { Programme } from '../../domain/programme/programme';
import type { Text } from '../../domain/shared/text';
import { assertMayUndertake } from '../../domain/programme/undertakings';
import { measureBudget } from '../../domain/views/project-budgets';
import type { ProgrammeView } from '../../domain/views/views';
import type { Services } from '../../infra/services';
import { foundIn } from '../http/lookups';
import type { Person } from '../../domain/shared/keys';
import { untilVisible } from '../http/visible';

/** What somebody asks for who opens a project. */
export interface ProjectRequest {
  readonly key: string;
  readonly title: Text;
  readonly mode: string;
  readonly agreement?: string | undefined;
  readonly budget: ProjectBudget;
  readonly overseas: boolean;
  readonly note: string;
  readonly by: Person;
  /** The day on which it is opened (`YYYY-MM-DD`), from which its stages are planned. */
  readonly on?: string | undefined;
}

/** The project of that key. Throws `not_found`. */
export const projectIn = ({ projects }: ProgrammeView, key = ''): Project => foundIn(projects, key, 'project');

/** The same where something is to be done about it. Throws `project_state` once it has landed or is cancelled. */
export const openProjectIn = (view: ProgrammeView, key = ''): Project => {
  const project = projectIn(view, key);
  assertOpen(project);
  return project;
};

/** A budget names a fund of the programme, or none. Throws `invalid_input`. */
export const assertBudget = (definition: Programme, budget: ProjectBudget): void => {
  assertAmount(budget);
  if (budget.fund !== undefined && !Object.hasOwn(definition.funds, budget.fund))
    throw new DomainError('invalid_input', noSuch(kinds.fund, budget.fund), { field: 'budget.fund' });
};

/** Its stages with the day by which each is to be passed, where the mode says so. */
const plannedStages = (stages: readonly ProjectStage[], opened: string | undefined): readonly PlannedStage[] =>
  stages.map((stage) =>
    stage.due && opened !== undefined ? { ...stage, plannedOn: dueOn(stage.due, opened) } : stage,
  );

const projectOf = (definition: Programme, request: ProjectRequest): Project => {
  const { key, title, mode, budget, overseas } = request;
  const plan = Object.hasOwn(definition.projects.modes, mode) ? definition.projects.modes[mode] : undefined;
  if (!plan) throw new DomainError('invalid_input', noSuch(kinds.mode, mode), { field: 'mode' });
  const agreement = request.agreement ?? plan.agreement;
  if (agreement === undefined || !Object.hasOwn(definition.agreements, agreement))
    throw new DomainError('invalid_input', noSuch(kinds.agreement, agreement ?? ''), { field: 'agreement' });
  assertBudget(definition, budget);
  return {
    key,
    title,
    mode,
    stages: plannedStages(projectStages(plan), request.on),
    agreement,
    ...(definition.confidentiality !== undefined && { confidentiality: { agreement: definition.confidentiality } }),
    isOverseas: overseas,
    budget,
    ...(Object.keys(definition.funds).length > 0 && { awaitsDraw: true as const }),
    budgetApproval: { state: 'none', round: 0 },
    commissioning: { state: 'none', round: 0 },
    passed: [],
    state: 'preparing',
  };
};

/**
 * Opens a project, alike from page and API; its groups are asked for its budget at once. Throws `invalid_input` for a mode, an
 * agreement or a fund that the programme does not know, `programme_ending` or `programme_over` once it no longer runs, `key_taken`.
 */
export async function openProject(
  { processes, readModel }: Pick<Services, 'processes' | 'readModel'>,
  view: ProgrammeView,
  request: ProjectRequest,
  requestId: string,
): Promise<string> {
  const { key: programme, definition, version, state } = view;
  assertMayUndertake(state, 'project.open');
  const project = projectOf(definition, request);
  const measured = measureBudget(view, project);
  const { currency, title: programmeTitle } = definition;
  await processes.start(
    projectProcess({
      programme,
      programmeTitle,
      version,
      project,
      by: request.by,
      note: request.note,
      ...measured,
      titles: projectTitles(definition, project, exponentOf(currency)),
      deciders: { budget: budgetDeciders(definition), commissioning: commissioningDeciders(definition) },
      zone: zoneOf(definition),
    }),
    requestId,
  );
  await untilVisible(async () => (await readModel.head(programme))?.projects.some(({ key }) => key === project.key));
  return project.key;
}
