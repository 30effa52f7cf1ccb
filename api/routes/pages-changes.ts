import { Router, type Request } from 'express';
import type { SettingAside } from '../../domain/baselines';
import { DomainError } from '../../domain/errors';
import { askForChange, setAside } from '../changing';
import { fieldOf } from './pages-answer';
import type { PageDeps } from './page-deps';
import { carryOut, typedIn } from './pages-office';

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

/** The forms of the baselines: request a new one, postpone or merge a request. */
export const changePages = (deps: PageDeps): Router =>
  Router()
    .post('/office/programmes/:key/changes', (request, response) =>
      carryOut(deps, request, response, 'changes', async ({ view, by, updateId }) => {
        const said = { name: fieldOf(request, 'name'), reason: fieldOf(request, 'reason') };
        return askForChange(deps, view, { ...said, dates: datesIn(request), by }, updateId);
      }),
    )
    .post('/office/programmes/:key/changes/aside', (request, response) =>
      carryOut(deps, request, response, 'changes', async ({ view, by, updateId }) =>
        setAside(deps, view, { ...asideIn(request), by }, updateId),
      ),
    );
