import { chineseDay, englishDay } from '../../calendar/said-days';
import { text } from '../../shared/sentences';
import type { Countable, Counted, CountedPeriod } from './counts';
import { isWithin } from './counts';

const done = ['accepted', 'conditionallyAccepted'];

/** The milestones that were due in a period, by their baseline and the days on hold; those that were waived were due to nobody. */
export const deliveries = ({ milestones }: Countable, period: CountedPeriod): readonly Counted[] =>
  milestones.flatMap(({ key, title, state, baselineOn, dueOn = baselineOn, actualOn, isHeld }) => {
    if (!isWithin(period, dueOn) || state === 'waived' || (isHeld && !done.includes(state))) return [];
    const isDone = done.includes(state) && actualOn !== undefined;
    const isGood = isDone && actualOn <= dueOn;
    const why = isDone
      ? text(
          `${chineseDay(dueOn)}到期，${chineseDay(actualOn)}完成`,
          `due on ${englishDay(dueOn)}, delivered on ${englishDay(actualOn)}`,
        )
      : text(`${chineseDay(dueOn)}到期，尚未完成`, `due on ${englishDay(dueOn)}, not delivered yet`);
    return [{ thing: `milestone:${key}`, title, on: dueOn, isGood, why }];
  });
