import type { Person } from '../../domain/shared/keys';
import type { ProgrammeView } from '../../domain/views/views';
import { actingFor } from '../access/office';
import { created } from '../http/endpoint';
import { programmeOf } from '../http/lookups';
import type { Hands } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { saidWithFile } from '../evidence/said';
import { fieldOf } from '../ui/answer';
import { fulfilment } from './forms';
import { fulfilObligation } from './fulfilment';

interface Owed {
  readonly view: ProgrammeView;
  readonly obligation: string;
  readonly by: Person;
}

/** Whoever it may be who has to meet it; the office's token acts for a person of the office. */
const byAnybody: Hands<Owed> = {
  called: async (deps, { params, body, caller }) => {
    const view = await programmeOf(deps, params.programme);
    const by = caller.kind === 'person' ? caller.person : actingFor(view.definition, body.by);
    return { view, obligation: params.obligation ?? '', by };
  },
  ordered: (_deps, { view, request, sender }) => ({
    view,
    obligation: fieldOf(request, 'fulfilment.obligation'),
    by: sender,
  }),
};

/** What can be done to a condition of an approval, or to an obligation of an agreement; its form stands on the page of either. */
export const obligationVerbs = {
  'obligations/:obligation/fulfilments': verbsOf({
    tag: 'Obligations',
    shows: 'approvals/:approval',
    hands: byAnybody,
  })({
    repeats: true,
    body: fulfilment,
    summary: 'Records that a condition was met, with what shows it; by its owner or the programme office',
    answers: { 201: 'It is met', 403: 'Neither the owner nor the office', 409: 'It has been met already' },
    pages: {
      'approvals/:approval/fulfilments': 'approvals/:approval',
      'agreements/:agreement/fulfilments': 'agreements/:agreement',
      'risks/:risk/fulfilments': 'risks/:risk',
      'staffing/fulfilments': 'staffing',
    },
    takesFiles: true,
    typed: (request) => ({ evidence: saidWithFile(request, 'fulfilment.evidence', 'fulfilment.shown') }),
    does: ({ deps, view, obligation, by, requestId }, { evidence }) =>
      fulfilObligation(deps, view, { obligation, evidence, by, at: deps.now().toISOString() }, requestId),
    answered: (met, { obligation }) => created({ obligation, fulfilment: met }),
  }),
} satisfies Verbs;
