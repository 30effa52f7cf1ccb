import type { ApprovalInput } from '../../contracts/approval';
import { obligationId, occurrenceId, type ObligationInput } from '../../contracts/obligation';
import type { Process } from '../../contracts/process';
import { approvalAttributes, beginsAs } from '../../contracts/search-attributes';
import type { Subject } from '../../domain/approvals/approvals';
import { tierOf } from '../../domain/disputes/disputes';
import type { Entry } from '../../domain/record/ledger';
import { hasConsequences } from '../../domain/phases/lapses';
import { isOwed, type Obligation } from '../../domain/obligations/obligations';
import { obligationAfter } from '../../domain/obligations/projection';
import { isOf } from '../../domain/record/nouns';
import { remindedIn } from '../../domain/resumed/approvals';
import { calledConditions, calledOccurrences } from '../../domain/resumed/obligations';
import { answeredLapses } from '../../domain/resumed/phases';
import { suspensionOf, type Tolling } from '../../domain/obligations/tolling';
import type { ProgrammeView } from '../../domain/views/views';
import type { Planner } from '../planning/planner';
import { endedByRecord, isUnknown, type Lost, type ResumptionDeps, type Way } from './resumption';
import { milestonesIn } from '../../domain/programme/phase-plans';

const obligationIn = (entries: readonly Entry[]): Obligation | undefined =>
  entries.reduce<Obligation | undefined>((obligation, { happening }) => {
    if (happening.type === 'obligation.opened') return happening.opened;
    return obligation && isOf('obligation', happening) ? obligationAfter(obligation, happening) : obligation;
  }, undefined);

/** What an obligation may not have heard of disputes and suspensions: one has ended that stops it still, or another began. */
function unheardOf({ key, under, disputes = [] }: Obligation, view: ProgrammeView): readonly Omit<Tolling, 'at'>[] {
  const running = view.disputes.flatMap((each) =>
    tierOf(each) && each.about.kind === 'obligation' && each.about.key === key ? [each.key] : [],
  );
  const isSuspended = view.agreements.some((each) => each.key === under?.agreement && each.state === 'suspended');
  const stops = [...running, ...(under && isSuspended ? [suspensionOf(under.agreement)] : [])];
  return [
    ...stops.filter((each) => !disputes.includes(each)).map((dispute) => ({ dispute, is: 'stopped' as const })),
    ...disputes.filter((each) => !stops.includes(each)).map((dispute) => ({ dispute, is: 'resumed' as const })),
  ];
}

const resumptionOf = (input: ObligationInput): Process => {
  const { programme, obligation } = input;
  const { owner, due, text } = obligation.condition;
  return {
    type: 'obligation',
    id: obligation.key,
    summary: `${owner}, by ${due}: ${text}`.slice(0, 190),
    args: [input],
    attributes: beginsAs(programme, 'open', ['pmo']),
  };
};

/** How approvals and obligations begin again. */
export const createApprovalWays = (
  { readModel }: ResumptionDeps,
  planner: Pick<Planner, 'planObligation' | 'planOccurrence'>,
) => {
  const approval: Way = async ({ process, entries, recorded }) => {
    const view = await readModel.approval(process);
    if (!view) return isUnknown;
    if (view.state !== 'open') return endedByRecord;
    const { plan, approval: value } = view;
    const input = { request: value.request, plan };
    const resumed = { recorded, approval: value, reminded: remindedIn(entries), isAgain: true } as const;
    return {
      type: 'approval',
      id: process,
      summary: `${value.request.content.title.zh}: approval`,
      args: [{ ...input, resumed } satisfies ApprovalInput],
      attributes: approvalAttributes(input),
    };
  };

  /** What was approved under a condition, where its lapse has still to be answered. */
  const subjectOf = async (lost: Lost, { key, approval, state }: Obligation, view: ProgrammeView) => {
    const asked = approval === undefined || key.includes(':exit:') ? undefined : await readModel.approval(approval);
    const { subject } = asked?.approval.request ?? {};
    if (!subject || !hasConsequences(subject)) return {};
    return state === 'open' || (await waitsForAnswer(lost, { key, approval, subject }, view)) ? { subject } : {};
  };

  const waitsForAnswer = async (
    { story }: Pick<Lost, 'story'>,
    {
      key,
      approval,
      subject,
    }: { readonly key: string; readonly approval?: string | undefined; readonly subject: Subject },
    view: ProgrammeView,
  ): Promise<boolean> => {
    if (subject.kind === 'milestone') {
      const milestone = milestonesIn(view).find((each) => each.key === subject.key);
      if (milestone?.state !== 'conditionallyAccepted' || milestone.approval !== approval) return false;
    }
    return !answeredLapses(await story()).has(key);
  };

  /** What is due under an agreement, whose process was lost before it told anything: it is opened now. */
  const occurrence: Way = async ({ programme, process, started, story }) => {
    const called = calledOccurrences(await story()).find(
      ({ agreement, obligation: key, due }) => occurrenceId(programme, agreement, key, due) === process,
    );
    if (!called) return isUnknown;
    const { agreement, obligation: key, dueOn } = called;
    const terms = (await started()).definition.agreements[agreement]?.obligations?.find((each) => each.key === key);
    if (!terms) return isUnknown;
    const opensAt = new Date().toISOString();
    const planned = await planner.planOccurrence({ programme, obligation: terms, dueOn, opensAt });
    const under = { agreement, obligation: key };
    return resumptionOf({ programme, obligation: { key: process, under, ...planned, state: 'open' } });
  };

  /** The same of a condition. */
  const neverOpened: Way = async (lost) => {
    const { programme, process, story } = lost;
    const approved = await readModel.approvedWithConditions(programme);
    const called = calledConditions(approved, await story()).find(
      ({ approval, number, kind }) => obligationId(approval, number, kind) === process,
    );
    if (!called) return occurrence(lost);
    const { approval, condition, subject } = called;
    const plan = await planner.planObligation({ programme, due: condition.due, opensAt: new Date().toISOString() });
    const input: ObligationInput = {
      programme,
      obligation: { key: process, approval, condition, ...plan, state: 'open' },
      ...(hasConsequences(subject) && { subject }),
    };
    return resumptionOf(input);
  };

  const obligation: Way = async (lost) => {
    const { programme, entries, recorded } = lost;
    if (recorded === 0) return neverOpened(lost);
    const [value, view] = [obligationIn(entries), await readModel.head(programme)];
    if (!value || !view) return isUnknown;
    if (!isOwed(value)) return endedByRecord;
    const told = new Set(entries.map(({ happening }) => happening.type));
    const resumed = {
      recorded,
      openedAt: entries[0]?.at ?? value.remindAt,
      isReminded: told.has('obligation.reminded'),
      isEscalated: told.has('obligation.escalated'),
      unheard: unheardOf(value, view),
    };
    return resumptionOf({ programme, obligation: value, ...(await subjectOf(lost, value, view)), resumed });
  };

  return {
    approval,
    obligation,
    /** The lapses of conditions that a phase has not answered yet. */
    lapsesIn: async (lost: Lost, view: ProgrammeView) => {
      const lapsed = view.obligations.filter(({ state, approval }) => state === 'lapsed' && approval !== undefined);
      const found = await Promise.all(
        lapsed.map(async (each) => {
          const { subject } = await subjectOf(lost, each, view);
          return subject ? [{ obligation: each.key, approval: each.approval ?? '', subject }] : [];
        }),
      );
      return found.flat();
    },
  };
};
