import { answerIp, closeIp, ipId, readSecret } from '../../contracts/ip';
import type { ApiDeps } from '../http/deps';
import { created, endpoint, ok, type Call, type Endpoint } from '../http/endpoint';
import { ipAccess, ipAnswer, ipClosing, ipFiling, ipRegistration, ipRequest } from './forms';
import { readingOf, fileIp, ipIn, openIp, openIpIn, registerIp } from './ip';
import { partnerFor } from '../access/partners';
import { programmeOf } from '../http/lookups';

/** Intellectual property: joint filings with their consents, filings and registrations with their dates, secrets with their access log. */
export const ipEndpoints = (deps: ApiDeps): readonly Endpoint[] => {
  const { processes } = deps;
  /** The item that a call is about, its process, and who acts for which party. */
  const meant = async ({ params, body, caller }: Call<{ by?: string | undefined }, unknown>) => {
    const view = await programmeOf(deps, params.programme);
    const item = openIpIn(view, params.item);
    const { key } = item;
    return { view, item, key, process: ipId(view.key, key), ...partnerFor(view.definition, caller, body.by) };
  };
  return [
    endpoint({
      method: 'get',
      path: '/programmes/:programme/ip',
      tag: 'Intellectual property',
      summary: 'Patents, trademarks and secrets, with consents, dates and who has read which secret',
      answers: { 200: 'Every item; of a secret everything but where it is kept' },
      handle: async ({ params }) => ok({ items: (await programmeOf(deps, params.programme)).ip }),
    }),
    endpoint({
      method: 'get',
      path: '/programmes/:programme/ip/:item',
      tag: 'Intellectual property',
      summary: 'One item',
      answers: { 200: 'The item as it stands', 404: 'No such item' },
      handle: async ({ params }) => ok(ipIn(await programmeOf(deps, params.programme), params.item)),
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/ip',
      tag: 'Intellectual property',
      starts: true,
      body: ipRequest,
      summary: 'Enters an item; of a joint one the other party is asked for its consent',
      answers: { 201: 'Its key, its state and where to find it', 409: 'The key is taken' },
      handle: async ({ params, body, caller, requestId }) => {
        const view = await programmeOf(deps, params.programme);
        const { key, state } = await openIp(deps, view, body, partnerFor(view.definition, caller, body.by), requestId);
        return created({ item: key, state, href: `/api/v1/programmes/${view.key}/ip/${key}` });
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/ip/:item/answers',
      tag: 'Intellectual property',
      starts: true,
      body: ipAnswer,
      summary: 'A party consents to a joint filing, objects, or waives and keeps free use',
      answers: { 201: 'How the item stands', 409: 'It is filed already, or nobody is asked' },
      handle: async (call) => {
        const { key, process, by, party } = await meant(call);
        const { verdict, reason } = call.body;
        const { state } = await processes.ask(process, answerIp, call.requestId, { party, by, verdict, reason });
        return created({ item: key, state });
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/ip/:item/filings',
      tag: 'Intellectual property',
      starts: true,
      body: ipFiling,
      summary: 'Records the first filing; the priority of a patent is counted from it',
      answers: { 201: 'It is filed', 403: 'This party did not consent', 409: 'A consent is missing, or one objects' },
      handle: async (call) => {
        const { view, item, key, by, party } = await meant(call);
        const { on, number, where } = call.body;
        const filing = { on, number, where, party, by };
        const { state } = await fileIp(deps, view, item, filing, call.requestId);
        return created({ item: key, state });
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/ip/:item/registrations',
      tag: 'Intellectual property',
      starts: true,
      body: ipRegistration,
      summary: 'Records a grant or registration; of a trademark its expiry, and a later one as its renewal',
      answers: { 201: 'It is registered', 409: 'It is not filed', 422: 'The expiry is missing or not later' },
      handle: async (call) => {
        const { view, item, key, by, party } = await meant(call);
        const { by: _named, ...registration } = call.body;
        const { state } = await registerIp(deps, view, item, { ...registration, by, party }, call.requestId);
        return created({ item: key, state });
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/ip/:item/accesses',
      tag: 'Intellectual property',
      repeats: true,
      body: ipAccess,
      summary: 'Says where a secret is kept, and records who asked, for which engineer of a party, when and why',
      answers: { 201: 'Where it is kept', 409: 'It is no secret, or what is shared is not protected yet' },
      handle: async (call) => {
        const { view, item, key, process, by, party } = await meant(call);
        const access = readingOf(view, item, { by, party }, call.body, deps.now());
        const { keptAt } = await processes.ask(process, readSecret, call.requestId, access);
        return created({ item: key, keptAt });
      },
    }),
    endpoint({
      method: 'post',
      path: '/programmes/:programme/ip/:item/closing',
      tag: 'Intellectual property',
      starts: true,
      body: ipClosing,
      summary: 'Closes an item that is no longer pursued or kept, with the reason',
      answers: { 201: 'It is closed', 409: 'It is over already' },
      handle: async (call) => {
        const { key, process, by } = await meant(call);
        const { state } = await processes.ask(process, closeIp, call.requestId, { by, reason: call.body.reason });
        return created({ item: key, state });
      },
    }),
  ];
};
