import { editionOf } from '../../contracts/evaluation';
import { askNamed } from '../../domain/evaluations/collection';
import { created, ok } from '../http/endpoint';
import { evaluationPath } from '../../mail/paths';
import { typedIn } from '../things/carrying-out';
import { byOffice, byPartner } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { fieldOf, readForm, textOf } from '../ui/answer';
import type { Typed } from '../ui/thing';
import { answerBy, delegateIn, latestAt, reportIn, restate } from './evaluations';
import { actuals, delegation, figures, imported, request, restatement } from './forms';
import { besideIn, fileIn, importFigures } from './imports';
import { requestEvaluation } from './requests';

const shown = { tag: 'Evaluations', shows: 'evaluations/:cycle/:period' } as const;

const ofEvaluation = verbsOf({
  ...shown,
  hands: byOffice((view, part) => ({ evaluation: latestAt(view, part('cycle'), part('period')) })),
});

const ofFigures = verbsOf({
  ...shown,
  hands: byPartner((view, part) => ({ evaluation: latestAt(view, part('cycle'), part('period')) })),
});

const ofProgramme = verbsOf({ ...shown, hands: byPartner(() => ({})) });

/** What can be done to an evaluation: figures are reported, ratings given, all of it sent to sign-off, and restated afterwards. */
export const evaluationVerbs = {
  'evaluations/requests': ofProgramme({
    starts: true,
    body: request,
    summary: 'Has a special evaluation opened at the request of a party: once a quarter',
    answers: {
      201: 'The evaluation that was opened, and where to find it',
      403: 'Whoever acts for no party, or for the other one',
      409: 'The party has asked this quarter already: the answer says from when it may again',
      422: 'The programme evaluates at nobody’s request',
    },
    pages: {
      'evaluations/requests': 'evaluations',
      'evaluations/:cycle/:period/requests': 'evaluations/:cycle/:period',
    },
    typed: (sent) => {
      const party = fieldOf(sent, 'party');
      return readForm(request, { why: textOf(sent, 'why'), ...(party && { party }) });
    },
    does: ({ deps, view, by, party, requestId }, asked) =>
      requestEvaluation(deps, view, asked, { by, party }, requestId),
    answered: ({ evaluation, period }, { view }) =>
      created({ evaluation, href: evaluationPath(view.key, 'special', period) }),
  }),
  'evaluations/:cycle/:period/actuals': ofEvaluation({
    starts: true,
    body: actuals,
    summary: 'Reports a period’s actual figures for whoever was asked; they are scored and go to sign-off',
    answers: { 201: 'The scorecard and the approval that was opened', 409: 'The evaluation takes no figures now' },
    pages: { 'evaluations/:cycle/:period': 'evaluations/:cycle/:period' },
    typed: (request) => ({ actuals: figuresIn(typedIn(request)), notes: fieldOf(request, 'notes') }),
    does: ({ deps, view, evaluation: { cycle, period, version }, by, requestId }, report) =>
      deps.processes.reportActuals(view.key, cycle, editionOf(period, version), { ...report, by }, requestId),
    answered: ({ approval, scorecard }) => created({ approval, scorecard }),
  }),
  'evaluations/:cycle/:period/figures': ofFigures({
    starts: true,
    body: figures,
    summary: 'Answers one thing that an evaluation asks; of one that was signed off it opens a restatement',
    answers: {
      201: 'The evaluation, its version, and whether that restates one that was signed off',
      403: 'It is asked of somebody else',
      409: 'The evaluation takes no figures now',
    },
    does: ({ deps, view, evaluation, by, requestId }, said) =>
      reportIn(
        deps,
        view,
        evaluation,
        answerBy(view, evaluation, { person: by, identity: 'signIn' }, said, deps.now()),
        requestId,
      ),
    answered: created,
  }),
  'evaluations/:cycle/:period/imports': ofFigures({
    starts: true,
    body: imported,
    summary:
      'Answers much of what an evaluation asks at once, by rows or by a file of them: all of it is taken or none',
    answers: {
      200: 'Everything in it had been answered so before; nothing was changed',
      201: 'How many values were taken, and whether that restates an evaluation that was signed off',
      404: 'No such file is kept',
      409: 'The evaluation takes no figures now',
      422: '`figures_invalid`: `facts.defects` lists every defect with its row and column; `comment_required` for corrections after sign-off',
    },
    takesFiles: true,
    typed: (sent) => ({ file: fileIn(sent), beside: besideIn(sent), note: fieldOf(sent, 'import.note') }),
    does: ({ deps, view, evaluation, by, requestId }, sent) =>
      importFigures(deps, view, evaluation, { ...sent, by }, requestId),
    answered: (result) => (result.taken > 0 ? created(result) : ok(result)),
  }),
  'evaluations/:cycle/:period/delegations': ofFigures({
    starts: true,
    body: delegation,
    summary: 'Has a colleague of the same party answer what one is asked',
    answers: { 201: 'Who is asked now', 403: 'It is asked of somebody else', 409: 'It is answered, or was passed on' },
    does: async ({ deps, view, evaluation, by, requestId }, { ask, to }) => {
      const asked = { view, evaluation, ask: askNamed(evaluation, ask) };
      await delegateIn(deps, asked, { person: by, identity: 'signIn' }, to, requestId);
      return { ask, to };
    },
    answered: created,
  }),
  'evaluations/:cycle/:period/restatements': ofEvaluation({
    starts: true,
    body: restatement,
    summary: 'Opens a further version of an evaluation that was signed off, counted from the ledger again',
    answers: { 201: 'The evaluation and its version', 409: 'It is not signed off' },
    does: ({ deps, view, evaluation, requestId }, { reason }) => restate(deps, view, evaluation, { reason }, requestId),
    answered: created,
  }),
} satisfies Verbs;

const figuresIn = (typed: Typed): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(typed)
      .filter(([name, value]) => name.startsWith('actuals.') && value !== '')
      .map(([name, value]) => [name.slice('actuals.'.length), value]),
  );
