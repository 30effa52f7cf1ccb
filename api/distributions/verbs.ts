import { cancelRunUpdate, countersignUpdate, fileOwnCostsUpdate, recomputeUpdate } from '../../contracts/distribution';
import { assertMayRead } from '../../domain/money/distributions/own-costs';
import type { Run } from '../../domain/money/distributions/runs';
import { firstDifference } from '../../domain/money/distributions/signed';
import type { ProgrammeView } from '../../domain/views/views';
import type { Request } from 'express';
import { demands } from '../../definition/demands';
import { wrong } from '../http/defects';
import { created } from '../http/endpoint';
import { byOffice } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { fieldOf, readForm, textOf } from '../ui/answer';
import { assertSigner, ofParty, ofRun } from './acting';
import { correctRun, openRun } from './distributions';
import {
  correctionRequest,
  ownCosts,
  reasoned,
  recomputation,
  runRequest,
  signature,
  type CorrectionRequest,
  type RunRequest,
} from './forms';
import { holdingVerbs } from './holding-verbs';
import { paymentVerbs } from './payment-verbs';
import { ownCostsIn } from './statement';
import { correctedIn, openedIn } from './typed';

const ofProgramme = verbsOf({ tag: 'Distributions', shows: 'distributions', hands: byOffice(() => ({})) });

const opened = ({ key: programme }: ProgrammeView, { key, hash, computed }: Run) =>
  created({
    distribution: key,
    hash,
    totals: computed.totals,
    href: `/api/v1/programmes/${programme}/distributions/${key}`,
  });

/** Everything that can be done to a distribution run. */
export const distributionVerbs = {
  distributions: ofProgramme({
    starts: true,
    body: runRequest,
    summary: 'Opens a distribution run: computes its lines and asks both parties to sign their hash',
    answers: {
      201: 'Its key, its hash and where to find it',
      409: 'The key is taken',
      422: 'Defects of the statement, no rule in force, or a loss that nobody bears',
    },
    takesFiles: true,
    typed: openedIn,
    does: ({ deps, view, by, requestId }, told) => openRun(deps, view, told as RunRequest, by, requestId),
    answered: (run, { view }) => opened(view, run),
  }),
  'distributions/:distribution/corrections': ofRun({
    starts: true,
    body: correctionRequest,
    summary:
      'Computes a posted run anew, to be signed and approved; the first is then reversed and its lines posted instead',
    answers: { 201: 'The key of the correction', 409: 'The run is not posted, or is being corrected' },
    takesFiles: true,
    typed: correctedIn,
    does: ({ deps, view, run, by, requestId }, told) =>
      correctRun(deps, view, run, told as CorrectionRequest, by, requestId),
    answered: (run, { view }) => opened(view, run),
  }),
  'distributions/:distribution/cancellation': ofRun({
    starts: true,
    body: reasoned,
    summary: 'Takes a run back before both have signed, with a reason',
    answers: { 201: 'It is taken back', 409: 'Both have signed' },
    typed: (request) => readForm(reasoned, { reason: textOf(request, 'cancellation.reason') }),
    does: ({ deps, process, by, requestId }, { reason }) =>
      deps.processes.ask(process, cancelRunUpdate, requestId, { by, reason }),
    answered: ({ state }, { run }) => created({ distribution: run.key, state }),
  }),
  'distributions/:distribution/signatures': ofParty({
    starts: true,
    body: signature,
    summary: 'Signs the hash of a run for a party, after having computed the same',
    answers: {
      201: 'It is signed',
      409: 'It was signed, or the hash is another',
      422: 'Their own recomputation differs',
    },
    typed: (request) => readForm(signature, { hash: fieldOf(request, 'hash') }),
    does: (one, { hash }) => {
      assertSigner(one);
      const { deps, process, by, party, requestId } = one;
      return deps.processes.ask(process, countersignUpdate, requestId, { by, party, hash });
    },
    answered: ({ state }, { run }) => created({ distribution: run.key, state }),
  }),
  'distributions/:distribution/recomputations': ofParty({
    starts: true,
    body: recomputation,
    summary: 'Compares a party’s own recomputation, line by line; names the first that differs, with both amounts',
    answers: { 201: 'Whether it is the same, and the first line that differs', 409: 'Everybody has signed' },
    does: (one, { lines, hash }) => {
      assertSigner(one);
      const { deps, process, by, party, run, requestId } = one;
      const difference = lines && firstDifference(run.computed.lines, lines);
      const isOther = difference === undefined && hash !== undefined && hash !== run.hash;
      return deps.processes
        .ask(process, recomputeUpdate, requestId, {
          by,
          party,
          ...(hash !== undefined && { hash }),
          ...(difference && { difference }),
          ...(isOther && { difference: { line: 'hash' } }),
        })
        .then((told) => ({ ...told, difference: isOther ? { line: 'hash' } : difference }));
    },
    answered: ({ difference }, { run }) =>
      created({ distribution: run.key, same: difference === undefined, ...(difference && { difference }) }),
  }),
  'distributions/:distribution/own-costs': ofParty({
    starts: true,
    body: ownCosts,
    summary:
      'Files what a party spent itself, on a sheet: it goes into no line, and the others don’t see it where it is private',
    answers: { 201: 'It is filed', 404: 'No such file', 422: 'Defects of the sheet, or income in it' },
    takesFiles: true,
    typed: (request) => ({ file: costsIn(request) }),
    does: async ({ deps, view, process, by, party, requestId }, { file }) => {
      assertMayRead(view.definition, view.distributions, file, by);
      const costs = await ownCostsIn(deps, view, file);
      return deps.processes.ask(process, fileOwnCostsUpdate, requestId, { ...costs, by, party });
    },
    answered: ({ state }, { run }) => created({ distribution: run.key, state }),
  }),
  ...holdingVerbs,
  ...paymentVerbs,
} satisfies Verbs;

function costsIn(request: Request): string {
  const hash = fieldOf(request, 'costs.hash');
  if (hash === '') throw wrong('costs.file', demands.file);
  return hash;
}
