import { dropUpdate, innovationId, submitResult, tryUpdate } from '../../contracts/innovation';
import { created } from '../http/endpoint';
import { evidenceOf } from '../things/carrying-out';
import { byPartner } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { fieldOf, readForm, textOf } from '../ui/answer';
import { dropping, innovationRequest, result, trial } from './forms';
import { innovationIn, proposeInnovation } from './innovations';

const ofProgramme = verbsOf({ tag: 'Innovations', shows: 'innovations', hands: byPartner(() => ({})) });

const ofInnovation = verbsOf({
  tag: 'Innovations',
  shows: 'innovations/:innovation',
  hands: byPartner((view, part) => {
    const it = innovationIn(view, part('innovation'));
    return { it, process: innovationId(view.key, it.key) };
  }),
});

/** Everything that can be done to an innovation: whoever holds a seat or works in the office acts for their party. */
export const innovationVerbs = {
  innovations: ofProgramme({
    starts: true,
    body: innovationRequest,
    summary: 'Proposes an innovation of the model, the technology, the management or the service',
    answers: { 201: 'Its key and where to find it', 409: 'The key is taken', 422: 'A kind that is not registered' },
    typed: (request) =>
      readForm(innovationRequest, {
        key: fieldOf(request, 'innovation'),
        title: fieldOf(request, 'title'),
        kind: fieldOf(request, 'kind'),
        proposal: textOf(request, 'proposal'),
      }),
    does: ({ deps, view, by, party, requestId }, told) => proposeInnovation(deps, view, told, { by, party }, requestId),
    answered: ({ key }, { view }) =>
      created({ innovation: key, href: `/api/v1/programmes/${view.key}/innovations/${key}` }),
  }),
  'innovations/:innovation/trial': ofInnovation({
    starts: true,
    body: trial,
    summary: 'Begins the trial of an innovation, until a day',
    answers: { 201: 'It is on trial', 409: 'It is not proposed any more', 422: 'The day is past' },
    typed: (request) => readForm(trial, { note: textOf(request, 'note'), until: fieldOf(request, 'until') }),
    does: ({ deps, process, by, party, requestId }, told) =>
      deps.processes.ask(process, tryUpdate, requestId, { ...told, by, party }),
    answered: ({ state }, { it }) => created({ innovation: it.key, state }),
  }),
  'innovations/:innovation/results': ofInnovation({
    starts: true,
    body: result,
    summary: 'Hands in what the trial came to, with evidence; the technical groups are asked to accept it',
    answers: { 201: 'The approval that was opened', 409: 'It is not on trial', 422: 'Evidence is missing' },
    takesFiles: true,
    typed: (request) => readForm(result, { summary: textOf(request, 'summary'), evidence: evidenceOf(request) }),
    does: ({ deps, process, by, requestId }, told) =>
      deps.processes.ask(process, submitResult, requestId, { ...told, by }),
    answered: ({ approval }, { it }) => created({ innovation: it.key, approval }),
  }),
  'innovations/:innovation/dropping': ofInnovation({
    starts: true,
    body: dropping,
    summary: 'Drops a proposal or a trial, with a reason',
    answers: { 201: 'It is dropped', 409: 'It is over, or being decided on' },
    typed: (request) => readForm(dropping, { reason: textOf(request, 'dropping.reason') }),
    does: ({ deps, process, by, requestId }, { reason }) =>
      deps.processes.ask(process, dropUpdate, requestId, { by, reason }),
    answered: ({ state }, { it }) => created({ innovation: it.key, state }),
  }),
} satisfies Verbs;
