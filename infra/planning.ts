import { approvalId, type Question } from '../contracts/approval';
import type { Approval, ApprovalRequest } from '../domain/approvals';
import { reached } from '../domain/addressees';
import { stagesOf, policyOf } from '../domain/panels';
import { dueAfter, planStage } from '../domain/plans';
import type { EscalationStep } from '../domain/policies';
import type { Programme } from '../domain/programme';
import { titlesOf } from '../domain/titles';
import { hashOf } from './hashes';
import type { Directory } from './directory';

interface Opening {
  readonly question: Question;
  /** ISO instant of the asking process. */
  readonly opensAt: string;
}

interface NextStage {
  readonly request: ApprovalRequest;
  readonly stage: number;
  readonly opensAt: string;
}

interface Escalating {
  readonly approval: Approval;
  readonly step: EscalationStep;
  readonly at: string;
}

export type Planner = ReturnType<typeof createPlanner>;

/** Works out who is asked, what they are shown and when it is due; computes and changes nothing. */
export const createPlanner = (directory: Directory) => {
  const planOf = (definition: Programme, { request, stage, opensAt }: NextStage) =>
    planStage(request.stages[stage] ?? { panels: [] }, request.policy, opensAt, directory.calendars(definition));

  return {
    /** Finds who holds the seats, freezes the content under its hash, and counts the first deadline. */
    planApproval: async ({ question, opensAt }: Opening) => {
      const { programme, round, subject, content, requester, version, groups } = question;
      const definition = await directory.definition(programme);
      const policy = policyOf(definition, question.policy);
      const { stages: _, ...rest } = policy;
      const request: ApprovalRequest = {
        programme,
        approval: approvalId(question),
        round,
        subject,
        content,
        contentHash: hashOf(content),
        requester,
        policy: rest,
        stages: stagesOf(definition, policy, groups),
        definitionVersion: version,
        titles: titlesOf(definition),
      };
      return { request, plan: planOf(definition, { request, stage: 0, opensAt }) };
    },
    /** Counts the deadline of a later stage. */
    planStage: async (next: NextStage) => planOf(await directory.definition(next.request.programme), next),
    /** Whom an escalation step reaches, and when its own clock ends. */
    planEscalation: async ({ approval, step, at }: Escalating) => {
      const definition = await directory.definition(approval.request.programme);
      const calendars = directory.calendars(definition);
      const dueAt = dueAfter(step.within, at, Object.keys(calendars), calendars);
      return { at, dueAt, ...reached(definition, approval, step) };
    },
  };
};
