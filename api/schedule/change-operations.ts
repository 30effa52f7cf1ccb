import type { ApiDeps } from '../http/deps';
import { askForChange, setAside } from './change-requests';
import { created, endpoint, ok, opened, type Endpoint } from '../http/endpoint';
import { actingFor } from '../access/office';
import { changeRequest, settingAside } from './forms';
import { programmeOf } from '../http/lookups';

/** The baselines of a programme: a new one only by an approved change request. */
export const changeEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes/:programme/changes',
    tag: 'Baselines',
    summary: 'The change requests with what became of each',
    answers: { 200: 'Every change request, the earliest first' },
    handle: async ({ params }) => ok((await programmeOf(deps, params.programme)).changes),
  }),
  endpoint({
    method: 'post',
    path: '/programmes/:programme/changes',
    tag: 'Baselines',
    starts: true,
    body: changeRequest,
    summary: 'Requests a new baseline; the strategic groups decide, and it counts from the day of its approval',
    answers: {
      201: 'The approval that was opened',
      409: 'A milestone is over, or there is a baseline of that name',
      422: 'No name, reason or date, or one that has passed',
    },
    handle: async ({ params, body, requestId }) => {
      const view = await programmeOf(deps, params.programme);
      const request = { ...body, by: actingFor(view.definition, body.by) };
      const approval = await askForChange(deps, view, request, requestId);
      return opened(approval);
    },
  }),
  endpoint({
    method: 'post',
    path: '/programmes/:programme/changes/:number/aside',
    tag: 'Baselines',
    starts: true,
    body: settingAside,
    summary: 'Postpones a change request, or merges it into another that moves the same milestones',
    answers: { 201: 'Its approval is withdrawn', 409: 'It is not being decided, or the other one lacks a milestone' },
    handle: async ({ params, body, requestId }) => {
      const view = await programmeOf(deps, params.programme);
      const aside = { ...body, number: Number(params.number), by: actingFor(view.definition, body.by) };
      await setAside(deps, view, aside, requestId);
      return created({ number: aside.number, as: body.as });
    },
  }),
];
