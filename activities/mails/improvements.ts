import { formatDate } from '../../domain/calendar/formats';
import { localDateOf } from '../../domain/calendar/zones';
import { criterionWords } from '../../domain/improvements/criteria';
import { doersOf, isUnverifiable } from '../../domain/improvements/doers';
import { isOpen, roundOf } from '../../domain/improvements/improvements';
import {
  restatedWords,
  severityTitles,
  stepAsks,
  stepThen,
  stepTitles,
  unverifiable,
} from '../../domain/improvements/words';
import type { Letter } from '../../domain/mail/letters';
import { partyOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { partyTitle, titlesOf } from '../../domain/programme/titles';
import { inBoth, text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import type { Mail } from '../../mail/mail';
import type { MailReader, ThingMailDeps } from './readers';

/** Tells how an improvement stands now: what has to be done by whom until when, or how it ended. */
export const createImprovementMails =
  ({ readModel, page }: ThingMailDeps) =>
  async ({ about, to }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
    const improvements = (await readModel.head(programme.key))?.improvements;
    const improvement = improvements?.find(({ key }) => key === about);
    if (!improvement || !partyOf(programme, to)) return undefined;
    const { state, title, problem, severity, clock, reopened } = improvement;
    const { analysis, scheme } = roundOf(improvement);
    const [stage, grave] = [stepTitles[state], severityTitles[severity]];
    const isAsked = doersOf(programme, improvement).some(({ person }) => person === to);
    const isLate = clock?.isOverdue === true;
    const who = scheme && partyTitle(titlesOf(programme), scheme.implementer);
    const restated = improvement.restatements?.at(-1);
    const due = clock?.dueAt;
    const until =
      due === undefined ? undefined : inBoth((language) => formatDate(localDateOf(due, reader.zone), language));
    const lines: readonly (Text | undefined | false)[] = [
      isOpen(improvement) && !isAsked
        ? text(`等待办理：${stepAsks(improvement).zh}`, `Others have to act: ${stepAsks(improvement).en}`)
        : stepAsks(improvement),
      restated && restatedWords(restated),
      until !== undefined &&
        text(`期限：${until.zh}${isLate ? '（已逾期）' : ''}`, `Due: ${until.en}${isLate ? ' (overdue)' : ''}`),
      isUnverifiable(programme, improvement) && unverifiable,
      text(`问题（${grave.zh}）：${problem.zh}`, `Problem (${grave.en.toLowerCase()}): ${problem.en}`),
      reopened > 0 && text(`已重新开启 ${reopened} 次`, `Re-opened ${reopened} time(s)`),
      analysis && text(`原因：${analysis.cause}`, `Cause: ${analysis.cause}`),
      scheme &&
        text(`判定标准：${criterionWords(scheme.criterion).zh}`, `Criterion: ${criterionWords(scheme.criterion).en}`),
      who && text(`实施方：${who.zh}`, `Carried out by: ${who.en}`),
      isOpen(improvement) && state !== 'approval' && stepThen(improvement),
    ];
    return {
      ...reader.common,
      kind: 'information',
      title: text(
        `${isLate ? '逾期：' : ''}改进（${stage.zh}）：${title.zh}`,
        `${isLate ? 'Overdue: improvement' : 'Improvement'} (${stage.en.toLowerCase()}): ${title.en}`,
      ),
      lines: lines.filter((line) => line !== undefined && line !== false),
      link: page(`/programmes/${programme.key}/improvements/${about}`),
    };
  };
