import { askedTitle } from '../../domain/approvals/titles';
import type { Mail } from '../../mail/mail';
import { evaluationPath } from '../../mail/paths';
import { movedSentence } from '../../domain/calendar/words';
import { faultSentence } from '../../domain/processes/faults';
import type { Programme } from '../../domain/programme/programme';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import type { ReadModel } from '../../infra/store/read-model';
import type { MailReader } from './readers';
import { returnedLines, returnedTitle } from './returned-words';
import { editionOf } from '../../contracts/evaluation';
import { isOfOffice } from '../../domain/evaluations/collection';
import { evaluationTitle, wantedTitle } from '../../domain/evaluations/titles';
import { scopeOf } from '../../domain/programme/evaluation-defaults';
import { titleIn } from '../../domain/programme/titles';
import { milestonesIn } from '../../domain/programme/phase-plans';
import type { Letter } from '../../domain/mail/letters';

/** A mail names so many moved deadlines; the page has all. */
const MOST_LINES = 30;

interface OfficeMailDeps {
  readonly readModel: Pick<ReadModel, 'head' | 'approval' | 'publications'>;
  /** The address of one of our pages. */
  readonly page: (path: string) => string;
  readonly pageOf: (programme: Programme, approval: string) => string;
}

/** Asks for the report on what leaves the plan by more than is tolerated. */
const reportDue = (reader: MailReader, title: Text, why: Text, link: string): Mail => ({
  ...reader.common,
  kind: 'information',
  title,
  lines: [
    why,
    text('请写明原因、影响、可选方案和建议。', 'Please give cause, consequence, options and a recommendation.'),
  ],
  link,
});

/** What the programme office is asked for or told. */
export const createOfficeMails = ({ readModel, page, pageOf }: OfficeMailDeps) => ({
  /** Asks for an evaluation's figures, unless they are there already. */
  actualsRequested: async (
    { about, to }: Letter,
    programme: Programme,
    reader: MailReader,
  ): Promise<Mail | undefined> => {
    const evaluation = (await readModel.head(programme.key))?.evaluations.find(({ key }) => key === about);
    if (!evaluation || evaluation.state === 'signedOff' || evaluation.state === 'signOff') return undefined;
    const { cycle, period, dueAt, version, asked } = evaluation;
    const title = evaluationTitle(programme, evaluation);
    const wanted = (asked ?? []).filter(isOfOffice).flatMap(({ wants }) => wants);
    const kpis = programme.evaluation.kpis.filter(({ key }) => scopeOf(programme.evaluation, cycle).kpis.includes(key));
    return {
      ...reader.common,
      kind: 'actualsRequested',
      person: to,
      evaluation: title,
      indicators: asked ? wanted.map(({ of }) => wantedTitle(programme, of)) : kpis.map(({ indicator }) => indicator),
      dueAt,
      zone: reader.zone,
      workingDaysLeft: reader.workingDaysUntil(dueAt),
      whatThen: text('未填报前评估保持开放，不会自动评分。', 'Until then it stays open; nothing is scored by itself.'),
      link: page(evaluationPath(programme.key, cycle, editionOf(period, version))),
    };
  },

  /** A calendar was published: what it moved, to be seen and acknowledged by each party. */
  calendarPublished: async ({ about }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
    const publications = await readModel.publications(programme.key);
    const found = publications.find(({ calendar, version }) => `${calendar} ${version}` === about);
    if (!found?.moved) return undefined;
    const shown = found.moved.slice(0, MOST_LINES).map((moved) => movedSentence(moved, reader.zone));
    const rest = found.moved.length - shown.length;
    const deadlines = found.moved.length === 1 ? 'one deadline' : `${found.moved.length} deadlines`;
    return {
      ...reader.common,
      kind: 'information',
      title: text(
        `日历 ${about} 已公布，${found.moved.length} 项期限变动，请确认`,
        `Calendar ${about} was published and moved ${deadlines}: please acknowledge`,
      ),
      lines: [
        text(`依据：${found.source}`, `Source: ${found.source}`),
        ...shown,
        ...(rest > 0 ? [text(`另有 ${rest} 项，见页面。`, `${rest} more are on the page.`)] : []),
      ],
      link: page(`/programmes/${programme.key}/calendars`),
    };
  },

  /** A milestone slips by more than is tolerated: the office reports it. Nothing once it has. */
  exceptionOpened: async ({ about }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
    const view = await readModel.head(programme.key);
    const found = view && milestonesIn(view).find(({ key }) => key === about);
    if (!found?.slip || found.exception?.state !== 'open') return undefined;
    const { zh, en } = found.title;
    const title = text(`请提交例外报告：${zh}`, `An exception report is due: ${en}`);
    return reportDue(reader, title, found.slip.why, page(`/programmes/${programme.key}/milestones/${about}`));
  },

  /** A project is expected to cost more than is tolerated: the office reports it. Nothing once it has. */
  costExceeded: async ({ about }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
    const found = (await readModel.head(programme.key))?.projects.find(({ key }) => key === about);
    if (found?.cost?.exception?.state !== 'open') return undefined;
    const { zh, en } = found.title;
    const title = text(`请提交例外报告（费用）：${zh}`, `An exception report on the cost is due: ${en}`);
    return reportDue(reader, title, found.cost.why, page(`/programmes/${programme.key}/projects/${about}`));
  },

  /** Letters written before 2026-11-26: an agreement has been approved, and the office alone heard that it is to be signed. */
  notice: ({ about }: Letter, programme: Programme, reader: MailReader): Mail | undefined => {
    const agreement = programme.agreements[about];
    if (!agreement) return undefined;
    const { zh, en } = agreement.title;
    return {
      ...reader.common,
      kind: 'information',
      title: text(`已批准，请安排签署：${zh}`, `Approved, please have it signed: ${en}`),
      lines: agreement.signatories.map((party) => titleIn(programme.parties, party)),
      link: page(`/programmes/${programme.key}/agreements/${about}`),
    };
  },

  /** Something was refused to a process: what, why, and that it is tried again. */
  stuck: ({ about, refused }: Letter, programme: Programme, reader: MailReader): Mail | undefined =>
    refused && {
      ...reader.common,
      kind: 'information',
      title: text(`流程受阻：${about}`, `A process is stuck: ${about}`),
      lines: [faultSentence(refused)],
      link: page(`/programmes/${programme.key}`),
    },

  /** Somebody wrote about a matter in which they have no part: why it is not kept, and where it can be. */
  commentRefused: async ({ about }: Letter, programme: Programme, reader: MailReader): Promise<Mail> => {
    const view = await readModel.approval(about);
    const title = view ? askedTitle(view.approval.request) : text(about, about);
    return {
      ...reader.common,
      kind: 'information',
      title: text(`您的回复未被保存：${title.zh}`, `Your reply was not kept: ${title.en}`),
      lines: [
        text(
          '您回复的邮件是发给他人的，而您在该事项中没有席位或已回避，因此未记为意见。',
          'The mail that you answered went to somebody else, and you have no seat in the matter or are out of it, so it is not kept as a comment.',
        ),
        text(
          '如需说明，请联系合作服务办公室或收件人本人。',
          'Please tell the programme office or the addressee of that mail.',
        ),
      ],
      link: page(`/programmes/${programme.key}`),
    };
  },

  /** A mail came back, or nobody knows whether it arrived: whose, why, and whether a second address is being tried. */
  undelivered: async (
    { about, returned }: Letter,
    programme: Programme,
    reader: MailReader,
  ): Promise<Mail | undefined> => {
    if (!returned) return undefined;
    const view = await readModel.approval(about);
    const approval = view && askedTitle(view.approval.request);
    return {
      ...reader.common,
      kind: 'information',
      title: returnedTitle(returned),
      lines: [...(approval ? [approval] : []), ...returnedLines(returned)],
      link: approval ? pageOf(programme, about) : page(`/programmes/${programme.key}`),
    };
  },
});
