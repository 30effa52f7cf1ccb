import { chineseDay, englishDay } from '../../domain/calendar/said-days';
import type { Mail } from '../../mail/mail';
import type { Letter } from '../../domain/mail/letters';
import { partyOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { isOpenRisk, lacksResponse, type Risk } from '../../domain/risks/risks';
import { levelTitles, responseTitles, riskStates, standingText } from '../../domain/risks/titles';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import type { MailReader, ThingMailDeps } from './readers';

/** What the letter is about first of all: what is overdue, what came true, what has to be done. */
const subjectOf = ({ title, state, level, isOverdue, isReminded }: Risk): Text => {
  const { zh, en } = title;
  if (state === 'materialised') return text(`风险已发生：${zh}`, `A risk came true: ${en}`);
  if (state === 'identified') return text(`请评估风险：${zh}`, `A risk to assess: ${en}`);
  if (level && isOverdue)
    return text(
      `${levelTitles[level].zh}风险逾期未评审：${zh}`,
      `The review of a ${levelTitles[level].en} risk is overdue: ${en}`,
    );
  if (isReminded) return text(`请评审风险：${zh}`, `A risk to review: ${en}`);
  return text(`风险（${riskStates[state].zh}）：${zh}`, `Risk (${riskStates[state].en.toLowerCase()}): ${en}`);
};

const consequence = (risk: Risk): readonly Text[] => {
  const { level, isOverdue, state } = risk;
  if (level === 'high' && isOverdue)
    return [text('评审完成前，阶段门不得通过。', 'Until it is reviewed, no gate is passed.')];
  if (state === 'identified')
    return [
      text('请给出可能性和影响（各 1 至 5）。', 'Please say how likely it is and what it would do, 1 to 5 each.'),
    ];
  return level && level !== 'low' && lacksResponse(risk)
    ? [text('尚未确定应对方式。', 'No response has been chosen yet.')]
    : [];
};

/** Tells of a risk as it stands now: how high it is, when it is reviewed, what is done about it, or what happened. */
export const createRiskMails =
  ({ readModel, page }: ThingMailDeps) =>
  async ({ about, to }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
    const risk = (await readModel.head(programme.key))?.risks.find(({ key }) => key === about);
    if (!risk || !partyOf(programme, to)) return undefined;
    const { review, materialisation, response, closed } = risk;
    const now = standingText(risk);
    const kind = response && responseTitles[response.kind];
    return {
      ...reader.common,
      kind: 'information',
      title: subjectOf(risk),
      lines: [
        text(`当前等级：${now.zh}`, `It stands at: ${now.en}`),
        ...(materialisation
          ? [
              text(
                `发生经过（${chineseDay(materialisation.on)}，${materialisation.by} 登记）：${materialisation.what}`,
                `What happened on ${englishDay(materialisation.on)} (recorded by ${materialisation.by}): ${materialisation.what}`,
              ),
            ]
          : []),
        ...(isOpenRisk(risk) && review
          ? [text(`评审日：${chineseDay(review.on)}`, `Review on ${englishDay(review.on)}`)]
          : []),
        ...(kind ? [text(`应对方式：${kind.zh}`, `Response: ${kind.en}`)] : []),
        ...(closed ? [text(`关闭理由：${closed.reason}`, `Closed because: ${closed.reason}`)] : []),
        ...consequence(risk),
      ],
      link: page(`/programmes/${programme.key}/risks/${about}`),
    };
  };
