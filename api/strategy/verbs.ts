import { created } from '../http/endpoint';
import { typedIn } from '../things/carrying-out';
import { byPartner } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { fieldOf, readForm, textOf } from '../ui/answer';
import { changesIn, lookAt, proposeAdjustment } from './adjustments';
import { adjustmentRequest } from './forms';
import { typedChanges } from './typed';

const ofStrategy = verbsOf({ tag: 'Strategy', shows: 'strategy', hands: byPartner(() => ({})) });

/** What can be done about the strategy: the form of an adjustment shows what would follow before it asks. */
export const strategyVerbs = {
  'strategy/adjustments': ofStrategy({
    starts: true,
    body: adjustmentRequest,
    summary:
      'Proposes an adjustment of the strategy: milestones, indicators, shares, budgets and times of policies, all of it at one instant; the strategic groups decide',
    answers: {
      201: 'Its key, its approval, and where to find it',
      403: 'Neither of the office nor of a group of the strategy',
      409: 'The key is taken, a milestone is over, or another adjustment that is not over touches the same',
      422: 'A day that has come, nothing that differs, or what publishing would refuse',
    },
    typed: (request, { view }) =>
      readForm(adjustmentRequest, {
        key: fieldOf(request, 'key'),
        title: fieldOf(request, 'title'),
        reason: textOf(request, 'reason'),
        effectiveOn: fieldOf(request, 'effectiveOn'),
        changes: typedChanges(typedIn(request), view.definition),
      }),
    does: ({ deps, view, by, requestId }, { changes, ...request }) =>
      proposeAdjustment(deps, view, { ...request, changes: changesIn(view.definition, changes) }, by, requestId),
    answered: ({ key, approval }, { view }) =>
      created({ adjustment: key, approval, href: `/api/v1/programmes/${view.key}/strategy/adjustments/${key}` }),
    shown: async (ask, { request, one: { view, deps }, said, show }) => {
      if (fieldOf(request, 'step') === 'ask') return ask();
      lookAt(deps, view, { ...said, changes: changesIn(view.definition, said.changes) });
      return show({ typed: typedIn(request) });
    },
  }),
} satisfies Verbs;
