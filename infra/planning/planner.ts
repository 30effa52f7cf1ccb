import { approvalId, type MatterAsked } from '../../contracts/approval';
import { reachedBy } from '../../domain/approvals/time/addressees';
import { open } from '../../domain/approvals/steps';
import type { Approval, ApprovalRequest, Decision, StagePlan } from '../../domain/approvals/approvals';
import { carriedVotes } from '../../domain/approvals/carried-votes';
import type { Calendar } from '../../domain/calendar/calendar';
import { addDays } from '../../domain/calendar/dates';
import { addressesOf } from '../../domain/programme/identities';
import { stagesOf, policyOf } from '../../domain/approvals/panels';
import { dueAfter, firstWorkingInstant, plannedStage, stepAfter } from '../../domain/approvals/time/plans';
import { withGrace, type EscalationStep } from '../../domain/programme/policies';
import type { Programme } from '../../domain/programme/programme';
import { reviewRequest } from '../../domain/approvals/reviews';
import { titlesOf } from '../../domain/programme/titles';
import { instantAt, localDateOf } from '../../domain/calendar/zones';
import { hashOf } from '../host/hashes';
import type { Directory } from './directory';
import { createAgreementPlanner } from './agreements';
import { createEvaluationPlanner } from './evaluations';
import { createFundPlanner } from './funds';
import { createIpPlanner } from './ip';
import { createRegisterPlanner } from './register';
import { createMovePlanner } from './moves';
import { createRiskPlanner } from './risks';
import type { ReadModel } from '../store/read-model';

interface Opening {
  readonly question: MatterAsked;
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
export const createPlanner = (
  directory: Directory,
  { approval: approvalOf, head }: Pick<ReadModel, 'approval' | 'head'>,
) => {
  const planOf = (definition: Programme, { request, stage, opensAt }: NextStage) =>
    plannedStage(request.stages[stage] ?? { panels: [] }, request.policy, opensAt, directory.calendars(definition));

  /** The votes of the round before that its resubmission leaves alone, where the policy lets them carry over. */
  const carriedInto = async (request: ApprovalRequest) => {
    if (!request.policy.smartReapproval || request.round < 2) return [];
    const before = await approvalOf(approvalId({ ...request, round: request.round - 1 }));
    return before ? carriedVotes(before.approval, request.content, request.stages) : [];
  };

  /** The calendar of a party, or those of all for one that has none. */
  const calendarsOf = async (programme: string, party: string): Promise<readonly Calendar[]> => {
    const calendars = directory.calendars(await directory.definition(programme));
    return calendars[party] ? [calendars[party]] : Object.values(calendars);
  };

  return {
    ...createMovePlanner(directory),
    ...createAgreementPlanner(directory),
    ...createRegisterPlanner(directory),
    ...createIpPlanner(directory),
    ...createRiskPlanner(directory),
    ...createFundPlanner(directory, { head }),
    ...createEvaluationPlanner(directory, { head }),
    /** Finds who holds the seats, freezes the content under its hash, and counts the first deadline. */
    planApproval: async ({ question, opensAt }: Opening) => {
      const { programme, round, subject, content, requester, version, groups, also, beneficiaries = [] } = question;
      const { definition, substitutions } = await directory.edition(programme);
      const policy = policyOf(definition, question.policy);
      const timesDecided = typeof question.policy === 'string' ? definition.timesDecided?.[question.policy] : undefined;
      const { stages: _, ...rest } = policy;
      const asked: ApprovalRequest = {
        programme,
        approval: approvalId(question),
        round,
        subject,
        content,
        contentHash: hashOf(content),
        requester,
        ...(beneficiaries.length > 0 && { beneficiaries }),
        recusalBarsPerson: true,
        ...(substitutions.length > 0 && { substitutions }),
        addresses: addressesOf(definition),
        policy: withGrace(rest),
        stages: stagesOf(definition, policy, groups, also),
        counting: 2,
        definitionVersion: version,
        ...(timesDecided && { timesDecided }),
        titles: titlesOf(definition),
      };
      const carried = await carriedInto(asked);
      const request = { ...asked, ...(carried.length > 0 && { carried }) };
      return { request, plan: planOf(definition, { request, stage: 0, opensAt }) };
    },
    /** The review of a closed approval that a recusal calls for, asked of whoever holds the seats today, with a first deadline of its own. */
    planReview: async (closed: Approval, recusal: Decision) => {
      const edition = await directory.edition(closed.request.programme);
      const request = reviewRequest(closed, recusal, edition, approvalId);
      return { request, plan: planOf(edition.definition, { request, stage: 0, opensAt: recusal.acceptedAt }) };
    },
    /** The latest deadlines there could be: each stage opening when the one before is due, and then each step of the chain. */
    planAll: async (request: ApprovalRequest, first: StagePlan) => {
      const definition = await directory.definition(request.programme);
      const stages = request.stages
        .slice(1)
        .reduce<readonly StagePlan[]>(
          (plans, _, index) => [
            ...plans,
            planOf(definition, { request, stage: index + 1, opensAt: plans.at(-1)?.dueAt ?? first.dueAt }),
          ],
          [first],
        );
      const approval = open(request, first);
      const chain = request.policy.atDeadline === 'escalate' ? request.policy.escalation : [];
      const calendars = directory.calendars(definition);
      let at = first.dueAt;
      const escalation = chain.map((step) => {
        const { to } = reachedBy(definition, approval, step);
        const begins = at;
        const { dueAt, provisional } = stepAfter(step.within, begins, Object.keys(calendars), calendars);
        at = dueAt;
        return { to: step.to, does: step.does, people: to, at: begins, dueAt, provisional };
      });
      const clocks = Object.values(calendars).filter(
        ({ key, version }) =>
          escalation.length > 0 || stages.some((each) => each.calendarVersions.includes(`${key} ${version}`)),
      );
      return {
        stages,
        escalation,
        provisional: [...stages, ...escalation].some(({ provisional }) => provisional),
        calendarVersions: Object.fromEntries(clocks.map(({ key, version }) => [key, version])),
      };
    },
    /** Counts the deadline of a later stage. */
    planStage: async (next: NextStage) => planOf(await directory.definition(next.request.programme), next),
    /** Whom an escalation step reaches, when it does (on a holiday of theirs it waits for their next working hour), and when its own clock ends. */
    planEscalation: async ({ approval, step, at }: Escalating) => {
      const definition = await directory.definition(approval.request.programme);
      const calendars = directory.calendars(definition);
      const whom = reachedBy(definition, approval, step);
      const theirs = [...new Set(whom.seats.map(({ party }) => party))].flatMap((party) => calendars[party] ?? []);
      const reachedAt = firstWorkingInstant(theirs, at);
      const dueAt = dueAfter(step.within, reachedAt, Object.keys(calendars), calendars);
      return { at: reachedAt, dueAt, ...whom };
    },
    /** The working day of a party on which an instant counts. */
    workingDay: async (programme: string, party: string, at: string): Promise<string> => {
      const own = await calendarsOf(programme, party);
      return localDateOf(firstWorkingInstant(own, at), own[0]?.zone ?? 'UTC');
    },
    /** The first working day of a party after a day (`YYYY-MM-DD`). */
    workingDayAfter: async (programme: string, party: string, day: string): Promise<string> => {
      const own = await calendarsOf(programme, party);
      const zone = own[0]?.zone ?? 'UTC';
      return localDateOf(firstWorkingInstant(own, instantAt(addDays(day, 1), '00:00', zone)), zone);
    },
  };
};
