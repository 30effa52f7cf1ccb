import { confirmSettlement, disputeId, leaveTier, withdrawDispute } from '../../contracts/dispute';
import type { ApiDeps } from '../http/deps';
import { awardDispute, disputeIn, raiseDispute, runningDisputeIn } from './disputes';
import { created, endpoint, ok, type Endpoint } from '../http/endpoint';
import { award, departure, disputeRequest, settlement } from './forms';
import { partnerFor } from '../access/partners';
import { programmeOf } from '../http/lookups';

/** Disputes: raised by a party, taken from tier to tier by their clocks, settled, decided or withdrawn. */
export const disputeEndpoints = (deps: ApiDeps): readonly Endpoint[] => {
  const { processes } = deps;
  return [
    endpoint({
      method: 'get',
      path: '/programmes/:programme/disputes',
      tag: 'Disputes',
      summary: 'The disputes of a programme: about what, in which tier, until when',
      answers: { 200: 'Every dispute, ended or not' },
      handle: async ({ params }) => ok({ items: (await programmeOf(deps, params.programme)).disputes }),
    }),
    endpoint({
      method: 'get',
      path: '/programmes/:programme/disputes/:dispute',
      tag: 'Disputes',
      summary: 'One dispute',
      answers: { 200: 'The dispute as it stands', 404: 'No such dispute' },
      handle: async ({ params }) => ok(disputeIn(await programmeOf(deps, params.programme), params.dispute)),
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/disputes',
      tag: 'Disputes',
      starts: true,
      body: disputeRequest,
      summary: 'Raises a dispute about an agreement, a milestone, an obligation or named lines; negotiation begins',
      answers: { 201: 'Its key and where to find it', 409: 'The key is taken', 422: 'No such thing' },
      handle: async ({ params, body, caller, requestId }) => {
        const view = await programmeOf(deps, params.programme);
        const { key } = await raiseDispute(deps, view, body, partnerFor(view.definition, caller, body.by), requestId);
        return created({ dispute: key, href: `/api/v1/programmes/${view.key}/disputes/${key}` });
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/disputes/:dispute/departures',
      tag: 'Disputes',
      starts: true,
      body: departure,
      summary: 'A party stops taking part in negotiation or mediation: the next tier begins at once',
      answers: { 201: 'The tier that begins', 409: 'It has ended, or is in arbitration' },
      handle: async ({ params, body, caller, requestId }) => {
        const view = await programmeOf(deps, params.programme);
        const { key } = runningDisputeIn(view, params.dispute);
        const left = { ...partnerFor(view.definition, caller, body.by), reason: body.reason };
        const { state } = await processes.ask(disputeId(view.key, key), leaveTier, requestId, left);
        return created({ dispute: key, state });
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/disputes/:dispute/settlements',
      tag: 'Disputes',
      starts: true,
      body: settlement,
      summary:
        'A party confirms terms of settlement, at any tier; settled once every party has confirmed the same words',
      answers: { 201: 'Whether it is settled', 409: 'It has ended' },
      handle: async ({ params, body, caller, requestId }) => {
        const view = await programmeOf(deps, params.programme);
        const { key } = runningDisputeIn(view, params.dispute);
        const confirmation = { ...partnerFor(view.definition, caller, body.by), terms: body.terms };
        const { state } = await processes.ask(disputeId(view.key, key), confirmSettlement, requestId, confirmation);
        return created({ dispute: key, state });
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/disputes/:dispute/award',
      tag: 'Disputes',
      starts: true,
      body: award,
      summary: 'Records the award that ends an arbitration',
      answers: {
        201: 'It is decided',
        409: 'It is not in arbitration',
        422: 'A day that is still to come, or before the arbitration began',
      },
      handle: async ({ params, body, caller, requestId }) => {
        const view = await programmeOf(deps, params.programme);
        const dispute = runningDisputeIn(view, params.dispute);
        const { by: named, ...given } = body;
        const { by } = partnerFor(view.definition, caller, named);
        const { state } = await awardDispute(deps, view, dispute, { award: given, by }, requestId);
        return created({ dispute: dispute.key, state });
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/disputes/:dispute/withdrawal',
      tag: 'Disputes',
      starts: true,
      body: departure,
      summary: 'The party that raised a dispute gives it up',
      answers: { 201: 'It is withdrawn', 403: 'Another party raised it', 409: 'It has ended' },
      handle: async ({ params, body, caller, requestId }) => {
        const view = await programmeOf(deps, params.programme);
        const { key } = runningDisputeIn(view, params.dispute);
        const withdrawal = { ...partnerFor(view.definition, caller, body.by), reason: body.reason };
        const { state } = await processes.ask(disputeId(view.key, key), withdrawDispute, requestId, withdrawal);
        return created({ dispute: key, state });
      },
    }),
  ];
};
