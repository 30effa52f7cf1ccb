import type { Approval } from './approvals';
import type { Entry, Happening } from './ledger';
import { mayAnswerFor } from './mandates';
import { awaitedSeats, seatsOf } from './outcomes';
import type { Person, Seat } from './programme';

/** A mail to be sent, written in the same transaction as the entry that calls for it, so that none is lost and none is sent twice. */
export interface Letter {
  /** Stable: programme, process, entry number and person; the mail's Message-ID is made from it. */
  readonly id: string;
  readonly programme: string;
  /** When that happened which calls for it (ISO). */
  readonly at: string;
  readonly to: Person;
  readonly kind:
    'task' | 'reminder' | 'escalation' | 'closed' | 'actualsRequested' | 'notice' | 'commentKept' | 'undelivered';
  /** What it is about: an approval, an evaluation or an agreement. */
  readonly about: string;
  readonly round?: number;
  /** The seats of this person that are asked. */
  readonly seats?: readonly string[];
  /** The mail that did not arrive: whose, where, why, and the second address it was sent to instead. */
  readonly returned?: Returned;
  /** Where it goes when not to the person's own address. */
  readonly address?: string;
}

/** What a letter is for, whoever it goes to. */
export type Matter = Pick<Letter, 'kind' | 'about' | 'round' | 'seats'>;

export interface Returned {
  readonly person: Person;
  readonly address: string;
  readonly reason: string;
  readonly again?: string;
}

/** What is known around an entry: the approval as it stands after it, and the people of the programme office. */
export interface LetterContext {
  readonly approval?: Approval;
  readonly office: readonly Person[];
}

const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

/** Each person once, with all the seats of theirs that are asked; a vacant seat gets no mail. */
const byHolder = (seats: readonly Seat[]) =>
  unique(seats.flatMap(({ holder }) => holder ?? [])).map((to) => ({
    to,
    seats: seats.filter(({ holder }) => holder === to).map(({ id }) => id),
  }));

/** Everybody who was asked so far: those of the stages that have opened and those added by an escalation. */
const peopleAsked = ({ request, stage, escalations }: Approval): readonly Person[] => [
  ...request.stages
    .slice(0, stage + 1)
    .flatMap((_, index) => seatsOf(request, index).flatMap((seat) => seat.holder ?? [])),
  ...escalations.flatMap(({ to }) => to),
];

type Bounced = Extract<Happening, { readonly type: 'mail.bounced' }>;

type Draft = Omit<Letter, 'id' | 'programme' | 'at'>;

const aboutApproval = (approval: Approval, { happening }: Entry): readonly Draft[] => {
  const about = { about: approval.request.approval, round: approval.request.round };
  switch (happening.type) {
    case 'approval.opened':
    case 'approval.stageOpened':
      return byHolder(awaitedSeats(approval)).map((asked) => ({ ...asked, kind: 'task', ...about }));
    case 'approval.reminded': {
      const seats = seatsOf(approval.request, approval.stage).filter(({ id }) => happening.seats.includes(id));
      return byHolder(seats).map((asked) => ({ ...asked, kind: 'reminder', ...about }));
    }
    case 'approval.escalated':
      return unique(happening.to).map((to) => {
        const seats = mayAnswerFor(approval, to).map(({ id }) => id);
        return { to, kind: 'escalation', ...about, ...(seats.length > 0 && { seats }) };
      });
    case 'approval.closed': {
      const others = happening.outcome === 'approved' ? [] : peopleAsked(approval);
      return unique([approval.request.requester, ...others]).map((to) => ({ to, kind: 'closed', ...about }));
    }
    case 'approval.commented':
      return [{ to: happening.person, kind: 'commentKept', ...about }];
    default:
      return [];
  }
};

/** A mail that came back goes to the second address, if there is one; the office is told either way. */
const aboutBounce = ({ person, matters, told, address, reason, again }: Bounced): readonly Draft[] => {
  const returned = { person, address, reason, ...(again !== undefined && { again }) };
  const [about = ''] = matters.map((matter) => matter.about);
  return [
    ...(again === undefined ? [] : matters.map((matter) => ({ ...matter, to: person, address: again }))),
    ...told.map((to): Draft => ({ to, kind: 'undelivered', about, returned })),
  ];
};

const draftsOf = (entry: Entry, { approval, office }: LetterContext): readonly Draft[] => {
  const { happening } = entry;
  if (happening.type === 'evaluation.opened')
    return unique(office).map((to) => ({ to, kind: 'actualsRequested', about: happening.evaluation }));
  if (happening.type === 'agreement.approved')
    return unique(office).map((to) => ({ to, kind: 'notice', about: happening.agreement }));
  if (happening.type === 'mail.bounced') return aboutBounce(happening);
  return approval ? aboutApproval(approval, entry) : [];
};

/** What was sent to a first address is another letter at the second; a mail may have spoken of several things. */
const againOf = ({ address, about, kind }: Draft) => (address === undefined ? [] : [address, kind, about]);

/** The mails an entry calls for, one a person: tasks, reminders, escalations, what came of it, and what the office must do next. */
export const lettersOf = (entry: Entry, context: LetterContext): readonly Letter[] =>
  draftsOf(entry, context).map((draft) => ({
    id: [entry.programme, entry.process, entry.number, draft.to, ...againOf(draft)].join('/'),
    programme: entry.programme,
    at: entry.at,
    ...draft,
  }));
