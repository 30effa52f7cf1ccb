import {
  acceptRisk,
  assessRisk,
  closeRisk,
  materialiseRisk,
  reopenRisk,
  respondToRisk,
  reviewRisk,
  riskId,
} from '../../contracts/risk';
import { todayFor } from '../../domain/programme/told-days';
import {
  assertMayAccept,
  assertMayAskToClose,
  assertMayAssess,
  assertMayMaterialise,
  assertMayReopen,
  assertMayRespond,
  assertMayReview,
} from '../../domain/risks/refusals';
import { riskRules } from '../../domain/risks/authority';
import type { ProgrammeView } from '../../domain/views/views';
import { created, opened } from '../http/endpoint';
import type { ApiDeps } from '../http/deps';
import type { PageDeps } from '../http/page-deps';
import { byPartner } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { acceptance, assessment, closing, materialisation, response, review, riskRequest } from './forms';
import { actionsIn, assertMayTend, raiseRisk, reviewedScores, riskIn, scoresIn, toldOf } from './risks';
import { acceptedIn, assessedIn, closedIn, materialisedIn, raisedIn, respondedIn, reviewedIn } from './typed';

const ofProgramme = verbsOf({ tag: 'Risks', shows: 'risks', hands: byPartner(() => ({})) });

const ofRisk = verbsOf({
  tag: 'Risks',
  shows: 'risks/:risk',
  hands: byPartner((view, part) => {
    const risk = riskIn(view, part('risk'));
    return { risk, process: riskId(view.key, risk.key) };
  }),
});

const today = ({ now }: Pick<ApiDeps | PageDeps, 'now'>, { definition }: ProgrammeView) =>
  todayFor(definition, now().toISOString());

const saidAnswer = (answer: string | undefined) => (answer === undefined ? {} : { answer });

/** Everything that can be done to a risk: whoever acts for a party raises one and tells that it came true; its owners and the office do the rest. */
export const riskVerbs = {
  risks: ofProgramme({
    starts: true,
    body: riskRequest,
    summary: 'Raises a risk, with its scores or for its owners to assess',
    answers: { 201: 'Its key and where to find it', 409: 'The key is taken', 422: 'No such seat, or scores that rise' },
    typed: raisedIn,
    does: ({ deps, view, by, party, requestId }, raised) => raiseRisk(deps, view, raised, { by, party }, requestId),
    answered: ({ key }, { view }) => created({ risk: key, href: `/api/v1/programmes/${view.key}/risks/${key}` }),
  }),
  'risks/:risk/assessments': ofRisk({
    starts: true,
    body: assessment,
    summary: 'Scores a risk anew; that brings its next review nearer where it became worse, and never puts it off',
    answers: { 201: 'Its state', 409: 'It is closed, or its review is overdue', 422: 'Scores that rise, unanswered' },
    typed: assessedIn,
    does: ({ deps, view, risk, process, by, requestId }, { note, answer, ...given }) => {
      assertMayTend(view.definition, risk, by);
      const assessed = { scores: scoresIn(given), note, by, ...saidAnswer(answer) };
      assertMayAssess(risk, assessed);
      return deps.processes.ask(process, assessRisk, requestId, assessed);
    },
    answered: ({ state }, { risk }) => created({ risk: risk.key, state }),
  }),
  'risks/:risk/reviews': ofRisk({
    starts: true,
    body: review,
    summary: 'Reviews a risk: confirms its scores, or changes those that are given; the next review counts from here',
    answers: { 201: 'Its state', 409: 'It is closed, or not assessed yet', 422: 'Scores that rise, unanswered' },
    typed: reviewedIn,
    does: ({ deps, view, risk, process, by, requestId }, { note, answer, ...given }) => {
      assertMayTend(view.definition, risk, by);
      const reviewed = { ...reviewedScores(risk, given), note, by, ...saidAnswer(answer) };
      assertMayReview(risk, reviewed);
      return deps.processes.ask(process, reviewRisk, requestId, reviewed);
    },
    answered: ({ state }, { risk }) => created({ risk: risk.key, state }),
  }),
  'risks/:risk/responses': ofRisk({
    starts: true,
    body: response,
    summary:
      'Chooses what is done about a risk; each action becomes an obligation, those of the response before are dropped',
    answers: {
      201: 'Its state',
      409: 'It is closed, or not assessed yet',
      422: 'Actions are missing, or due in the past',
    },
    typed: respondedIn,
    does: ({ deps, view, risk, process, by, requestId }, { kind, note, actions }) => {
      assertMayTend(view.definition, risk, by);
      const responded = { kind, note, actions: actionsIn(view.definition, actions), by };
      assertMayRespond(risk, responded, today(deps, view));
      return deps.processes.ask(process, respondToRisk, requestId, responded);
    },
    answered: ({ state }, { risk }) => created({ risk: risk.key, state }),
  }),
  'risks/:risk/acceptances': ofRisk({
    starts: true,
    body: acceptance,
    summary: 'Asks the groups of its level to accept a risk until a day; it is asked for anew then',
    answers: { 201: 'The approval that was opened', 409: 'It is closed, or being decided on', 422: 'No such day' },
    typed: acceptedIn,
    does: ({ deps, view, risk, process, by, requestId }, { reason, until }) => {
      assertMayTend(view.definition, risk, by);
      const { atMostDays } = riskRules(view.definition);
      assertMayAccept(risk, { reason, until }, { today: today(deps, view), atMostDays });
      return deps.processes.ask(process, acceptRisk, requestId, { reason, until, by });
    },
    answered: ({ approval }) => opened(approval),
  }),
  'risks/:risk/materialisation': ofRisk({
    starts: true,
    body: materialisation,
    summary: 'Records that a risk has come true',
    answers: { 201: 'Its state', 409: 'It is closed, or has come true already', 422: 'A day that is still to come' },
    typed: materialisedIn,
    does: ({ deps, view, risk, process, by, requestId }, { what, on = today(deps, view) }) => {
      assertMayMaterialise(risk, { what, on }, today(deps, view));
      return deps.processes.ask(process, materialiseRisk, requestId, {
        what,
        on,
        by,
        told: toldOf(view.definition, risk),
      });
    },
    answered: ({ state }, { risk }) => created({ risk: risk.key, state }),
  }),
  'risks/:risk/closure': ofRisk({
    starts: true,
    body: closing,
    summary: 'Asks the groups of its level to close a risk',
    answers: { 201: 'The approval that was opened', 409: 'It is closed, or being decided on' },
    typed: (request) => closedIn(request, 'closure'),
    does: ({ deps, view, risk, process, by, requestId }, { reason }) => {
      assertMayTend(view.definition, risk, by);
      assertMayAskToClose(risk, { reason });
      return deps.processes.ask(process, closeRisk, requestId, { reason, by });
    },
    answered: ({ approval }) => opened(approval),
  }),
  'risks/:risk/reopening': ofRisk({
    starts: true,
    body: closing,
    summary: 'Takes up a risk again that was closed or has come true',
    answers: { 201: 'Its state', 409: 'It is open' },
    typed: (request) => closedIn(request, 'reopening'),
    does: ({ deps, view, risk, process, by, requestId }, { reason }) => {
      assertMayTend(view.definition, risk, by);
      assertMayReopen(risk, { reason });
      return deps.processes.ask(process, reopenRisk, requestId, { reason, by });
    },
    answered: ({ state }, { risk }) => created({ risk: risk.key, state }),
  }),
} satisfies Verbs;
