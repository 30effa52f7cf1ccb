import { chineseDay, englishDay } from '../../domain/calendar/said-days';
import type { Mail } from '../../mail/mail';
import { adjustmentStates, moveLine } from '../../domain/strategy/words';
import type { Programme } from '../../domain/programme/programme';
import { text } from '../../domain/shared/sentences';
import type { Letter } from '../../domain/mail/letters';
import type { MailReader, ThingMailDeps } from './readers';

/** Tells what took effect of an adjustment of the strategy, from which day; or why nothing did. */
export const createStrategyMails =
  ({ readModel, page }: ThingMailDeps) =>
  async ({ about }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
    const adjustments = (await readModel.head(programme.key))?.adjustments;
    const found = adjustments?.find(({ key }) => key === about);
    if (!found) return undefined;
    const { zh, en } = adjustmentStates[found.state];
    const { from, left = [] } = found;
    return {
      ...reader.common,
      kind: 'information',
      title: text(
        `战略调整（${zh}）：${found.title}`,
        `Adjustment of the strategy (${en.toLowerCase()}): ${found.title}`,
      ),
      lines: [
        ...(from === undefined || found.state !== 'inForce'
          ? []
          : [
              text(
                `自${chineseDay(from)}零时起，下列变更一并生效：`,
                `From the beginning of ${englishDay(from)} all of this holds:`,
              ),
            ]),
        ...(found.state === 'inForce' ? found.moves.map(moveLine) : []),
        ...left,
      ],
      link: page(`/programmes/${programme.key}/strategy/adjustments/${about}`),
    };
  };
