import { chineseDay, englishDay } from '../../domain/calendar/said-days';
import type { Mail } from '../../mail/mail';
import { partyOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import type { MailReader, ThingMailDeps } from './readers';
import type { Letter } from '../../domain/mail/letters';

type PhaseKind = Extract<Letter['kind'], `phase${string}`>;

export const isAboutPhase = (kind: Letter['kind']): kind is PhaseKind => kind.startsWith('phase');

const titleOf = (kind: PhaseKind, { zh, en }: Text): Text =>
  kind === 'phaseHeld'
    ? text(`阶段已自动暂缓：${zh}`, `A phase went on hold by itself: ${en}`)
    : text(`暂缓到期，请复核：${zh}`, `A hold is due for review: ${en}`);

const whatNext = text(
  '请提请阶段门评审，或提请恢复；此前里程碑停止计时。',
  'Please ask for the gate, or for a decision to resume; until then the clocks of the milestones stand.',
);

/** The condition that lapsed, where one was the cause. */
const causeIn = ({ obligations }: ProgrammeView, cause: object): readonly Text[] =>
  obligations
    .filter(({ key }) => 'obligation' in cause && cause.obligation === key)
    .map(({ condition: { text: what, owner, due } }) =>
      text(
        `逾期的条件：${what}（${owner}，${chineseDay(due)}）`,
        `The condition that lapsed: ${what} (${owner}, ${englishDay(due)})`,
      ),
    );

/** Tells of a phase on hold; nothing once it goes on again. */
export const createPhaseMails =
  ({ readModel, page }: ThingMailDeps) =>
  async (
    { about, to }: Letter,
    kind: PhaseKind,
    programme: Programme,
    reader: MailReader,
  ): Promise<Mail | undefined> => {
    const view = await readModel.head(programme.key);
    const phase = view?.phases.find(({ key }) => key === about);
    if (!view || !phase?.hold || !partyOf(programme, to)) return undefined;
    const { on, reviewOn, cause } = phase.hold;
    return {
      ...reader.common,
      kind: 'information',
      title: titleOf(kind, phase.title),
      lines: [
        ...causeIn(view, cause),
        text(
          `自${chineseDay(on)}暂缓，复核日期${chineseDay(reviewOn)}`,
          `On hold since ${englishDay(on)}, to be reviewed on ${englishDay(reviewOn)}`,
        ),
        whatNext,
      ],
      link: page(`/programmes/${programme.key}/phases/${about}`),
    };
  };
