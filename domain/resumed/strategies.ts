import type { Entry } from '../record/ledger';
import { isOf } from '../record/nouns';
import { assessmentAfter, type Assessment } from '../strategy/assessments';
import { planAfter, type PlanVersion } from '../strategy/plans';
import { newWatch, watchAfter, watchOf, type Watch } from '../strategy/watches';

/** What following a strategy had come to, by its entries. */
export interface ResumedStrategy {
  readonly watches: Readonly<Record<string, Watch>>;
  readonly assessments: readonly Assessment[];
  /** Left out while none was handed in. */
  readonly plans?: readonly PlanVersion[];
  readonly last: Readonly<Record<string, string>>;
  /** The triggers of the exit that were told. */
  readonly triggers: readonly string[];
}

const after = (known: ResumedStrategy, { happening }: Entry): ResumedStrategy => {
  if (isOf('assessment', happening)) {
    const { assessments } = known;
    return happening.type === 'assessment.opened'
      ? { ...known, assessments: [...assessments, happening.opened] }
      : {
          ...known,
          assessments: assessments.map((each) =>
            each.key === happening.assessment ? assessmentAfter(each, happening) : each,
          ),
        };
  }
  if (isOf('plan', happening)) {
    const { plans = [] } = known;
    return happening.type === 'plan.submitted'
      ? { ...known, plans: [...plans, happening.submitted] }
      : { ...known, plans: plans.map((each) => (each.key === happening.plan ? planAfter(each, happening) : each)) };
  }
  if (happening.type === 'exit.triggered') return { ...known, triggers: [...known.triggers, happening.trigger.key] };
  if (!isOf('watch', happening) && !isOf('signal', happening)) return known;
  const key = watchOf(happening);
  const begins = happening.type === 'watch.asked' || happening.type === 'watch.answered';
  const watch = known.watches[key] ?? (begins ? newWatch(happening) : undefined);
  if (!watch) return known;
  const isRead = happening.type === 'watch.answered' && happening.kind !== 'figure' && happening.kind !== 'review';
  const period =
    happening.type === 'watch.asked' ? happening.asked.period : isRead ? happening.answer.period : known.last[key];
  return {
    ...known,
    watches: { ...known.watches, [key]: watchAfter(watch, happening) },
    ...(period !== undefined && { last: { ...known.last, [key]: period } }),
  };
};

export const resumedStrategy = (entries: readonly Entry[]): ResumedStrategy =>
  entries.reduce(after, { watches: {}, assessments: [], last: {}, triggers: [] });
