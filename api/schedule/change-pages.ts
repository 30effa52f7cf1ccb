import { changesThing } from './thing';
import { Router, type Request } from 'express';
import type { SettingAside } from '../../domain/schedule/baselines';
import { DomainError } from '../../domain/shared/errors';
import type { TimesRequest } from '../../domain/policy-times/policy-times';
import { assertTimesFit } from '../../domain/policy-times/refusals';
import { askForChange, setAside } from './change-requests';
import { policyTimesForm } from '../policy-times/forms';
import { typedTimes } from '../policy-times/fields';
import { fieldOf, readForm } from '../ui/answer';
import type { PageDeps } from '../http/page-deps';
import { showThing } from '../things/showing';
import { carryOut, typedIn } from '../things/carrying-out';
import { askForTimes } from '../policy-times/requests';

const datesIn = (request: Request) =>
  Object.fromEntries(
    Object.entries(typedIn(request)).flatMap(([name, value]) =>
      name.startsWith('dates.') && value !== '' ? [[name.slice('dates.'.length), value]] : [],
    ),
  );

const asideIn = (request: Request): Omit<SettingAside, 'by'> => {
  const as = fieldOf(request, 'as');
  if (as !== 'postponed' && as !== 'merged') throw new DomainError('invalid_input', undefined, { field: 'as' });
  const reason = fieldOf(request, 'asideReason');
  if (reason === '') throw new DomainError('comment_required');
  const number = Number(fieldOf(request, 'number'));
  return { number, as, reason, ...(as === 'merged' && { into: Number(fieldOf(request, 'into')) }) };
};

const timesIn = (request: Request): Omit<TimesRequest, 'by'> => {
  const typed = typedIn(request);
  const { 'times.policy': policy = '', 'times.reason': reason = '' } = typed;
  return { policy, times: readForm(policyTimesForm, typedTimes(typed)), reason };
};

/** The forms of the baselines: request a new one, postpone or merge a request; and that of a policy's times, which shows what it would change before it asks. */
export const changePages = (deps: PageDeps): Router =>
  Router()
    .post('/office/programmes/:key/changes', (request, response) =>
      carryOut(deps, request, response, changesThing, async ({ view, by, updateId }) => {
        const said = { name: fieldOf(request, 'name'), reason: fieldOf(request, 'reason') };
        return askForChange(deps, view, { ...said, dates: datesIn(request), by }, updateId);
      }),
    )
    .post('/office/programmes/:key/changes/aside', (request, response) =>
      carryOut(deps, request, response, changesThing, async ({ view, by, updateId }) =>
        setAside(deps, view, { ...asideIn(request), by }, updateId),
      ),
    )
    .post('/office/programmes/:key/changes/times', (request, response) =>
      carryOut(deps, request, response, changesThing, async ({ view, by, updateId }) => {
        const asked = { ...timesIn(request), by };
        if (fieldOf(request, 'step') !== 'ask') {
          assertTimesFit(view.definition, asked);
          return showThing(deps, request, response, changesThing, { typed: typedIn(request) });
        }
        return askForTimes(deps, view, asked, updateId);
      }),
    );
