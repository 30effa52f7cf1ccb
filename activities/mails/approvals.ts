import { sizeOf } from '../../domain/evidence/files';
import { isWithoutFile } from '../../domain/approvals/without-file';
import { countedWords } from '../../domain/approvals/time/counted-words';
import type { ClosedMail, Mail, OpenTask, TaskMail } from '../../mail/mail';
import { timesMoved } from '../../domain/approvals/actions/rules';
import { seesTitleOnly } from '../../domain/approvals/closings';
import { whatThenFor } from '../../domain/approvals/then-for';
import { closeSentence, stillNeeded, whatThen } from '../../domain/approvals/words';
import type { Approval } from '../../domain/approvals/approvals';
import { isOnHold } from '../../domain/approvals/blockages';
import { linkEnds } from '../../domain/approvals/link-ends';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import type { AskingKind } from '../../domain/mail/kinds';
import { seatsAskedOf } from '../../domain/approvals/asked-seats';
import { awaitedSeats } from '../../domain/approvals/outcomes';
import { isAsSureAs } from '../../domain/programme/policies';
import type { Programme } from '../../domain/programme/programme';
import { askedBeside } from '../../domain/programme/proofs';
import { areLinksRevoked } from '../../domain/approvals/seats';
import { text } from '../../domain/shared/sentences';
import { heldUp } from '../../domain/approvals/time/unreached';
import type { Links } from '../../infra/keys/links';
import type { Planner } from '../../infra/planning/planner';
import type { EvidenceFiles } from '../../infra/store/evidence-files';
import type { AskedBefore, Outbox } from '../../infra/store/outbox';
import type { ReadModel } from '../../infra/store/read-model';
import { commentedInformation, commentKept } from './comments';
import { copyOf, informationOf, reviewInformation, type InformationKind } from './approval-news';
import { questionOf } from './asked-by';
import { capacity, decisionLines } from './decision-lines';
import type { MailReader } from './readers';
import { whyNow } from './why-now';
import type { Person } from '../../domain/shared/keys';
import type { ApprovalView } from '../../domain/approvals/views';
import { askedTitle } from '../../domain/approvals/titles';
import type { Seat } from '../../domain/programme/governance';
import type { Letter } from '../../domain/mail/letters';

/** So many other tasks are named in a reminder; all of them are in the inbox. */
const NAMED = 10;

const inTheLedger = text('全过程已记入台账，可在页面查看。', 'All of it is in the ledger and on the page.');

const afterReview = text(
  '复核本身不改变原决定；如需更改，由服务办公室另行提请。全过程已记入台账。',
  'The review itself changes nothing that was decided; if something has to change, the office asks for it anew. All of it is in the ledger.',
);

/** The seats for which a letter still asks; none means that it has come too late to matter. */
const stillAsked = (approval: Approval, { to, seats, kind }: Letter): readonly Seat[] => {
  const mine = seatsAskedOf(approval, to);
  return kind === 'escalation' ? mine : mine.filter(({ id }) => seats?.includes(id));
};

const justClosed = text('已结束', 'Closed');

/** What a mail about the end of a matter says of it. */
const closedOf = (
  { approval, closedAt }: ApprovalView,
  person: Person,
  reader: MailReader,
  link: string,
): ClosedMail => ({
  ...reader.common,
  kind: 'closed',
  person,
  asked: askedTitle(approval.request),
  outcome: closeSentence(approval),
  decisions: decisionLines(approval),
  whatNext: approval.request.review ? afterReview : inTheLedger,
  closedAt: closedAt ?? new Date().toISOString(),
  zone: reader.zone,
  link,
});

/** The first mail that asked, and the entry in the calendar that came with it or with a later deadline; a fresh grace period counts as one more move. */
const threadOf = (asked: readonly AskedBefore[], approval: Approval): Pick<Mail, 'cancels' | 'repliesTo'> => {
  const left = asked.filter(({ messageId }) => messageId !== undefined);
  const moved = timesMoved(approval);
  const isInCalendar = left.some(({ kind }) => kind === 'task' || moved > 0);
  const repliesTo = left[0]?.messageId;
  return {
    ...(repliesTo !== undefined && { repliesTo }),
    ...(isInCalendar && {
      cancels: { title: askedTitle(approval.request), dueAt: approval.dueAt, sequence: moved + 2 },
    }),
  };
};

/** Instants of one day (UTC), as acknowledgements count days. */
const isSameDay = (one: string, other: string) =>
  new Date(one).toISOString().slice(0, 10) === new Date(other).toISOString().slice(0, 10);

/** Where a mail leads, and what is asked there of whoever comes by its link. */
type WayIn = Pick<Mail, 'link' | 'digits' | 'asksFirst'>;

interface ApprovalMailDeps {
  readonly outbox: Pick<Outbox, 'askedBefore'>;
  readonly readModel: Pick<ReadModel, 'approval' | 'tasks' | 'comments'>;
  readonly evidenceFiles: Pick<EvidenceFiles, 'kinds'>;
  readonly links: Links;
  readonly planner: Pick<Planner, 'planGrace' | 'planRelease'>;
  /** The address of one of our pages. */
  readonly page: (path: string) => string;
}

/** What people are asked and told about an approval, from how it stands when the mail is written. */
export const createApprovalMails = ({ readModel, outbox, evidenceFiles, links, planner, page }: ApprovalMailDeps) => {
  const viewOf = async (id: string): Promise<ApprovalView> => {
    const view = await readModel.approval(id);
    if (view) return view;
    throw new DomainError('not_found', noSuch(kinds.approval, id));
  };

  const pageOf = (programme: Programme, id: string) =>
    page(`/programmes/${programme.key}/approvals/${encodeURIComponent(id)}`);

  /** A link that decides, with the digits that go with it, or what its page asks for first; whose links were revoked gets the page's own address, where one signs in. */
  const invite = async (approval: Approval, person: Person, seat: string): Promise<WayIn> => {
    const { approval: id, round, contentHash, policy } = approval.request;
    if (areLinksRevoked(approval, person))
      return {
        link: page(`/decisions/${encodeURIComponent(id)}`),
        asksFirst: isAsSureAs('signIn', policy.identity) ? 'signIn' : 'signInAgain',
      };
    const expiresAt = linkEnds(approval.dueAt);
    const link = links.url(await links.invite({ approval: id, round, seat, person, contentHash, expiresAt }));
    const asked = askedBeside[policy.identity];
    return asked === 'digits'
      ? { link, digits: links.digits({ approval: id, round, person }) }
      : { link, asksFirst: asked };
  };

  /** The files of the content that are kept, by name and size; where each is read is known to whoever may decide. */
  const filesOf = async ({ programme, approval }: ApprovalView): Promise<NonNullable<TaskMail['files']>> => {
    const files = approval.request.content.evidence.filter(({ kind }) => kind !== 'number' && kind !== 'link');
    const kept = await evidenceFiles.kinds(
      programme,
      files.flatMap(({ hash }) => hash ?? []),
    );
    return files.flatMap(({ title, hash }) => {
      const file = kept.find((each) => each.hash === hash);
      return file ? { title, size: sizeOf(file) } : [];
    });
  };

  /** Until when this person has time: while it is on hold what would be left; whom an outage kept waiting has a fresh grace period from now on. */
  const timeOf = async ({ approval, plan: { opensAt } }: ApprovalView, person: Person) => {
    if (isOnHold(approval)) {
      const { plan } = await planner.planRelease({ approval, opensAt, at: new Date().toISOString() });
      return { isHeldUp: false, dueAt: plan.dueAt };
    }
    if (!heldUp(approval).includes(person)) return { isHeldUp: false, dueAt: approval.dueAt };
    const { dueAt } = await planner.planGrace({ approval, at: new Date().toISOString() });
    return { isHeldUp: true, dueAt };
  };

  /** An escalation that only tells: what is needed, and what happens next. */
  const tellOverdue = (approval: Approval, reader: MailReader, link: string): Mail | undefined => {
    if (awaitedSeats(approval).length === 0) return undefined;
    const { zh, en } = askedTitle(approval.request);
    return {
      ...reader.common,
      kind: 'information',
      title: text(`逾期上报：${zh}`, `Overdue: ${en}`),
      lines: [whyNow(approval, 'escalation'), stillNeeded(approval), whatThen(approval)],
      link,
    };
  };

  return {
    pageOf,

    /** A reply was kept as a comment; whoever is still asked gets the link once more. */
    commentKept: async ({ about, to, at }: Letter, programme: Programme, reader: MailReader): Promise<Mail> => {
      const { approval } = await viewOf(about);
      const [seat] = seatsAskedOf(approval, to);
      const way = seat ? await invite(approval, to, seat.id) : { link: pageOf(programme, about) };
      const written = (await readModel.comments(about)).filter(({ person }) => person === to);
      const leftOut = written.flatMap((each) => (isSameDay(each.at, at) ? (each.leftOut ?? []) : []));
      return { ...commentKept(approval, { isAsked: seat !== undefined, leftOut }, reader, way.link), ...way };
    },

    /** To whoever asked: somebody wrote about it. What they wrote is hidden as votes are. */
    commented: async ({ about, said }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
      const view = await viewOf(about);
      const comment = (await readModel.comments(about)).find(({ source }) => source === said?.source);
      return comment && commentedInformation(view, comment, reader, pageOf(programme, about));
    },

    ask: async (
      letter: Letter,
      kind: AskingKind,
      programme: Programme,
      reader: MailReader,
    ): Promise<Mail | undefined> => {
      const view = await viewOf(letter.about);
      const { approval } = view;
      const [seat, ...others] = stillAsked(approval, letter);
      if (!seat && kind === 'escalation') return tellOverdue(approval, reader, pageOf(programme, letter.about));
      if (!seat && kind === 'extended') return informationOf(approval, kind, reader, pageOf(programme, letter.about));
      if (!seat) return undefined;
      const { isHeldUp, dueAt } = await timeOf(view, letter.to);
      return {
        ...reader.common,
        kind,
        asWhom: capacity(approval, letter.to, seat),
        alsoAs: others.map((other) => capacity(approval, letter.to, other)),
        asked: askedTitle(approval.request),
        ...questionOf(programme, view),
        files: await filesOf(view),
        isWithoutFile: isWithoutFile(approval.request.content),
        ...(dueAt === approval.dueAt && { countedAs: countedWords(approval, view.plan, reader.zone) }),
        dueAt,
        timesMoved: timesMoved(approval) + (dueAt === approval.dueAt ? 0 : 1),
        zone: reader.zone,
        workingDaysLeft: reader.workingDaysUntil(dueAt),
        whatThen: whatThenFor(programme, approval, letter.to),
        whyNow: whyNow(approval, kind, isHeldUp),
        ...(await invite(approval, letter.to, seat.id)),
      };
    },

    /** What else waits for a person in the programme, beside the approvals of which a mail speaks already; the nearest deadline first. */
    alsoOpen: async (programme: Programme, person: Person, spokenOf: readonly string[], { zone }: MailReader) => {
      const { items } = await readModel.tasks({ programme: programme.key, person, state: 'open', limit: 50 });
      const ids = [...new Set(items.map(({ approval }) => approval))].filter((id) => !spokenOf.includes(id));
      const tasks = await Promise.all(
        ids.slice(0, NAMED).map(async (id): Promise<readonly OpenTask[]> => {
          const view = await viewOf(id);
          const { approval } = view;
          const [seat] = seatsAskedOf(approval, person);
          const asked = askedTitle(approval.request);
          if (!seat) return [];
          const { dueAt } = await timeOf(view, person);
          return [{ asked, dueAt, zone, ...(await invite(approval, person, seat.id)) }];
        }),
      );
      return tasks.flat();
    },

    /** What only tells: a question, a task that went to somebody else, a copy. */
    tell: async (letter: Letter, kind: InformationKind | 'copy', programme: Programme, reader: MailReader) => {
      const view = await viewOf(letter.about);
      const { approval } = view;
      const link = pageOf(programme, letter.about);
      if (kind === 'copy') return { ...copyOf(approval, letter, reader, link), ...questionOf(programme, view) };
      const information = informationOf(approval, kind, reader, link);
      const isOver = kind === 'released' && seatsAskedOf(approval, letter.to).length === 0;
      return information && isOver
        ? { ...information, ...threadOf(await outbox.askedBefore(letter), approval) }
        : information;
    },

    /** A recusal after the close has opened a review. */
    reviewOpened: async ({ about }: Letter, programme: Programme, reader: MailReader) => {
      const { approval } = await viewOf(about);
      return reviewInformation(approval, reader, (review) => pageOf(programme, review));
    },

    /** How it ended: to whoever follows it, and in the digests of those who voted. */
    closed: async ({ about, to }: Letter, programme: Programme, reader: MailReader): Promise<ClosedMail> =>
      closedOf(await viewOf(about), to, reader, pageOf(programme, about)),

    /**
     * To whoever was asked and need not answer any longer: in the thread of the question, taking its deadline out of the calendar. Of whom
     * no question was mailed hears nothing; whoever is barred or recused hears the title alone.
     */
    ended: async (letter: Letter, programme: Programme, reader: MailReader): Promise<ClosedMail | undefined> => {
      const view = await viewOf(letter.about);
      const { approval } = view;
      const asked = await outbox.askedBefore(letter);
      const isTitleOnly = seesTitleOnly(approval, letter.to);
      if (asked.length === 0 && !isTitleOnly) return undefined;
      const [seat] = isTitleOnly ? [] : asked.flatMap(({ seats }) => seats);
      const { link, digits }: WayIn =
        seat === undefined ? { link: pageOf(programme, letter.about) } : await invite(approval, letter.to, seat);
      return {
        ...closedOf(view, letter.to, reader, link),
        ...(digits !== undefined && { digits }),
        ...(isTitleOnly && { outcome: justClosed, decisions: [], whatNext: inTheLedger }),
        isNothingToDo: true,
        ...threadOf(asked, approval),
      };
    },
  };
};
