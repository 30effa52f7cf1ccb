import { DomainError } from '../../domain/shared/errors';
import type { CycleKey } from '../../domain/shared/keys';
import { created } from '../http/endpoint';
import { typedIn } from '../things/carrying-out';
import { byOffice } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { fieldOf } from '../ui/answer';
import type { Typed } from '../ui/thing';
import { actuals } from './forms';

const ofEvaluation = verbsOf({
  tag: 'Evaluations',
  shows: 'evaluations/:cycle/:period',
  hands: byOffice(({ evaluations }, part) => {
    const [cycle, period] = [part('cycle') as CycleKey, part('period')];
    if (!evaluations.some((each) => each.cycle === cycle && each.period === period))
      throw new DomainError('not_found', `There is no open evaluation ${cycle} ${period}.`);
    return { cycle, period };
  }),
});

/** What can be done to an evaluation: the office reports figures, the groups sign the score off. */
export const evaluationVerbs = {
  'evaluations/:cycle/:period/actuals': ofEvaluation({
    starts: true,
    body: actuals,
    summary: 'Reports a period’s actual figures; they are scored and go to sign-off',
    answers: { 201: 'The scorecard and the approval that was opened', 409: 'The evaluation takes no figures now' },
    pages: { 'evaluations/:cycle/:period': 'evaluations/:cycle/:period' },
    typed: (request) => ({ actuals: figuresIn(typedIn(request)), notes: fieldOf(request, 'notes') }),
    does: ({ deps, view, cycle, period, by, requestId }, report) =>
      deps.processes.reportActuals(view.key, cycle, period, { ...report, by }, requestId),
    answered: ({ approval, scorecard }) => created({ approval, scorecard }),
  }),
} satisfies Verbs;

const figuresIn = (typed: Typed): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(typed)
      .filter(([name, value]) => name.startsWith('actuals.') && value !== '')
      .map(([name, value]) => [name.slice('actuals.'.length), value]),
  );
