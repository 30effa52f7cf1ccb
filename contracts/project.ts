import { idOf, keyedBy } from '../domain/shared/ids';
import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { ProjectTitles } from '../domain/projects/contents';
import type { ExpectedCost } from '../domain/projects/costs';
import type { ExceptionReport } from '../domain/tolerances/exception-reports';
import type { Fact, ProjectLevel } from '../domain/facts/facts';
import type { Deciders } from '../domain/programme/project-plans';
import type { BudgetRequest, CommissioningRequest, Project, StageReport } from '../domain/projects/projects';
import type { ProjectAsking } from '../domain/resumed/projects';
import type { Context } from './context';
import type { Opened } from './phase';
import type { Process } from './process';
import type { Again } from './resumed';
import { beginsAs } from './search-attributes';
import type { Told } from './told';
import type { GroupKey, Person } from '../domain/shared/keys';
import type { Text } from '../domain/shared/text';

export interface ProjectInput extends Context {
  readonly project: Project;
  readonly by: Person;
  readonly note: string;
  /** What its budget makes of those that it is taken out of, and which groups decide on it besides. */
  readonly measured?: BudgetRequest['measured'];
  readonly also?: BudgetRequest['also'];
  readonly titles: ProjectTitles;
  readonly deciders: { readonly budget: Deciders; readonly commissioning: Deciders };
  /** IANA zone of the programme's dates. */
  readonly zone: string;
  /**
   * Set when the process continues as new; `told` is what the programme knows of it. Where it is started again from the record, `again`
   * is what groups are deciding on, `facts` what it may not have heard, and `strategic` are the groups that decide on strategy.
   */
  readonly resumed?: {
    readonly recorded: number;
    readonly told?: ProjectLevel;
    readonly again?: Again<ProjectAsking>;
    readonly facts?: readonly Fact[];
    readonly strategic?: readonly GroupKey[];
  };
}

/** The report on a cost that is more than is tolerated; `groups` decide. */
export interface CostReport extends ExceptionReport {
  readonly groups: readonly GroupKey[];
  /** What it makes of the budgets that it is taken out of, in words. */
  readonly measured?: readonly Text[];
}

export const projectId = (programme: string, project: string) => idOf(programme, 'project', project);
export const parseProjectId = keyedBy('project');

export const projectProcess = (input: ProjectInput): Process => ({
  type: 'project',
  id: projectId(input.programme, input.project.key),
  summary: `${input.project.title.zh}: project`,
  args: [input],
  attributes: beginsAs(input.programme, input.project.state, ['pmo']),
});

export const passStage = defineUpdate<Told & { readonly next?: string }, [StageReport]>('passStage');

/** Asks for the budget anew after it came back. */
export const submitBudget = defineUpdate<Opened, [BudgetRequest]>('submitBudget');
export const submitCommissioning = defineUpdate<Opened, [CommissioningRequest]>('submitCommissioning');
export const forecastCost = defineUpdate<Told, [ExpectedCost]>('forecastCost');
export const reportCost = defineUpdate<Opened, [CostReport]>('reportCost');
export const cancelProject = defineUpdate<Told, [{ readonly by: Person; readonly reason: string }]>('cancel');
export const projectQuery = defineQuery<Project>('project');
