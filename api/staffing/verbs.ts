import { appointUpdate, leaveUpdate, staffingId } from '../../contracts/staffing';
import { created } from '../http/endpoint';
import { byOffice } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { fieldOf, readForm, textOf } from '../ui/answer';
import { appointment, departure } from './forms';
import { assertMayHold, postIn } from './posts';

const ofPost = verbsOf({
  tag: 'Staffing',
  shows: 'staffing',
  hands: byOffice(
    (view, part) => {
      const post = postIn(view, part('post'));
      return { post, process: staffingId(view.key, post.key) };
    },
    { post: 'move.post' },
  ),
});

/** What the office records of the posts: who has come, and who has left. */
export const staffingVerbs = {
  'staffing/:post/appointments': ofPost({
    starts: true,
    body: appointment,
    summary: 'Records that somebody has come into a post of a party, on which day',
    answers: {
      201: 'How many are still missing there',
      409: 'They are there already, or all of them are',
      422: 'The day is still to come, or they belong to the other party',
    },
    pages: { 'staffing/appointments': 'staffing' },
    typed: (request) =>
      readForm(appointment, {
        person: fieldOf(request, 'move.person'),
        on: fieldOf(request, 'move.on'),
        note: textOf(request, 'move.note'),
      }),
    does: ({ deps, view, post, process, by, requestId }, move) => {
      assertMayHold(view, post, move.person);
      return deps.processes.ask(process, appointUpdate, requestId, { ...move, by });
    },
    answered: ({ missing }, { post }) => created({ post: post.key, missing }),
  }),
  'staffing/:post/departures': ofPost({
    starts: true,
    body: departure,
    summary: 'Records that somebody has left a post of a party, on which day',
    answers: { 201: 'How many are missing there', 409: 'They are not there', 422: 'The day is still to come' },
    pages: { 'staffing/departures': 'staffing' },
    typed: (request) =>
      readForm(departure, {
        person: fieldOf(request, 'leaving.person'),
        on: fieldOf(request, 'leaving.on'),
        note: textOf(request, 'leaving.note'),
      }),
    does: ({ deps, process, by, requestId }, move) =>
      deps.processes.ask(process, leaveUpdate, requestId, { ...move, by }),
    answered: ({ missing }, { post }) => created({ post: post.key, missing }),
  }),
} satisfies Verbs;
