import type { Request } from 'express';
import { confirmSettlement, disputeId, leaveTier, recordAward, withdrawDispute } from '../../contracts/dispute';
import { assertMayAward } from '../../domain/disputes/disputes';
import { todayFor } from '../../domain/programme/told-days';
import { created } from '../http/endpoint';
import { fileHash } from '../things/carrying-out';
import { byPartner } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { fieldOf, linesOf, readForm, textOf } from '../ui/answer';
import { raiseDispute, runningDisputeIn } from './disputes';
import { parseChoice } from '../ui/choices';
import { award, departure, disputeRequest, settlement } from './forms';

const ofProgramme = verbsOf({ tag: 'Disputes', shows: 'disputes', hands: byPartner(() => ({})) });

const ofDispute = verbsOf({
  tag: 'Disputes',
  shows: 'disputes/:dispute',
  hands: byPartner((view, part) => {
    const dispute = runningDisputeIn(view, part('dispute'));
    return { dispute, process: disputeId(view.key, dispute.key) };
  }),
});

/** Everything that can be done to a dispute: whoever holds a seat or works in the office acts for their party. */
export const disputeVerbs = {
  disputes: ofProgramme({
    starts: true,
    body: disputeRequest,
    summary: 'Raises a dispute about an agreement, a milestone, an obligation or named lines; negotiation begins',
    answers: { 201: 'Its key and where to find it', 409: 'The key is taken', 422: 'No such thing' },
    typed: (request) => readForm(disputeRequest, raisedIn(request), 'about'),
    does: ({ deps, view, by, party, requestId }, raised) => raiseDispute(deps, view, raised, { by, party }, requestId),
    answered: ({ key }, { view }) => created({ dispute: key, href: `/api/v1/programmes/${view.key}/disputes/${key}` }),
  }),
  'disputes/:dispute/departures': ofDispute({
    starts: true,
    body: departure,
    summary: 'A party stops taking part in negotiation or mediation: the next tier begins at once',
    answers: { 201: 'The tier that begins', 409: 'It has ended, or is in arbitration' },
    typed: (request) => ({ reason: textOf(request, 'departure.reason') }),
    does: ({ deps, process, by, party, requestId }, { reason }) =>
      deps.processes.ask(process, leaveTier, requestId, { by, party, reason }),
    answered: ({ state }, { dispute }) => created({ dispute: dispute.key, state }),
  }),
  'disputes/:dispute/settlements': ofDispute({
    starts: true,
    body: settlement,
    summary: 'A party confirms terms of settlement, at any tier; settled once every party has confirmed the same words',
    answers: { 201: 'Whether it is settled', 409: 'It has ended' },
    typed: (request) => ({ terms: textOf(request, 'terms') }),
    does: ({ deps, process, by, party, requestId }, { terms }) =>
      deps.processes.ask(process, confirmSettlement, requestId, { by, party, terms }),
    answered: ({ state }, { dispute }) => created({ dispute: dispute.key, state }),
  }),
  'disputes/:dispute/award': ofDispute({
    starts: true,
    body: award,
    summary: 'Records the award that ends an arbitration',
    answers: {
      201: 'It is decided',
      409: 'It is not in arbitration',
      422: 'A day that is still to come, or before the arbitration began',
    },
    takesFiles: true,
    typed: (request) => readForm(award, awardIn(request)),
    does: ({ deps, view, dispute, process, by, requestId }, given) => {
      const today = todayFor(view.definition, deps.now().toISOString());
      assertMayAward(dispute, { on: given.on, today });
      return deps.processes.ask(process, recordAward, requestId, { award: given, by });
    },
    answered: ({ state }, { dispute }) => created({ dispute: dispute.key, state }),
  }),
  'disputes/:dispute/withdrawal': ofDispute({
    starts: true,
    body: departure,
    summary: 'The party that raised a dispute gives it up',
    answers: { 201: 'It is withdrawn', 403: 'Another party raised it', 409: 'It has ended' },
    typed: (request) => ({ reason: textOf(request, 'withdrawal.reason') }),
    does: ({ deps, process, by, party, requestId }, { reason }) =>
      deps.processes.ask(process, withdrawDispute, requestId, { by, party, reason }),
    answered: ({ state }, { dispute }) => created({ dispute: dispute.key, state }),
  }),
} satisfies Verbs;

/** A thing is chosen, or lines are typed one below the other. */
function raisedIn(request: Request) {
  const { kind, key } = parseChoice(fieldOf(request, 'about'));
  return {
    key: fieldOf(request, 'dispute'),
    title: fieldOf(request, 'title'),
    claim: textOf(request, 'claim'),
    about: kind === 'lines' ? { kind, lines: linesOf(request, 'lines') } : { kind, key },
  };
}

function awardIn(request: Request) {
  const hash = fileHash(request, 'award', 'documentHash');
  return { summary: textOf(request, 'summary'), on: fieldOf(request, 'on'), ...(hash && { documentHash: hash }) };
}
