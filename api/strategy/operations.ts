import { decidersOf } from '../../domain/strategy/scenes';
import { todayFor } from '../../domain/programme/told-days';
import { exitReadiness } from '../../domain/strategy/exits';
import { watchItems } from '../../domain/strategy/watch-plans';
import { DomainError } from '../../domain/shared/errors';
import { kinds } from '../../domain/shared/kinds';
import { noSuch } from '../../domain/shared/reasons';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { programmeOf } from '../http/lookups';
import { verbEndpoints } from '../things/verb-doors';
import { adjustmentIn, changesIn, lookAt } from './adjustments';
import { adjustmentPreview } from './forms';
import { plansOf } from './plans';
import { strategyVerbs } from './verbs';

/** The strategy of a programme: what was adjusted of it, and what an adjustment would do. */
export const strategyEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes/:programme/strategy/adjustments',
    tag: 'Strategy',
    summary: 'The adjustments of the strategy: what each changes, what follows, and from when',
    answers: { 200: 'Every adjustment, in force or not' },
    handle: async ({ params }) => ok({ items: (await programmeOf(deps, params.programme)).adjustments }),
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/strategy/adjustments/:adjustment',
    tag: 'Strategy',
    summary: 'One adjustment of the strategy',
    answers: { 200: 'The adjustment as it stands', 404: 'No such adjustment' },
    handle: async ({ params }) => ok(adjustmentIn(await programmeOf(deps, params.programme), params.adjustment)),
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/strategy/signals',
    tag: 'Strategy',
    summary: 'What is followed of the strategy: signals and reviews of plans with their values, and what was assessed',
    answers: { 200: 'Every signal and review, and every assessment' },
    handle: async ({ params }) => {
      const { definition, watches, assessments } = await programmeOf(deps, params.programme);
      const items = watchItems(definition, 'running').map((item) => ({
        ...item,
        ...watches.find(({ key }) => key === item.key),
      }));
      return ok({ items, assessments });
    },
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/strategy/plans',
    tag: 'Strategy',
    summary: 'The plans: which version of each is in force since when, and every version with its document',
    answers: { 200: 'Every plan' },
    handle: async ({ params }) => ok({ items: plansOf(await programmeOf(deps, params.programme)) }),
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/strategy/exit',
    tag: 'Strategy',
    summary: 'How ready the exit plan is, step by step, and what was seen of its triggers',
    answers: { 200: 'Steps ready of all, in per cent, and the triggers' },
    handle: async ({ params }) => {
      const { definition, exitReadiness: recorded, exitTriggers } = await programmeOf(deps, params.programme);
      const today = todayFor(definition, deps.now().toISOString());
      return ok({ ...exitReadiness(definition.exit, recorded, today), triggers: exitTriggers });
    },
  }),
  ...verbEndpoints(deps, strategyVerbs),
  endpoint({
    method: 'post',
    path: '/previews/adjustment',
    tag: 'Previews',
    body: adjustmentPreview,
    reads: ({ programme }) => programme,
    summary: 'What an adjustment of the strategy would change, from what to what, what follows, and who would decide',
    answers: {
      200: 'Each change in words with its consequences, what differs, and the groups that would be asked',
      404: 'No such programme, milestone, indicator or policy',
      409: 'A milestone that is over',
      422: 'A day that has come, nothing that differs, or what publishing would refuse',
    },
    handle: async ({ body: { programme, effectiveOn, changes } }) => {
      const view = await deps.readModel.head(programme);
      if (!view) throw new DomainError('not_found', noSuch(kinds.programme, programme), { field: 'programme' });
      const looked = lookAt(deps, view, { effectiveOn, changes: changesIn(view.definition, changes) });
      return ok({ effectiveOn, ...looked, asks: decidersOf(view.definition, looked.changes) });
    },
  }),
];
