import { overrideOf } from './approval-changes';
import type { Approval } from './approvals';
import type { Entry } from './ledger';
import { isAboutObligation, obligationDrafts } from './letters-obligations';
import { mayAnswerFor, peopleFor } from './mandates';
import { awaitedSeats } from './outcomes';
import type { Person } from './programme';
import { changesOf, seatsOf } from './seats';

/** A mail to be sent, written in the same transaction as the entry that calls for it, so that none is lost and none is sent twice. */
export interface Letter {
  /** Stable: programme, process, entry number and person; the mail's Message-ID is made from it. */
  readonly id: string;
  readonly programme: string;
  readonly to: Person;
  readonly kind:
    | 'task'
    | 'reminder'
    | 'escalation'
    | 'closed'
    | 'actualsRequested'
    | 'notice'
    | 'copy'
    | 'released'
    | 'extended'
    | 'question'
    | 'answer'
    | 'reviewOpened'
    | 'obligationOpened'
    | 'obligationReminded'
    | 'obligationLapsed';
  /** What it is about: an approval, an obligation or an evaluation. */
  readonly about: string;
  readonly round?: number;
  /** The seats of this person that are asked. */
  readonly seats?: readonly string[];
}

/** What is known around an entry: the approval as it stands after it, and the people of the programme office. */
export interface LetterContext {
  readonly approval?: Approval;
  readonly office: readonly Person[];
}

const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

/** Who is asked for an awaited seat at an instant: as holder or as substitute; a vacant seat asks nobody. */
const questionsTo = (approval: Approval, at: string) =>
  awaitedSeats(approval).flatMap((seat) => peopleFor(approval, seat, at).map((to) => ({ to, seat: seat.id })));

type Questions = ReturnType<typeof questionsTo>;

/** Each person once, with all the seats for which they are asked. */
const byPerson = (questions: Questions) =>
  unique(questions.map(({ to }) => to)).map((to) => ({
    to,
    seats: questions.filter((each) => each.to === to).map(({ seat }) => seat),
  }));

/** The questions that the last change brought, and those that it ended: nobody is asked twice for a seat of which they know already. */
function changedQuestions(approval: Approval, at: string): { readonly begun: Questions; readonly over: Questions } {
  const before = questionsTo({ ...approval, changes: changesOf(approval).slice(0, -1) }, at);
  const now = questionsTo(approval, at);
  const without = (all: Questions, some: Questions) =>
    all.filter(({ to, seat }) => !some.some((each) => each.to === to && each.seat === seat));
  return { begun: without(now, before), over: without(before, now) };
}

/** Everybody who was asked so far: those of the stages that have opened and those added by an escalation. */
const peopleAsked = (approval: Approval): readonly Person[] => [
  ...approval.request.stages
    .slice(0, approval.stage + 1)
    .flatMap((_, index) => seatsOf(approval, index).flatMap((seat) => seat.holder ?? [])),
  ...approval.escalations.flatMap(({ to }) => to),
];

/** A letter before it has its id. */
export type Draft = Omit<Letter, 'id' | 'programme'>;

const aboutApproval = (approval: Approval, { happening, at }: Entry, office: readonly Person[]): readonly Draft[] => {
  const { request } = approval;
  const about = { about: request.approval, round: request.round };
  const told = (people: readonly Person[], kind: Letter['kind']): readonly Draft[] =>
    unique(people).map((to) => ({ to, kind, ...about }));
  const asked = (kind: 'task' | 'reminder' | 'answer', isMeant = (_seat: string) => true): readonly Draft[] =>
    byPerson(questionsTo(approval, at).filter(({ seat }) => isMeant(seat))).map((each) => ({
      ...each,
      kind,
      ...about,
    }));

  switch (happening.type) {
    case 'approval.opened':
      return [...asked('task'), ...told(request.policy.copies ?? [], 'copy')];
    case 'approval.stageOpened':
      return asked('task');
    case 'approval.reminded':
      return asked('reminder', (seat) => happening.seats.includes(seat));
    case 'approval.delegated':
    case 'approval.approverAdded':
    case 'approval.rosterChanged':
    case 'approval.reassigned': {
      const { begun, over } = changedQuestions(approval, at);
      const tasks = byPerson(begun).map((each) => ({ ...each, kind: 'task' as const, ...about }));
      const released = happening.type === 'approval.reassigned' ? over.map(({ to }) => to) : [];
      return [...tasks, ...told(released, 'released')];
    }
    case 'approval.extended': {
      const awaited = awaitedSeats(approval).flatMap((seat) => peopleFor(approval, seat, at));
      return told([...awaited, request.requester, ...office], 'extended');
    }
    case 'approval.questioned':
      return told([request.requester], 'question');
    case 'approval.answered':
      return asked('answer');
    case 'approval.nudged':
      return asked('reminder', (seat) => seat === happening.seat);
    case 'approval.escalated':
      return unique(happening.to).map((to) => {
        const seats = mayAnswerFor(approval, to).map(({ id }) => id);
        return { to, kind: 'escalation', ...about, ...(seats.length > 0 && { seats }) };
      });
    case 'approval.reviewOpened':
      return told([...office, request.requester], 'reviewOpened');
    case 'approval.closed': {
      const isQuiet = happening.outcome === 'approved' && overrideOf(approval) === undefined;
      const others = isQuiet ? [] : peopleAsked(approval);
      const toAct = happening.outcome === 'impossible' || request.review ? office : [];
      return told([request.requester, ...others, ...(request.policy.copies ?? []), ...toAct], 'closed');
    }
    default:
      return [];
  }
};

const draftsOf = (entry: Entry, { approval, office }: LetterContext): readonly Draft[] => {
  const { happening } = entry;
  if (happening.type === 'evaluation.opened')
    return unique(office).map((to) => ({ to, kind: 'actualsRequested', about: happening.evaluation }));
  if (happening.type === 'agreement.approved')
    return unique(office).map((to) => ({ to, kind: 'notice', about: happening.agreement }));
  if (isAboutObligation(happening)) return obligationDrafts(happening, office);
  return approval ? aboutApproval(approval, entry, office) : [];
};

/** The mails an entry calls for, one a person: tasks, reminders, escalations, what came of it, and what the office must do next. */
export const lettersOf = (entry: Entry, context: LetterContext): readonly Letter[] =>
  draftsOf(entry, context).map((draft) => ({
    id: [entry.programme, entry.process, entry.number, draft.to].join('/'),
    programme: entry.programme,
    ...draft,
  }));
