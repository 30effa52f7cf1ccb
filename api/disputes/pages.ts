import { disputeThing, disputesThing } from './thing';
import { Router, type Request, type Response } from 'express';
import { confirmSettlement, disputeId, leaveTier, withdrawDispute } from '../../contracts/dispute';
import { awardDispute, raiseDispute, runningDisputeIn } from './disputes';
import { award as awardForm, disputeRequest } from './forms';
import { fieldOf, linesOf, partOf, readForm, textOf } from '../ui/answer';
import type { PageDeps } from '../http/page-deps';
import { partnerOf, type Partner } from '../access/partners';
import { carryOut, type Order } from '../things/carrying-out';

/** The forms of the parties about disputes: whoever holds a seat or works in the office acts for their party. */
export const disputePages = (deps: PageDeps): Router => {
  const { processes } = deps;
  const order =
    (ask: (order: Order, process: string, actor: Partner) => Promise<unknown>) =>
    (request: Request, response: Response) =>
      carryOut(deps, request, response, disputeThing, (given) => {
        const { key } = runningDisputeIn(given.view, partOf(request, 'dispute'));
        return ask(given, disputeId(given.view.key, key), partnerOf(given.view.definition, given.sender));
      });
  const at = '/office/programmes/:key/disputes';
  return Router()
    .post(at, (request, response) =>
      carryOut(deps, request, response, disputesThing, async ({ view, sender, updateId }) =>
        raiseDispute(deps, view, raisedIn(request), partnerOf(view.definition, sender), updateId),
      ),
    )
    .post(
      `${at}/:dispute/departures`,
      order(({ request, updateId }, process, actor) =>
        processes.ask(process, leaveTier, updateId, { ...actor, reason: textOf(request, 'departure.reason') }),
      ),
    )
    .post(
      `${at}/:dispute/settlements`,
      order(({ request, updateId }, process, actor) =>
        processes.ask(process, confirmSettlement, updateId, { ...actor, terms: textOf(request, 'terms') }),
      ),
    )
    .post(
      `${at}/:dispute/award`,
      order(({ request, view, updateId }, _process, { by }) =>
        awardDispute(
          deps,
          view,
          runningDisputeIn(view, partOf(request, 'dispute')),
          { award: awardIn(request), by },
          updateId,
        ),
      ),
    )
    .post(
      `${at}/:dispute/withdrawal`,
      order(({ request, updateId }, process, actor) =>
        processes.ask(process, withdrawDispute, updateId, { ...actor, reason: textOf(request, 'withdrawal.reason') }),
      ),
    );
};

/** The thing is chosen as `kind:key`; lines are typed one below the other. */
function raisedIn(request: Request) {
  const [kind = '', ...key] = fieldOf(request, 'about').split(':');
  const typed = {
    key: fieldOf(request, 'dispute'),
    title: fieldOf(request, 'title'),
    claim: textOf(request, 'claim'),
    about: kind === 'lines' ? { kind, lines: linesOf(request, 'lines') } : { kind, key: key.join(':') },
  };
  return readForm(disputeRequest, typed, 'about');
}

function awardIn(request: Request) {
  const hash = fieldOf(request, 'documentHash').toLowerCase();
  const typed = {
    summary: textOf(request, 'summary'),
    on: fieldOf(request, 'on'),
    ...(hash && { documentHash: hash }),
  };
  const { by: _nobody, ...award } = readForm(awardForm, typed);
  return award;
}
