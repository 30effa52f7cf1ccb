import type { Mail } from '../api/mails/mail';
import type { Letter } from '../domain/letters';
import type { Programme } from '../domain/programme';
import { text } from '../domain/sentences';
import type { ReadModel } from '../infra/store/read-model';
import type { Reader } from './readers';

interface OfficeMailDeps {
  readonly readModel: Pick<ReadModel, 'programme' | 'approval'>;
  /** The address of one of our pages. */
  readonly page: (path: string) => string;
  readonly pageOf: (programme: Programme, approval: string) => string;
}

/** What the programme office is asked for or told. */
export const createOfficeMails = ({ readModel, page, pageOf }: OfficeMailDeps) => ({
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

  /** A mail came back: whose, why, and whether a second address is being tried. */
  undelivered: async ({ about, returned }: Letter, programme: Programme, reader: Reader): Promise<Mail | undefined> => {
    if (!returned) return undefined;
    const { person, address, reason, again } = returned;
    const approval = (await readModel.approval(about))?.approval.request.content.title;
    return {
      ...reader.common,
      kind: 'pmoNotice',
      title: text(`邮件未送达：${person}`, `A mail did not arrive: ${person}`),
      lines: [
        ...(approval ? [approval] : []),
        text(`地址 ${address} 退回：${reason}`, `${address} returned it: ${reason}`),
        again === undefined
          ? text(
              '没有其他地址可用，其时限暂停：请以其他方式告知本人并登记，或改任可送达的地址。',
              'There is no other address, and their clock stands still: please tell them another way and say so, or appoint them under an address that works.',
            )
          : text(`已改发至备用地址 ${again}。`, `It was sent again to the second address ${again}.`),
      ],
      link: approval ? pageOf(programme, about) : page(`/programmes/${programme.key}`),
    };
  },
});
