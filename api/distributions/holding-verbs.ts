import { holdUpdate, releaseUpdate } from '../../contracts/distribution';
import { officePeople } from '../../domain/programme/parties';
import { minorIn } from '../http/amounts';
import { created } from '../http/endpoint';
import type { Verbs } from '../things/verbs';
import { fieldOf, readForm, textOf } from '../ui/answer';
import { ofParty } from './acting';
import { hold, release } from './forms';
import { heldIn } from './typed';

/** What is held of a run, and let go. */
export const holdingVerbs = {
  'distributions/:distribution/holds': ofParty({
    starts: true,
    body: hold,
    summary: 'Holds lines or an amount back, with a reason; a dispute holds only its lines',
    answers: { 201: 'The number of the hold', 409: 'The run is over', 422: 'More than there is, or paid already' },
    typed: heldIn,
    does: ({ deps, process, run, by, party, requestId }, { lines, amount, reason, dispute }) =>
      deps.processes.ask(process, holdUpdate, requestId, {
        lines: [...lines],
        amount: minorIn(amount, run.currency, 'amount'),
        reason,
        by,
        party,
        ...(dispute && { isDispute: true }),
      }),
    answered: ({ hold: number }, { run }) => created({ distribution: run.key, hold: number }),
  }),
  'distributions/:distribution/releases': ofParty({
    starts: true,
    body: release,
    summary: 'Lets go what was held: by whoever held it, or by the office where it is no dispute',
    answers: { 201: 'It is released', 404: 'No such hold', 409: 'The run is over' },
    typed: (request) =>
      readForm(release, { hold: fieldOf(request, 'release.hold'), reason: textOf(request, 'release.reason') }),
    does: ({ deps, view, process, by, party, requestId }, { hold: number, reason }) =>
      deps.processes.ask(process, releaseUpdate, requestId, {
        hold: number,
        reason,
        by,
        party,
        isOffice: officePeople(view.definition).includes(by),
      }),
    answered: ({ state }, { run }) => created({ distribution: run.key, state }),
  }),
} satisfies Verbs;
