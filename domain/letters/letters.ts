import { isAgreementNews, newsDrafts, type Hearers } from '../agreements/news/news';
import type { Approval } from '../approvals/approvals';
import { isNewHold } from '../approvals/blockages';
import { hearersOfClose } from '../approvals/closings';
import type { ApprovalHappening } from '../approvals/happenings';
import type { Entry } from '../record/ledger';
import type { MailHappening } from '../mail/happenings';
import type { OfType } from '../shared/told';
import { callsForLetters, tellsOffice, type Heard } from './calls';
import { evaluationDrafts, rosterDrafts, type EvaluationStanding, type FiguresStanding } from './evaluations';
import { holdDrafts, isAboutHold } from './phases';
import { isAboutObligation, obligationDrafts } from './obligations';
import type { AskingKind, LetterKind } from '../mail/kinds';
import { callKey } from '../money/funds/calls';
import { mayAnswerFor } from '../approvals/mandates';
import { assessmentKey } from '../strategy/assessments';
import { byNoun, type ByNoun } from '../record/nouns';
import { askedSinceHold, byPerson, changedTasks, tasksTo } from '../approvals/tasks';
import type { Person } from '../shared/keys';
import type { Letter, Draft } from '../mail/letters';

/** What is known around an entry: the approval as it stands after it, the people of the programme office, who hears of an agreement for its parties, and whom a changed roster has figures asked of. */
export interface LetterContext {
  readonly approval?: Approval;
  readonly office: readonly Person[];
  readonly hearers?: Hearers;
  readonly evaluation?: EvaluationStanding;
  readonly figures?: FiguresStanding;
}

const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

type Bounced = OfType<MailHappening, 'mail.bounced'>;
type Doubted = OfType<MailHappening, 'mail.doubted'>;

const aboutApproval = (approval: Approval, { happening, at }: Entry, office: readonly Person[]): readonly Draft[] => {
  const { request } = approval;
  const about = { about: request.approval, round: request.round };
  const told = (people: readonly Person[], kind: Letter['kind']): readonly Draft[] =>
    unique(people).map((to) => ({ to, kind, ...about }));
  const asked = (kind: AskingKind, isMeant = (_seat: string) => true): readonly Draft[] =>
    byPerson(tasksTo(approval, at).filter(({ seat }) => isMeant(seat))).map((each) => ({
      ...each,
      kind,
      ...about,
    }));
  /** Whoever is asked has another deadline; those who know of it already are spared, others are told. */
  const toldOfTime = (others: readonly Person[], knownTo: readonly Person[] = []): readonly Draft[] => {
    const asking = asked('extended');
    const rest = others.filter((person) => !asking.some(({ to }) => to === person));
    return [...asking.filter(({ to }) => !knownTo.includes(to)), ...told(rest, 'extended')];
  };

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
    case 'approval.deputised':
    case 'approval.reassigned': {
      const { begun, over } = changedTasks(approval, at);
      const tasks = byPerson(begun).map((each) => ({ ...each, kind: 'task' as const, ...about }));
      const released = happening.type === 'approval.reassigned' ? over.map(({ to }) => to) : [];
      return [...tasks, ...told(released, 'released')];
    }
    case 'approval.extended':
      return toldOfTime([request.requester, ...office], happening.knownTo);
    case 'approval.recounted':
      return happening.from === happening.plan.dueAt ? [] : toldOfTime([request.requester]);
    case 'approval.questioned':
      return told([request.requester], 'question');
    case 'approval.answered':
      return asked('answer');
    case 'approval.blocked':
      return isNewHold(approval) ? told([...happening.told, request.requester], 'blocked') : [];
    case 'approval.unblocked': {
      const toldOfEnd = told([...happening.told, request.requester], 'unblocked');
      const asking = asked('extended').filter(({ to }) => !askedSinceHold(approval, at).includes(to));
      return [...toldOfEnd.filter(({ to }) => !asking.some((each) => each.to === to)), ...asking];
    }
    case 'approval.linksRevoked':
      return told([happening.person], 'revoked');
    case 'approval.nudged':
      return asked('nudge', (seat) => seat === happening.seat);
    case 'approval.escalated':
      return unique(happening.to).map((to) => {
        const seats = mayAnswerFor(approval, to).map(({ id }) => id);
        return { to, kind: 'escalation', ...about, ...(seats.length > 0 && { seats }) };
      });
    case 'approval.reviewOpened':
      return told([...office, request.requester], 'reviewOpened');
    case 'approval.closed':
      return hearersOfClose(approval, at, office).map((each) => ({ ...each, ...about }));
    case 'approval.commented':
      return aboutComment(happening, request.requester).map((draft) => ({ ...draft, ...about }));
    default:
      return [];
  }
};

/** Whoever wrote hears that it is kept, and whoever asked that somebody wrote. */
const aboutComment = (
  { person, source, answersReceipt }: OfType<ApprovalHappening, 'approval.commented'>,
  requester: Person,
): readonly Pick<Draft, 'to' | 'kind' | 'said'>[] => [
  ...(answersReceipt ? [] : [{ to: person, kind: 'commentKept' as const }]),
  ...(person === requester ? [] : [{ to: requester, kind: 'commented' as const, said: { person, source } }]),
];

/** A mail that came back goes to the second address, if there is one; the office is told either way. */
const aboutBounce = ({ person, matters, told, address, reason, again }: Bounced): readonly Draft[] => {
  const returned = { person, address, reason, ...(again !== undefined && { again }) };
  const [about = ''] = matters.map((matter) => matter.about);
  return [
    ...(again === undefined ? [] : matters.map((matter) => ({ ...matter, to: person, address: again }))),
    ...told.map((to): Draft => ({ to, kind: 'undelivered', about, returned })),
  ];
};

/** A mail of which nobody knows whether it arrived: the office looks into it. */
const aboutDoubt = ({ person, matters, told, address, reason, doubt, named }: Doubted): readonly Draft[] => {
  const [about = ''] = matters.map((matter) => matter.about);
  const returned = { person, address, reason, doubt, ...(named !== undefined && { named }) };
  return told.map((to): Draft => ({ to, kind: 'undelivered', about, returned }));
};

const toEach = (people: readonly Person[], kind: LetterKind, about: string): readonly Draft[] =>
  unique(people).map((to) => ({ to, kind, about }));

/** The letters that each noun's happenings bring, of those that call for any. */
const drafts: Pick<ByNoun<[Entry, LetterContext], readonly Draft[]>, Heard> = {
  adjustment: (happening, _entry, { office }) =>
    happening.type === 'adjustment.lapsed'
      ? toEach([...office, ...happening.told], 'strategyAdjusted', happening.adjustment)
      : [],
  agreement: (happening, _entry, { office, hearers }) =>
    isAgreementNews(happening) ? newsDrafts(happening, office, hearers) : [],
  approval: (_happening, entry, { approval, office }) => (approval ? aboutApproval(approval, entry, office) : []),
  budget: (happening, _entry, { office }) =>
    happening.type === 'budget.alerted' ? toEach([...office, ...happening.told], 'budgetAlert', happening.budget) : [],
  calendar: (happening, _entry, { office }) =>
    happening.type === 'calendar.recounted'
      ? toEach(office, 'calendarPublished', `${happening.calendar} ${happening.version}`)
      : [],
  dispute: (happening, _entry, { office }) =>
    toEach([...office, ...('told' in happening ? happening.told : [])], 'dispute', happening.dispute),
  evaluation: (happening, _entry, { office, evaluation }) => evaluationDrafts(happening, office, evaluation),
  draw: (happening, _entry, { office }) =>
    toEach(
      [...(tellsOffice(happening) ? office : []), ...('told' in happening ? happening.told : [])],
      'draw',
      happening.draw,
    ),
  fund: (happening, _entry, { office }) => {
    if (happening.type === 'fund.held' || happening.type === 'fund.resumed')
      return toEach(office, 'fundCall', happening.fund);
    const to = [...(tellsOffice(happening) ? office : []), ...('told' in happening ? happening.told : [])];
    return 'call' in happening && typeof happening.call === 'number'
      ? toEach(to, 'fundCall', callKey(happening.fund, happening.call))
      : [];
  },
  improvement: (happening, _entry, { office }) => {
    const isTheirs = happening.type === 'improvement.reminded';
    const told = 'told' in happening ? happening.told : [];
    return toEach([...told, ...(isTheirs ? [] : office)], 'improvement', happening.improvement);
  },
  distribution: (happening, _entry, { office }) => {
    const isTheirs = happening.type === 'distribution.opened' || happening.type === 'distribution.paid';
    const told = 'told' in happening ? happening.told : [];
    return toEach([...told, ...(isTheirs ? [] : office)], 'distribution', happening.distribution);
  },
  staffing: (happening, _entry, { office }) =>
    happening.type === 'staffing.vacancyTold'
      ? toEach([...office, ...happening.told], 'staffing', happening.staffing)
      : [],
  ip: ({ item }, _entry, { office }) => toEach(office, 'ip', item),
  mail: (happening) => (happening.type === 'mail.bounced' ? aboutBounce(happening) : aboutDoubt(happening)),
  obligation: (happening, _entry, { office }) =>
    isAboutObligation(happening) ? obligationDrafts(happening, office) : [],
  phase: (happening, _entry, { office }) => {
    if (happening.type === 'phase.gateBlocked')
      return happening.risks.flatMap(({ key }) => toEach(office, 'risk', key));
    return isAboutHold(happening) ? holdDrafts(happening, office) : [];
  },
  process: (happening, { process }, { office }) => {
    if (happening.type !== 'process.stuck') return [];
    const { type: _, ...refused } = happening;
    return toEach(office, 'stuck', process).map((draft) => ({ ...draft, refused }));
  },
  project: ({ project }, _entry, { office }) => toEach(office, 'costExceeded', project),
  risk: (happening, _entry, { office }) =>
    toEach(
      [...(tellsOffice(happening) ? office : []), ...('told' in happening ? happening.told : [])],
      'risk',
      happening.risk,
    ),
  roster: (_happening, _entry, { figures }) => (figures ? rosterDrafts(figures) : []),
  schedule: ({ milestone }, _entry, { office }) => toEach(office, 'exceptionOpened', milestone),
  assessment: (happening, _entry, { office }) =>
    happening.type === 'assessment.decided' ? toEach(office, 'signalAssessed', happening.assessment) : [],
  exit: (happening, _entry, { office }) =>
    happening.type === 'exit.triggered'
      ? toEach([...office, ...happening.told], 'exitTriggered', happening.trigger.key)
      : [],
  plan: (happening, _entry, { office }) =>
    happening.type === 'plan.accepted' ? toEach([...office, ...happening.told], 'planInForce', happening.plan) : [],
  signal: (happening, _entry, { office }) =>
    happening.type === 'signal.crossed'
      ? toEach([...office, ...happening.told], 'signalAssessed', assessmentKey(happening.signal, happening.crossing))
      : [],
  watch: (happening, _entry, { office }) => {
    if (happening.type === 'watch.asked') return toEach(happening.asked.told, 'watchAsked', happening.watch);
    if (happening.type === 'watch.reminded') return toEach(happening.told, 'watchAsked', happening.watch);
    return happening.type === 'watch.overdue'
      ? toEach([...office, ...happening.told], 'watchAsked', happening.watch)
      : [];
  },
  strategy: ({ adjustment, told }, _entry, { office }) => toEach([...office, ...told], 'strategyAdjusted', adjustment),
};

const draftsOf = (entry: Entry, context: LetterContext): readonly Draft[] =>
  callsForLetters(entry.happening) ? (byNoun(drafts, entry.happening, entry, context) ?? []) : [];

/** What was sent to a first address is another letter at the second; a mail may have spoken of several things. */
const againOf = ({ address, about, kind }: Draft) => (address === undefined ? [] : [address, kind, about]);

/**
 * A letter is there once, whatever is told again. What somebody wrote is acknowledged, and what a server wrote of their mails is asked
 * about, once a day (UTC) and matter, however often they write: a program that answers every mail would be answered for ever (RFC 3834, 2).
 */
const idOf = ({ programme, process, number, at }: Entry, draft: Draft): string => {
  const { kind, about, to, returned } = draft;
  const day = at.slice(0, 10);
  if (kind === 'commentKept') return [programme, about, day, to, kind].join('/');
  if (returned?.doubt !== undefined) return [programme, about, day, to, kind, returned.person].join('/');
  return [programme, process, number, to, ...againOf(draft)].join('/');
};

/** The mails an entry calls for, one a person: tasks, reminders, escalations, what came of it, and what the office must do next. */
export const lettersOf = (entry: Entry, context: LetterContext): readonly Letter[] =>
  draftsOf(entry, context).map((draft) => ({
    id: idOf(entry, draft),
    programme: entry.programme,
    at: entry.at,
    ...draft,
  }));
