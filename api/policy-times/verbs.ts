import { assertTimesFit } from '../../domain/policy-times/refusals';
import { opened } from '../http/endpoint';
import { typedIn } from '../things/carrying-out';
import { byOffice } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { fieldOf, readForm } from '../ui/answer';
import { askForTimes } from './requests';
import { typedTimes } from './fields';
import { policyTimesForm, timesRequest } from './forms';

const ofPolicy = verbsOf({
  tag: 'Policies',
  shows: 'changes',
  hands: byOffice((_view, part) => ({ policy: part('policy') }), { policy: 'times.policy' }),
});

/** What can be done to the times of a policy; the form shows what it would change before it asks. */
export const policyTimesVerbs = {
  'policies/:policy/times': ofPolicy({
    starts: true,
    body: timesRequest,
    summary:
      'Requests other times of a policy; the strategic groups decide, and they hold for what is opened from the approval on',
    answers: {
      201: 'The approval that was opened',
      404: 'No such policy',
      409: 'Another change of its times is being decided',
      422: 'No reason, nothing that differs, or what publishing would refuse',
    },
    pages: { 'changes/times': 'changes' },
    typed: (request) => ({
      ...readForm(policyTimesForm, typedTimes(typedIn(request))),
      reason: typedIn(request)['times.reason'] ?? '',
    }),
    does: ({ deps, view, policy, by, requestId }, { reason, ...times }) =>
      askForTimes(deps, view, { policy, times, reason, by }, requestId),
    answered: (approval) => opened(approval),
    shown: async (ask, { request, one: { view, policy }, said, show }) => {
      if (fieldOf(request, 'step') === 'ask') return ask();
      const { reason: _said, ...times } = said;
      assertTimesFit(view.definition, { policy, times });
      return show({ typed: typedIn(request) });
    },
  }),
} satisfies Verbs;
