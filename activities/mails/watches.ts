import type { Mail } from '../../mail/mail';
import { formatDate } from '../../domain/calendar/formats';
import { assessmentStates } from '../../domain/strategy/assessments';
import { planTitle } from '../../domain/strategy/plan-content';
import { askedWords, unansweredThen } from '../../domain/strategy/watch-words';
import type { Programme } from '../../domain/programme/programme';
import { inBoth, text } from '../../domain/shared/sentences';
import { localDateOf } from '../../domain/calendar/zones';
import type { Letter } from '../../domain/mail/letters';
import type { MailReader, ThingMailDeps } from './readers';

/** What is asked for and told of what is followed of the strategy. */
export const createWatchMails = ({ readModel, page }: ThingMailDeps) => ({
  /** Asks for a figure or a review; nothing once it was answered. */
  watchAsked: async ({ about }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
    const found = (await readModel.head(programme.key))?.watches.find(({ key }) => key === about);
    if (!found?.asked) return undefined;
    const { kind, title, asked, state } = found;
    const due = localDateOf(asked.dueAt, reader.zone);
    const words = askedWords(kind, title, asked.period);
    return {
      ...reader.common,
      kind: 'information',
      title: state === 'overdue' ? text(`已逾期：${words.zh}`, `Overdue: ${words.en}`) : words,
      lines: [
        inBoth((language) =>
          language === 'zh' ? `期限：${formatDate(due, language)}` : `By ${formatDate(due, language)}`,
        ),
        unansweredThen(kind),
      ],
      link: page(`/programmes/${programme.key}/strategy/signals/${about}`),
    };
  },
  /** A version of a plan is in force. */
  planInForce: async ({ about }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
    const found = (await readModel.head(programme.key))?.plans.find(({ key }) => key === about);
    if (found?.acceptedOn === undefined) return undefined;
    const { horizon, summary, acceptedOn } = found;
    const { zh, en } = planTitle(found);
    return {
      ...reader.common,
      kind: 'information',
      title: text(`规划已现行：${zh}`, `A plan is in force: ${en}`),
      lines: [
        inBoth((language) =>
          language === 'zh'
            ? `自${formatDate(acceptedOn, language)}起现行，取代前一版。`
            : `It is in force since ${formatDate(acceptedOn, language)}, in the place of the version before.`,
        ),
        text(summary, summary),
      ],
      link: page(`/programmes/${programme.key}/strategy/plans/${horizon}`),
    };
  },
  /** A signal has crossed its threshold, or what the assessment of it came to. */
  signalAssessed: async ({ about }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
    const found = (await readModel.head(programme.key))?.assessments.find(({ key }) => key === about);
    if (!found) return undefined;
    const { zh, en } = assessmentStates[found.state];
    return {
      ...reader.common,
      kind: 'information',
      title: text(
        `策略评估（${zh}）：${found.title.zh}`,
        `Assessment of the strategy (${en.toLowerCase()}): ${found.title.en}`,
      ),
      lines: [
        found.why,
        ...(found.state === 'adjust' ? [text('请起草战略调整。', 'Please draft an adjustment of the strategy.')] : []),
      ],
      link: page(`/programmes/${programme.key}/strategy/signals/${found.signal}`),
    };
  },
});
