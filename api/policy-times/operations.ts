import { policyTitle } from '../../domain/programme/policy-titles';
import { previewTimes } from '../../domain/policy-times/previews';
import { timesOf } from '../../domain/policy-times/policy-times';
import type { ProgrammeView } from '../../domain/views/views';
import type { ApiDeps } from '../http/deps';
import { endpoint, ok, type Endpoint } from '../http/endpoint';
import { timesPreview } from './forms';
import { programmeOf } from '../http/lookups';
import { verbEndpoints } from '../things/verb-doors';
import { policyTimesVerbs } from './verbs';

/** Every policy with its times as they hold, by which decision where they are not those of the file, and what was asked of them. */
const policiesIn = ({ definition, timesChanges }: ProgrammeView) =>
  Object.entries(definition.policies).map(([key, policy]) => ({
    key,
    title: policyTitle(definition, key),
    times: timesOf(policy),
    ...(definition.timesDecided?.[key] && { decided: definition.timesDecided[key] }),
    changes: timesChanges.filter((each) => each.policy === key).map(({ key: _, policy: _of, ...change }) => change),
  }));

/** The times of a programme's policies: other ones only by an approval, and for what is opened from then on. */
export const policyTimesEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes/:programme/policies',
    tag: 'Policies',
    summary: 'The policies with their times, by which decision they have them, and what was asked',
    answers: { 200: 'Every policy in the order of the file' },
    handle: async ({ params }) => ok({ items: policiesIn(await programmeOf(deps, params.programme)) }),
  }),
  ...verbEndpoints(deps, policyTimesVerbs),
  endpoint({
    method: 'post',
    path: '/previews/policy-times',
    tag: 'Previews',
    body: timesPreview,
    reads: ({ programme }) => programme,
    summary: 'What other times of a policy would change, and when a matter opened now would be due',
    answers: {
      200: 'Each time from what to what in words, both deadlines, whether provisional, and the calendars’ versions',
      404: 'No such programme or policy',
      422: 'Nothing that differs, or what publishing would refuse',
    },
    handle: async ({ body: { programme, policy, ...times } }) => {
      const { definition } = await deps.directory.edition(programme);
      const calendars = deps.directory.calendars(definition);
      return ok(previewTimes(definition, calendars, { policy, times }, deps.now().toISOString()));
    },
  }),
];
