import { adjustmentId } from '../../contracts/adjustment';
import { DomainError } from '../../domain/shared/errors';
import { adjustmentDeciders } from '../../domain/strategy/scenes';
import type { ProgrammeView } from '../../domain/views/views';
import { listed, type Find } from '../things/lookups';
import type { PageDeps } from '../http/page-deps';
import type { Typed } from '../ui/thing';
import { strategyId } from '../../contracts/strategy';
import { concernsSignal } from '../../domain/strategy/concerns';
import { watchItem } from '../../domain/strategy/watch-plans';
import { partOf } from '../ui/answer';
import { SignalPage } from './signals';
import { AdjustmentPage } from './adjustment';
import type { AdjustmentLook } from './form';
import { changesIn, lookAt } from './adjustments';
import { changesForm } from './forms';
import { StrategyPage } from './page';
import { PlanPage } from './plan-page';
import { versionsOfPlan } from '../../domain/strategy/plans';
import { isOf } from '../../domain/record/nouns';
import { typedChanges } from './typed';

/** What was typed, looked at again for the page; nothing while it can't be read or is refused, which is said elsewhere. */
function lookTyped(deps: PageDeps, view: ProgrammeView, typed: Typed): AdjustmentLook | undefined {
  const given = changesForm.safeParse(typedChanges(typed, view.definition));
  if (!given.success || typed.effectiveOn === undefined) return undefined;
  try {
    const changes = changesIn(view.definition, given.data);
    const looked = lookAt(deps, view, { effectiveOn: typed.effectiveOn, changes });
    return { moves: looked.moves, of: adjustmentDeciders(view.definition, looked.changes) };
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

export const strategyThing: Find = (deps, view) => ({
  process: view.key,
  page: (context) => {
    const look = context.refused ? undefined : lookTyped(deps, view, context.typed);
    return <StrategyPage context={context} look={look} now={deps.now().toISOString()} />;
  },
});

/** A signal, or the review of a plan, with its values and what was assessed. */
export const signalThing: Find = (_deps, view, request) => {
  const key = partOf(request, 'signal');
  const item = watchItem(view.definition, key);
  return (
    item && {
      process: strategyId(view.key),
      concerns: (happening) => concernsSignal(happening, key),
      page: (context) => (
        <SignalPage context={context} item={item} watch={view.watches.find((each) => each.key === key)} />
      ),
    }
  );
};

/** A plan with its versions. */
export const planThing: Find = (_deps, view, request) => {
  const key = partOf(request, 'plan');
  const horizon = view.definition.strategy.horizons.find((each) => each.key === key);
  const versions = versionsOfPlan(view.plans, key);
  const keys = versions.map((version) => version.key);
  return (
    horizon && {
      process: strategyId(view.key),
      concerns: (happening) =>
        isOf('plan', happening) &&
        (happening.type === 'plan.submitted' ? happening.submitted.horizon === key : keys.includes(happening.plan)),
      evidence: versions.flatMap(({ evidence }) => evidence),
      page: (context) => <PlanPage context={context} horizon={horizon} />,
    }
  );
};

export const adjustmentThing = listed(
  'adjustment',
  ({ adjustments }) => adjustments,
  adjustmentId,
  (found, context) => <AdjustmentPage context={context} adjustment={found} />,
);
