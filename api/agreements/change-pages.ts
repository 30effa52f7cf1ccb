import { Router } from 'express';
import { DomainError } from '../../domain/shared/errors';
import type { PageDeps } from '../http/page-deps';
import { filesKept } from '../evidence/form';
import { carryOut, typedIn } from '../things/carrying-out';
import { partOf } from '../ui/answer';
import { isChange, typedFor } from './change-kinds';
import { changeAgreement } from './changes';
import { agreementThing } from './thing';

const address = '/office/programmes/:key/agreements/:agreement/verbs/:verb';

const shown = { place: 'agreements/:agreement', find: agreementThing } as const;

/** The forms of everything that the office records of an agreement or puts before its groups, at one address. */
export const changePages = (deps: PageDeps): Router =>
  Router()
    .post(address, ...filesKept(deps))
    .post(address, (request, response) =>
      carryOut(deps, request, response, shown, async ({ view, by, updateId }) => {
        const verb = partOf(request, 'verb');
        if (!isChange(verb)) throw new DomainError('not_found');
        const asked = { agreement: partOf(request, 'agreement'), verb, given: typedFor(verb, typedIn(request)), by };
        return changeAgreement(deps, view, asked, updateId);
      }),
    );
