import type { Mail } from '../api/mails/mail';
import type { Letter } from '../domain/letters';
import { movedSentence } from '../domain/calendar-words';
import type { Programme } from '../domain/programme';
import { text } from '../domain/sentences';
import type { ReadModel } from '../infra/store/read-model';
import type { Reader } from './readers';

/** A mail names so many moved deadlines; the page has all. */
const MOST_LINES = 30;

interface OfficeMailDeps {
  readonly readModel: Pick<ReadModel, 'programme' | 'publications'>;
  /** The address of one of our pages. */
  readonly page: (path: string) => string;
}

/** What the programme office is asked for or told. */
export const createOfficeMails = ({ readModel, page }: OfficeMailDeps) => ({
  /** Asks for an evaluation's figures, unless they are there already. */
  actualsRequested: async ({ about, to }: Letter, programme: Programme, reader: Reader): Promise<Mail | undefined> => {
    const evaluation = (await readModel.programme(programme.key))?.evaluations.find(({ key }) => key === about);
    if (!evaluation || evaluation.state === 'signedOff' || evaluation.state === 'signOff') return undefined;
    const { cycle, period, dueAt } = evaluation;
    const { title, kpis } = programme.evaluation.cycles[cycle];
    return {
      ...reader.common,
      kind: 'actualsRequested',
      person: to,
      evaluation: text(`${title.zh} ${period}`, `${title.en} ${period}`),
      indicators: programme.evaluation.kpis.filter(({ key }) => kpis.includes(key)).map(({ indicator }) => indicator),
      dueAt,
      zone: reader.zone,
      workingDaysLeft: reader.workingDaysUntil(dueAt),
      whatThen: text('未报送前评估保持开放，不会自动评分。', 'Until then it stays open; nothing is scored by itself.'),
      link: page(`/programmes/${programme.key}/evaluations/${cycle}/${period}`),
    };
  },

  /** A calendar was published: what it moved, to be seen and acknowledged by each party. */
  calendarPublished: async ({ about }: Letter, programme: Programme, reader: Reader): Promise<Mail | undefined> => {
    const publications = await readModel.publications(programme.key);
    const found = publications.find(({ calendar, version }) => `${calendar} ${version}` === about);
    if (!found?.moved) return undefined;
    const shown = found.moved.slice(0, MOST_LINES).map((moved) => movedSentence(moved, reader.zone));
    const rest = found.moved.length - shown.length;
    const deadlines = found.moved.length === 1 ? 'one deadline' : `${found.moved.length} deadlines`;
    return {
      ...reader.common,
      kind: 'pmoNotice',
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

  /** An agreement has been approved: the office has it signed. */
  notice: ({ about }: Letter, programme: Programme, reader: Reader): Mail | undefined => {
    const agreement = programme.agreements[about];
    if (!agreement) return undefined;
    const { zh, en } = agreement.title;
    return {
      ...reader.common,
      kind: 'pmoNotice',
      title: text(`已批准，请安排签署：${zh}`, `Approved, please have it signed: ${en}`),
      lines: agreement.signatories.map((party) => programme.parties[party]?.title ?? text(party, party)),
      link: page(`/programmes/${programme.key}/agreements/${about}`),
    };
  },
});
