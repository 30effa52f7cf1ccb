import type { ApprovalStep, ProjectStep } from '../../domain/evaluations/computed/counts';
import type { Text } from '../../domain/shared/text';
import type { Query } from './database';

interface StepRow {
  readonly process: string;
  readonly number: number;
  readonly at: string;
  readonly type: string;
  readonly said: Readonly<Record<string, unknown>>;
}

const approvalTypes = ['approval.opened', 'approval.stageOpened', 'approval.escalated', 'approval.closed'];
const projectTypes = ['project.landed', 'project.cancelled', 'project.agreementEnded'];

/** Of what was told only what is counted: requests carry whole contents. */
const steps = (where: string) => `
  select process, number, at, type, json_build_object(
      'dueAt', entry::json -> 'happening' -> 'plan' ->> 'dueAt',
      'outcome', entry::json -> 'happening' ->> 'outcome',
      'title', entry::json -> 'happening' -> 'request' -> 'content' -> 'title',
      'project', entry::json -> 'happening' ->> 'project',
      'on', entry::json -> 'happening' ->> 'on') as said
    from ledger where programme = $1 and type = any($2::text[]) and ${where} order by sequence`;

const stated = ({ said }: StepRow): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));

/** The steps of the approvals that were open at some time between two instants. */
export const approvalSteps = async (
  query: Query,
  programme: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly ApprovalStep[]> => {
  const open = `process in (select id from approvals where programme = $1 and opened_at < $4::timestamptz
    and (closed_at is null or closed_at >= $3::timestamptz))`;
  const rows = await query<StepRow>(steps(open), [programme, approvalTypes, from, to]);
  return rows.map((row) => {
    const { dueAt, outcome, title } = stated(row) as Pick<ApprovalStep, 'dueAt' | 'outcome' | 'title'>;
    const { process, number, at } = row;
    return {
      ...{ process, number, at, type: row.type as ApprovalStep['type'] },
      ...(dueAt && { dueAt }),
      ...(outcome && { outcome }),
      ...(title && { title }),
    };
  });
};

/** What ended projects of a programme; `dayOf` says on which day an instant falls, where the entry names none. */
export const projectSteps = async (
  query: Query,
  programme: string,
  titles: Readonly<Record<string, Text>>,
  dayOf: (instant: string) => string,
): Promise<readonly ProjectStep[]> => {
  const rows = await query<StepRow>(steps('true'), [programme, projectTypes]);
  return rows.map((row) => {
    const { project = '', on = dayOf(row.at) } = stated(row) as Partial<Pick<ProjectStep, 'project' | 'on'>>;
    const title = titles[project];
    const { process, number } = row;
    return { project, ...(title && { title }), type: row.type as ProjectStep['type'], on, process, number };
  });
};
