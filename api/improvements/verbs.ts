import {
  analyseUpdate,
  carryOutUpdate,
  improvementId,
  planUpdate,
  recurUpdate,
  verifyUpdate,
} from '../../contracts/improvement';
import { assertMayRecur } from '../../domain/improvements/refusals';
import { todayFor } from '../../domain/programme/told-days';
import { created } from '../http/endpoint';
import { evidenceOf } from '../things/carrying-out';
import { byPartner } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { fieldOf, readForm, textOf } from '../ui/answer';
import { analysis, implementation, improvementRequest, plan, recurrence, verification } from './forms';
import { assertMeasuresMet, improvementIn, openImprovement, schemeIn, verifierOf } from './improvements';
import { openedTyped, planTyped } from './typed';

const ofProgramme = verbsOf({ tag: 'Improvements', shows: 'improvements', hands: byPartner(() => ({})) });

const ofImprovement = verbsOf({
  tag: 'Improvements',
  shows: 'improvements/:improvement',
  hands: byPartner((view, part) => {
    const it = improvementIn(view, part('improvement'));
    return { it, process: improvementId(view.key, it.key) };
  }),
});

/** Everything that can be done to an improvement: whoever holds a seat or works in the office acts; another company's seat verifies. */
export const improvementVerbs = {
  improvements: ofProgramme({
    starts: true,
    body: improvementRequest,
    summary:
      'Tells of a problem: an improvement opens, and its cause is to be analysed; an accident or compliance event opens a special evaluation too',
    answers: { 201: 'Its key and where to find it', 409: 'The key is taken' },
    takesFiles: true,
    typed: (request) => readForm(improvementRequest, openedTyped(request)),
    does: ({ deps, view, by, party, requestId }, told) => openImprovement(deps, view, told, { by, party }, requestId),
    answered: ({ key }, { view }) =>
      created({ improvement: key, href: `/api/v1/programmes/${view.key}/improvements/${key}` }),
  }),
  'improvements/:improvement/analysis': ofImprovement({
    starts: true,
    body: analysis,
    summary: 'Says what the cause is, and how it was found; after a re-opening it has to be a new one',
    answers: { 201: 'The plan is to be made', 409: 'It is not at its analysis', 422: 'The cause was named before' },
    typed: (request) => readForm(analysis, { cause: textOf(request, 'cause'), method: textOf(request, 'method') }),
    does: ({ deps, process, by, party, requestId }, found) =>
      deps.processes.ask(process, analyseUpdate, requestId, { ...found, by, party }),
    answered: ({ state }, { it }) => created({ improvement: it.key, state }),
  }),
  'improvements/:improvement/plan': ofImprovement({
    starts: true,
    body: plan,
    summary:
      'Plans what is done by whom, and what will show that it worked; the leading groups are asked to approve it',
    answers: {
      201: 'The approval that was opened',
      409: 'It is not to be planned, or the criterion is another than the fixed one',
      422: 'Nobody measures the criterion, or a measure has no owner or a day that is past',
    },
    typed: (request, { it }) => readForm(plan, planTyped(request, it), 'measures'),
    does: ({ deps, view, it, process, by, requestId }, told) =>
      deps.processes.ask(process, planUpdate, requestId, schemeIn(view, it, told, by)),
    answered: ({ approval }, { it }) => created({ improvement: it.key, approval }),
  }),
  'improvements/:improvement/implementation': ofImprovement({
    starts: true,
    body: implementation,
    summary: 'Reports that the plan was carried out, by whom and on which day, with evidence',
    answers: {
      201: 'From which day its effect may be verified',
      409: 'It is not to be carried out, or a measure is still owed',
      422: 'The day is still to come, or evidence is missing',
    },
    takesFiles: true,
    typed: (request) =>
      readForm(implementation, {
        who: fieldOf(request, 'who'),
        on: fieldOf(request, 'on'),
        evidence: evidenceOf(request),
        note: textOf(request, 'implementation.note'),
      }),
    does: async ({ deps, view, it, process, by, requestId }, told) => {
      assertMeasuresMet(view, it);
      return deps.processes.ask(process, carryOutUpdate, requestId, { ...told, by });
    },
    answered: ({ checkFrom }, { it }) => created({ improvement: it.key, checkFrom }),
  }),
  'improvements/:improvement/verification': ofImprovement({
    starts: true,
    body: verification,
    summary: 'Another company verifies the effect by what was measured: the criterion decides whether it worked',
    answers: {
      201: 'The verdict, and where the improvement stands',
      403: 'Whoever has no seat of another company, or had a hand in it',
      409: 'It is too early, or not to be verified',
      422: 'The value does not meet the criterion, or evidence is missing',
    },
    takesFiles: true,
    typed: (request) => {
      const verdict = fieldOf(request, 'verdict');
      return readForm(verification, {
        measured: fieldOf(request, 'measured'),
        evidence: evidenceOf(request),
        note: textOf(request, 'verification.note'),
        ...(verdict && { verdict }),
      });
    },
    does: async ({ deps, view, it, process, by, requestId }, told) =>
      deps.processes.ask(process, verifyUpdate, requestId, { ...told, ...verifierOf(view, it, by) }),
    answered: ({ verdict, state }, { it }) => created({ improvement: it.key, verdict, state }),
  }),
  'improvements/:improvement/recurrences': ofImprovement({
    starts: true,
    body: recurrence,
    summary: 'Tells that the same problem was seen again: what is verified or watched begins again by itself',
    answers: { 201: 'Where the improvement stands', 409: 'It is over: what recurs opens a new one' },
    typed: (request) => readForm(recurrence, { note: textOf(request, 'recurrence.note') }),
    does: async ({ deps, view, it, process, by, party, requestId }, { note }) => {
      assertMayRecur(it, note, todayFor(view.definition, deps.now().toISOString()));
      return deps.processes.ask(process, recurUpdate, requestId, { note, by, party });
    },
    answered: ({ state }, { it }) => created({ improvement: it.key, state }),
  }),
} satisfies Verbs;
