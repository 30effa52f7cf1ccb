import type { Request } from 'express';
import { answerIp, closeIp, ipId, readSecret, recordFiling, recordRegistration } from '../../contracts/ip';
import { assertMayFile, assertMayRegister } from '../../domain/ip/ip';
import { todayFor } from '../../domain/programme/told-days';
import { created } from '../http/endpoint';
import { byPartner } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { fieldOf, readForm, textOf } from '../ui/answer';
import { ipAccess, ipAnswer, ipClosing, ipFiling, ipRegistration, ipRequest } from './forms';
import { readingOf, openIp, openIpIn } from './ip';

const ofProgramme = verbsOf({ tag: 'Intellectual property', shows: 'ip', hands: byPartner(() => ({})) });

const ofItem = verbsOf({
  tag: 'Intellectual property',
  shows: 'ip/:item',
  hands: byPartner((view, part) => {
    const item = openIpIn(view, part('item'));
    return { item, process: ipId(view.key, item.key) };
  }),
});

/** Everything that can be done to a piece of intellectual property, by somebody of a party. */
export const ipVerbs = {
  ip: ofProgramme({
    starts: true,
    body: ipRequest,
    summary: 'Enters an item; of a joint one the other party is asked for its consent',
    answers: { 201: 'Its key, its state and where to find it', 409: 'The key is taken' },
    typed: (request) => readForm(ipRequest, openedIn(request)),
    does: ({ deps, view, by, party, requestId }, opened) => openIp(deps, view, opened, { by, party }, requestId),
    answered: ({ key, state }, { view }) =>
      created({ item: key, state, href: `/api/v1/programmes/${view.key}/ip/${key}` }),
  }),
  'ip/:item/answers': ofItem({
    starts: true,
    body: ipAnswer,
    summary: 'A party consents to a joint filing, objects, or waives and keeps free use',
    answers: { 201: 'How the item stands', 409: 'It is filed already, or nobody is asked' },
    typed: (request) => readForm(ipAnswer, fields(request, 'verdict', 'reason')),
    does: ({ deps, process, by, party, requestId }, { verdict, reason }) =>
      deps.processes.ask(process, answerIp, requestId, { party, by, verdict, reason }),
    answered: ({ state }, { item }) => created({ item: item.key, state }),
  }),
  'ip/:item/filings': ofItem({
    starts: true,
    body: ipFiling,
    summary: 'Records the first filing; the priority of a patent is counted from it',
    answers: { 201: 'It is filed', 403: 'This party did not consent', 409: 'A consent is missing, or one objects' },
    typed: (request) => readForm(ipFiling, fields(request, 'on', 'number', 'where')),
    does: ({ deps, view, item, process, by, party, requestId }, { on, number, where }) => {
      const filing = { on, number, where, party, by };
      assertMayFile(item, filing, todayFor(view.definition, deps.now().toISOString(), party));
      return deps.processes.ask(process, recordFiling, requestId, filing);
    },
    answered: ({ state }, { item }) => created({ item: item.key, state }),
  }),
  'ip/:item/registrations': ofItem({
    starts: true,
    body: ipRegistration,
    summary: 'Records a grant or registration; of a trademark its expiry, and a later one as its renewal',
    answers: { 201: 'It is registered', 409: 'It is not filed', 422: 'The expiry is missing or not later' },
    typed: (request) => readForm(ipRegistration, fields(request, 'on', 'number', 'expiresOn')),
    does: ({ deps, view, item, process, by, party, requestId }, given) => {
      const registration = { ...given, by };
      assertMayRegister(item, registration, todayFor(view.definition, deps.now().toISOString(), party));
      return deps.processes.ask(process, recordRegistration, requestId, registration);
    },
    answered: ({ state }, { item }) => created({ item: item.key, state }),
  }),
  'ip/:item/accesses': ofItem({
    repeats: true,
    body: ipAccess,
    summary: 'Says where a secret is kept, and records who asked, for which engineer of a party, when and why',
    answers: { 201: 'Where it is kept', 409: 'It is no secret, or what is shared is not protected yet' },
    typed: (request) => readForm(ipAccess, accessIn(request)),
    does: ({ deps, view, item, process, by, party, requestId }, asked) => {
      const access = readingOf(view, item, { by, party }, asked, deps.now());
      return deps.processes.ask(process, readSecret, requestId, access);
    },
    answered: ({ keptAt }, { item }) => created({ item: item.key, keptAt }),
    // Told to whoever asked with a reason, on the answer itself.
    shown: async (ask, { show }) => {
      const { keptAt } = await ask();
      await show({ typed: {}, disclosed: keptAt });
    },
  }),
  'ip/:item/closing': ofItem({
    starts: true,
    body: ipClosing,
    summary: 'Closes an item that is no longer pursued or kept, with the reason',
    answers: { 201: 'It is closed', 409: 'It is over already' },
    typed: (request) => readForm(ipClosing, { reason: fieldOf(request, 'closing.reason') }),
    does: ({ deps, process, by, requestId }, { reason }) =>
      deps.processes.ask(process, closeIp, requestId, { by, reason }),
    answered: ({ state }, { item }) => created({ item: item.key, state }),
  }),
} satisfies Verbs;

/** What was typed into some fields; an empty one was left out. */
const fields = (request: Request, ...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, textOf(request, name)]).filter(([, value]) => value !== ''));

/** An engineer is named with their party, or nobody is. */
function accessIn(request: Request) {
  const name = fieldOf(request, 'reader.name');
  return { ...fields(request, 'why'), ...(name && { reader: { name, party: fieldOf(request, 'reader.party') } }) };
}

/** A patent is chosen with its kind, `patent.invention`. */
function openedIn(request: Request) {
  const [kind, subKind] = fieldOf(request, 'kind').split('.');
  return {
    ...fields(request, 'title', 'keptAt'),
    key: fieldOf(request, 'item'),
    kind,
    ...(subKind && { subKind }),
    joint: fieldOf(request, 'joint') !== 'no',
  };
}
