import { Router, type Request, type Response } from 'express';
import { fulfilObligation } from '../obligations/fulfilment';
import { fieldOf } from '../ui/answer';
import type { PageDeps } from '../http/page-deps';
import { agreementThing } from './thing';
import { approvalThing } from '../approvals/thing';
import type { Find } from '../things/lookups';
import { carryOut } from '../things/carrying-out';

/** The form of whoever has to meet a condition of an approval, or an obligation of an agreement: on the page of either, which is shown again. */
export const fulfilmentPages = (deps: PageDeps): Router => {
  const fulfil = (find: Find) => (request: Request, response: Response) =>
    carryOut(deps, request, response, find, ({ view, sender: by, updateId }) => {
      const said = { obligation: fieldOf(request, 'fulfilment.obligation'), by, at: deps.now().toISOString() };
      return fulfilObligation(deps, view, { ...said, evidence: fieldOf(request, 'fulfilment.evidence') }, updateId);
    });
  return Router()
    .post('/office/programmes/:key/approvals/:approval/fulfilments', fulfil(approvalThing))
    .post('/office/programmes/:key/agreements/:agreement/fulfilments', fulfil(agreementThing));
};
