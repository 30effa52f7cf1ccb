import type { Approval } from './approvals';
import type { Entry } from './ledger';
import { mayAnswerFor, peopleFor } from './mandates';
import { awaitedSeats } from './outcomes';
import type { Person, Seat } from './programme';
import { changesOfType, seatsOf } from './seats';

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
    | 'answer';
  /** What it is about: an approval or an evaluation. */
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

/** Each person once, with all the seats for which they are asked: as holder or, at that instant, as substitute; a vacant seat gets no mail. */
const byPerson = (approval: Approval, seats: readonly Seat[], at: string) => {
  const asked = seats.flatMap((seat) => peopleFor(approval, seat, at).map((to) => ({ to, seat: seat.id })));
  return unique(asked.map(({ to }) => to)).map((to) => ({
    to,
    seats: asked.filter((each) => each.to === to).map(({ seat }) => seat),
  }));
};

/** Everybody who was asked so far: those of the stages that have opened and those added by an escalation. */
const peopleAsked = (approval: Approval): readonly Person[] => [
  ...approval.request.stages
    .slice(0, approval.stage + 1)
    .flatMap((_, index) => seatsOf(approval, index).flatMap((seat) => seat.holder ?? [])),
  ...approval.escalations.flatMap(({ to }) => to),
];

const isOverridden = (approval: Approval) => changesOfType(approval, 'approval.overridden').length > 0;

type Draft = Omit<Letter, 'id' | 'programme'>;

const aboutApproval = (approval: Approval, { happening, at }: Entry, office: readonly Person[]): readonly Draft[] => {
  const { request } = approval;
  const about = { about: request.approval, round: request.round };
  const told = (people: readonly Person[], kind: Letter['kind']): readonly Draft[] =>
    unique(people).map((to) => ({ to, kind, ...about }));
  const asked = (kind: 'task' | 'reminder' | 'answer', isMeant: (seat: Seat) => boolean): readonly Draft[] =>
    byPerson(approval, awaitedSeats(approval).filter(isMeant), at).map((each) => ({ ...each, kind, ...about }));

  switch (happening.type) {
    case 'approval.opened':
      return [...asked('task', () => true), ...told(request.policy.copies ?? [], 'copy')];
    case 'approval.stageOpened':
      return asked('task', () => true);
    case 'approval.reminded':
      return asked('reminder', ({ id }) => happening.seats.includes(id));
    case 'approval.delegated':
      return asked('task', ({ id }) => id === happening.seat);
    case 'approval.reassigned': {
      const before = request.stages.flatMap(({ panels }) => panels.flatMap(({ seats }) => seats));
      const holder = before.find(({ id }) => id === happening.seat)?.holder;
      return [...asked('task', ({ id }) => id === happening.seat), ...told(holder ? [holder] : [], 'released')];
    }
    case 'approval.approverAdded':
      return asked('task', ({ id }) => id === happening.seat.id);
    case 'approval.rosterChanged':
      return asked('task', ({ id }) => Object.hasOwn(happening.holders, id));
    case 'approval.extended': {
      const awaited = awaitedSeats(approval).flatMap((seat) => peopleFor(approval, seat, at));
      return told([...awaited, request.requester, ...office], 'extended');
    }
    case 'approval.questioned':
      return told([request.requester], 'question');
    case 'approval.answered':
      return asked('answer', () => true);
    case 'approval.nudged':
      return asked('reminder', ({ id }) => id === happening.seat);
    case 'approval.escalated':
      return unique(happening.to).map((to) => {
        const seats = mayAnswerFor(approval, to).map(({ id }) => id);
        return { to, kind: 'escalation', ...about, ...(seats.length > 0 && { seats }) };
      });
    case 'approval.closed': {
      const isQuiet = happening.outcome === 'approved' && !isOverridden(approval);
      const others = isQuiet ? [] : peopleAsked(approval);
      const toFill = happening.outcome === 'impossible' ? office : [];
      return told([request.requester, ...others, ...(request.policy.copies ?? []), ...toFill], 'closed');
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
  return approval ? aboutApproval(approval, entry, office) : [];
};

/** The mails an entry calls for, one a person: tasks, reminders, escalations, what came of it, and what the office must do next. */
export const lettersOf = (entry: Entry, context: LetterContext): readonly Letter[] =>
  draftsOf(entry, context).map((draft) => ({
    id: [entry.programme, entry.process, entry.number, draft.to].join('/'),
    programme: entry.programme,
    ...draft,
  }));
