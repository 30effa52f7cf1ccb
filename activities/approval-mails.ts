import type { Capacity, Mail, TaskMail } from '../api/mails/mail';
import { closeSentence, stillNeeded, whatThen } from '../domain/approval-words';
import type { Approval } from '../domain/approvals';
import { addMonths } from '../domain/dates';
import { DomainError } from '../domain/errors';
import type { Letter } from '../domain/letters';
import { mayAnswerFor } from '../domain/mandates';
import { awaitedSeats } from '../domain/outcomes';
import type { Person, Programme, Seat } from '../domain/programme';
import { text } from '../domain/sentences';
import type { Text } from '../domain/text';
import { askedTitle, partyTitle } from '../domain/titles';
import type { ApprovalView } from '../domain/views';
import { lastDecision } from '../domain/votes';
import { joinCalls } from '../infra/joining';
import type { Links } from '../infra/links';
import type { ReadModel } from '../infra/store/read-model';
import { copyOf, noticeOf, reviewNotice, type NoticeKind } from './approval-notices';
import type { Reader } from './readers';

/** How long after its deadline a link still opens: long enough to read how it ended. */
const LINK_MONTHS = 6;

const whyNow: Readonly<Record<TaskMail['kind'], Text>> = {
  task: text('该事项已提请您的席位表决。', 'Your seat has been asked to decide.'),
  reminder: text('您的席位尚未表决。', 'Your seat has not decided yet.'),
  escalation: text('该事项逾期未形成决定，现上报至您。', 'No decision was reached in time, so it has come up to you.'),
};

const answered = text('提交人已答复提问，请据此表决。', 'The requester has answered the question; please decide.');

const inTheLedger = text('全过程已记入台账，可在页面查看。', 'All of it is in the ledger and on the page.');

const afterReview = text(
  '复核本身不改变原决定；如需更改，由服务办公室另行提请。全过程已记入台账。',
  'The review itself changes nothing that was decided; if something has to change, the office asks for it anew. All of it is in the ledger.',
);

const verdicts: Readonly<Record<string, Text>> = {
  approve: text('同意', 'approved'),
  approveWithConditions: text('附条件同意', 'approved with conditions'),
  requestChanges: text('退回修改', 'requested changes'),
  reject: text('不同意', 'rejected'),
  abstain: text('弃权', 'abstained'),
  recuse: text('回避', 'recused'),
};

const capacity = ({ request }: Approval, person: Person, seat: Seat): Capacity => ({
  person,
  party: partyTitle(request.titles, seat.party),
  group: request.titles.groups[seat.group] ?? text(seat.group, seat.group),
  seat: seat.title,
});

const decisionLines = (approval: Approval): readonly Text[] =>
  approval.request.stages
    .flatMap(({ panels }) => panels.flatMap(({ seats }) => seats))
    .flatMap((seat) => {
      const decision = lastDecision(approval, seat.id);
      const verdict = decision && verdicts[decision.verdict];
      if (!decision || !verdict) return [];
      const who = capacity(approval, decision.person, seat);
      const said = decision.comment.trim();
      return text(
        `${who.party.zh} · ${who.group.zh} · ${who.seat.zh}：${verdict.zh}${said && `（${said}）`}`,
        `${who.party.en} · ${who.group.en} · ${who.seat.en}: ${verdict.en}${said && ` (${said})`}`,
      );
    });

/** The seats for which this person is still asked; none means that the mail has come too late to matter. */
const stillAsked = (approval: Approval, { to, seats, kind }: Letter): readonly Seat[] => {
  const awaited = awaitedSeats(approval).map(({ id }) => id);
  const mine = mayAnswerFor(approval, to).filter(({ id }) => awaited.includes(id));
  return kind === 'escalation' ? mine : mine.filter(({ id }) => seats?.includes(id));
};

interface ApprovalMailDeps {
  readonly readModel: Pick<ReadModel, 'approval'>;
  readonly links: Links;
  /** The address of one of our pages. */
  readonly page: (path: string) => string;
}

/** What people are asked and told about an approval, from how it stands when the mail is written. */
export const createApprovalMails = ({ readModel, links, page }: ApprovalMailDeps) => {
  const viewOf = joinCalls(async (id: string): Promise<ApprovalView> => {
    const view = await readModel.approval(id);
    if (view) return view;
    throw new DomainError('not_found', `There is no approval ${id}.`);
  });

  const pageOf = (programme: Programme, id: string) =>
    page(`/programmes/${programme.key}/approvals/${encodeURIComponent(id)}`);

  const invite = async (approval: Approval, person: Person, seat: Seat) => {
    const { approval: id, round, contentHash } = approval.request;
    const expiresAt = `${addMonths(approval.dueAt.slice(0, 10), LINK_MONTHS)}T00:00:00Z`;
    return links.url(await links.sign({ approval: id, round, seat: seat.id, person, contentHash, expiresAt }));
  };

  /** An escalation that only tells: what is needed, and what happens next. */
  const tellOverdue = (
    approval: Approval,
    { about }: Letter,
    programme: Programme,
    reader: Reader,
  ): Mail | undefined => {
    if (awaitedSeats(approval).length === 0) return undefined;
    const { zh, en } = askedTitle(approval.request);
    return {
      ...reader.common,
      kind: 'pmoNotice',
      title: text(`逾期上报：${zh}`, `Overdue: ${en}`),
      lines: [whyNow.escalation, stillNeeded(approval), whatThen(approval)],
      link: pageOf(programme, about),
    };
  };

  return {
    ask: async (
      letter: Letter,
      kind: TaskMail['kind'] | 'answer',
      programme: Programme,
      reader: Reader,
    ): Promise<Mail | undefined> => {
      const { approval } = await viewOf(letter.about);
      const [seat, ...others] = stillAsked(approval, letter);
      if (!seat) return kind === 'escalation' ? tellOverdue(approval, letter, programme, reader) : undefined;
      const { summary } = approval.request.content;
      return {
        ...reader.common,
        kind: kind === 'answer' ? 'reminder' : kind,
        asWhom: capacity(approval, letter.to, seat),
        alsoAs: others.map((other) => capacity(approval, letter.to, other)),
        asked: askedTitle(approval.request),
        summary,
        dueAt: approval.dueAt,
        zone: reader.zone,
        workingDaysLeft: reader.workingDaysUntil(approval.dueAt),
        whatThen: whatThen(approval),
        whyNow: kind === 'answer' ? answered : whyNow[kind],
        link: await invite(approval, letter.to, seat),
      };
    },

    /** What only tells: a question, a new deadline, a task that went to somebody else, a copy. */
    tell: async (letter: Letter, kind: NoticeKind | 'copy', programme: Programme, reader: Reader) => {
      const { approval } = await viewOf(letter.about);
      const link = pageOf(programme, letter.about);
      return kind === 'copy' ? copyOf(approval, letter, reader, link) : noticeOf(approval, kind, reader, link);
    },

    /** A recusal after the close has opened a review. */
    reviewOpened: async ({ about }: Letter, programme: Programme, reader: Reader) => {
      const { approval } = await viewOf(about);
      return reviewNotice(approval, reader, (review) => pageOf(programme, review));
    },

    closed: async ({ about, to }: Letter, programme: Programme, reader: Reader): Promise<Mail> => {
      const { approval, closedAt } = await viewOf(about);
      return {
        ...reader.common,
        kind: 'closed',
        person: to,
        asked: askedTitle(approval.request),
        outcome: closeSentence(approval),
        decisions: decisionLines(approval),
        whatNext: approval.request.review ? afterReview : inTheLedger,
        closedAt: closedAt ?? new Date().toISOString(),
        zone: reader.zone,
        link: pageOf(programme, about),
      };
    },
  };
};
