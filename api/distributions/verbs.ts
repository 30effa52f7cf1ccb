import type { Request } from 'express';
import {
  cancelRunUpdate,
  confirmPaymentUpdate,
  countersignUpdate,
  denyPaymentUpdate,
  distributionId,
  fileOwnCostsUpdate,
  holdUpdate,
  payUpdate,
  recomputeUpdate,
  releaseUpdate,
} from '../../contracts/distribution';
import { assertMayRead } from '../../domain/money/distributions/own-costs';
import { firstDifference } from '../../domain/money/distributions/signed';
import { signersOf } from '../../domain/money/distributions/signers';
import type { Run } from '../../domain/money/distributions/runs';
import { officePeople } from '../../domain/programme/parties';
import { assertHappened, todayFor } from '../../domain/programme/told-days';
import { DomainError } from '../../domain/shared/errors';
import { refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import type { PartyKey, Person } from '../../domain/shared/keys';
import type { ProgrammeView } from '../../domain/views/views';
import { minorIn } from '../http/amounts';
import { created } from '../http/endpoint';
import { evidenceOf } from '../things/carrying-out';
import { byOffice, byPartner } from '../things/hands';
import { verbsOf, type Verbs } from '../things/verbs';
import { fieldOf, readForm, textOf } from '../ui/answer';
import { correctRun, openRun, runIn } from './distributions';
import {
  confirmation,
  correctionRequest,
  denial,
  hold,
  ownCosts,
  payment,
  reasoned,
  recomputation,
  release,
  runRequest,
  signature,
  type CorrectionRequest,
  type RunRequest,
} from './forms';
import { TYPED_ITEMS } from './items';
import { ownCostsIn } from './statement';

const ofProgramme = verbsOf({ tag: 'Distributions', shows: 'distributions', hands: byOffice(() => ({})) });

const ofRun = verbsOf({
  tag: 'Distributions',
  shows: 'distributions/:distribution',
  hands: byOffice((view, part) => found(view, part('distribution'))),
});

const ofParty = verbsOf({
  tag: 'Distributions',
  shows: 'distributions/:distribution',
  hands: byPartner((view, part) => found(view, part('distribution'))),
});

function found(view: ProgrammeView, key: string) {
  const run = runIn(view, key);
  return { run, process: distributionId(view.key, run.key) };
}

interface Acting {
  readonly view: ProgrammeView;
  readonly by: Person;
  readonly party: PartyKey;
}

/** A party's run is signed and recomputed by whoever holds its signing seat. Throws `forbidden`. */
function assertSigner({ view: { definition }, by, party }: Acting): void {
  if (!signersOf(definition, party).includes(by))
    throw refused(
      'forbidden',
      text('只有本方的会签席位可以会签。', 'Only the signing seat of your party may do this.'),
    );
}

/** Whoever belongs to a party acts for it; for one that has nobody to sign, the office does. Throws `forbidden`. */
function assertActsFor({ view: { definition }, by, party }: Acting, of: PartyKey): void {
  const isOwn = party === of;
  const isNobodys = signersOf(definition, of).length === 0 && officePeople(definition).includes(by);
  if (!isOwn && !isNobodys)
    throw refused('forbidden', text('您不能代表另一方操作。', 'You may not act for the other party.'));
}

const paymentIn = ({ payments }: Run, key: string) => {
  const payment = payments.find((each) => each.key === key);
  if (!payment) throw new DomainError('not_found', 'There is no such payment.');
  return payment;
};

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
    typed: (request) =>
      readForm(runRequest, {
        key: fieldOf(request, 'run'),
        from: fieldOf(request, 'from'),
        until: fieldOf(request, 'until'),
        payer: fieldOf(request, 'payer'),
        ...itemsIn(request),
        ...optional(request, 'score'),
        ...optional(request, 'evaluation'),
        points: pointsIn(request),
      }),
    does: ({ deps, view, by, requestId }, told) => openRun(deps, view, told as RunRequest, by, requestId),
    answered: ({ key, hash, computed }, { view }) =>
      created({
        distribution: key,
        hash,
        totals: computed.totals,
        href: `/api/v1/programmes/${view.key}/distributions/${key}`,
      }),
  }),
  'distributions/:distribution/corrections': ofRun({
    starts: true,
    body: correctionRequest,
    summary:
      'Computes a posted run anew, to be signed and approved; the first is then reversed and its lines posted instead',
    answers: { 201: 'The key of the correction', 409: 'The run is not posted, or is being corrected' },
    takesFiles: true,
    typed: (request) => {
      const { lines, ...sheet } = itemsIn(request);
      return readForm(correctionRequest, {
        key: fieldOf(request, 'run'),
        reason: textOf(request, 'reason'),
        ...sheet,
        ...(lines.length > 0 && { lines }),
        ...optional(request, 'score'),
      });
    },
    does: ({ deps, view, run, by, requestId }, told) =>
      correctRun(deps, view, run, told as CorrectionRequest, by, requestId),
    answered: ({ key, hash, computed }, { view }) =>
      created({
        distribution: key,
        hash,
        totals: computed.totals,
        href: `/api/v1/programmes/${view.key}/distributions/${key}`,
      }),
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
  'distributions/:distribution/holds': ofParty({
    starts: true,
    body: hold,
    summary: 'Holds lines or an amount back, with a reason; a dispute holds only its lines',
    answers: { 201: 'The number of the hold', 409: 'The run is over', 422: 'More than there is, or paid already' },
    typed: (request) =>
      readForm(hold, {
        lines: fieldOf(request, 'hold.lines')
          .split(/[\s,，、]+/)
          .filter((key) => key !== ''),
        amount: fieldOf(request, 'hold.amount') || '0',
        reason: textOf(request, 'hold.reason'),
        dispute: fieldOf(request, 'hold.dispute') === 'yes',
      }),
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
  'distributions/:distribution/own-costs': ofParty({
    starts: true,
    body: ownCosts,
    summary:
      'Files what a party spent itself, on a sheet: it goes into no line, and the others don’t see it where it is private',
    answers: { 201: 'It is filed', 404: 'No such file', 422: 'Defects of the sheet, or income in it' },
    takesFiles: true,
    typed: (request) => readForm(ownCosts, { file: fieldOf(request, 'costs.hash') }),
    does: async ({ deps, view, process, by, party, requestId }, { file }) => {
      assertMayRead(view.definition, view.distributions, file, by);
      const costs = await ownCostsIn(deps, view, file);
      return deps.processes.ask(process, fileOwnCostsUpdate, requestId, { ...costs, by, party });
    },
    answered: ({ state }, { run }) => created({ distribution: run.key, state }),
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
  'distributions/:distribution/payments': ofParty({
    starts: true,
    body: payment,
    summary: 'Reports a payment that a party made of what it owes; the receiver confirms it',
    answers: { 201: 'The number of the payment', 409: 'The run is not posted', 422: 'More than is open' },
    takesFiles: true,
    typed: (request) =>
      readForm(payment, {
        ...optional(request, 'from', 'payment.from'),
        to: fieldOf(request, 'payment.to'),
        amount: fieldOf(request, 'payment.amount'),
        on: fieldOf(request, 'payment.on'),
        evidence: evidenceOf(request),
      }),
    does: (one, { from = one.party, to, amount, on, evidence }) => {
      assertActsFor(one, from);
      const { deps, view, process, run, by, requestId } = one;
      const today = todayFor(view.definition, deps.now().toISOString());
      assertHappened('distribution.paidOn', on, { field: 'on', today, after: run.postedOn });
      return deps.processes.ask(process, payUpdate, requestId, {
        from,
        to,
        amount: minorIn(amount, run.currency, 'amount'),
        on,
        by,
        evidence: [...evidence],
      });
    },
    answered: ({ payment: number }, { run }) => created({ distribution: run.key, payment: number }),
  }),
  'distributions/:distribution/confirmations': ofParty({
    starts: true,
    body: confirmation,
    summary: 'Confirms that a payment was received',
    answers: { 201: 'It is confirmed', 404: 'No such payment', 409: 'It was confirmed' },
    typed: (request) => readForm(confirmation, { payment: fieldOf(request, 'payment') }),
    does: (one, { payment: number }) => {
      assertActsFor(one, paymentIn(one.run, number).to);
      const { deps, process, by, requestId } = one;
      return deps.processes.ask(process, confirmPaymentUpdate, requestId, { payment: number, by });
    },
    answered: ({ state }, { run }) => created({ distribution: run.key, state }),
  }),
  'distributions/:distribution/denials': ofParty({
    starts: true,
    body: denial,
    summary: 'Says that a payment that was reported was not received, with a reason; what is owed is open again',
    answers: { 201: 'It is open again', 404: 'No such payment', 409: 'It was confirmed' },
    typed: (request) =>
      readForm(denial, { payment: fieldOf(request, 'payment'), reason: textOf(request, 'denial.reason') }),
    does: (one, { payment: number, reason }) => {
      assertActsFor(one, paymentIn(one.run, number).to);
      const { deps, process, by, requestId } = one;
      return deps.processes.ask(process, denyPaymentUpdate, requestId, { payment: number, by, reason });
    },
    answered: ({ state }, { run }) => created({ distribution: run.key, state }),
  }),
} satisfies Verbs;

const optional = (request: Request, field: string, name = field) => {
  const said = fieldOf(request, name);
  return said === '' ? {} : { [field]: said };
};

/** Points by payee, of the fields `points.PAYEE`. */
const pointsIn = (request: Request): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(request.body as Readonly<Record<string, unknown>>).flatMap(([name, said]) =>
      name.startsWith('points.') && typeof said === 'string' && said.trim() !== ''
        ? [[name.slice('points.'.length), said.trim()]]
        : [],
    ),
  );

/** The items that were typed, or the hash of the sheet that was sent. */
function itemsIn(request: Request) {
  const file = fieldOf(request, 'sheet.hash');
  const rows = Array.from({ length: TYPED_ITEMS }, (_, at) => `item.${at}`);
  const lines = rows.flatMap((row) => {
    const amount = fieldOf(request, `${row}.amount`);
    if (amount === '') return [];
    const category = fieldOf(request, `${row}.category`);
    const project = fieldOf(request, `${row}.project`);
    return [
      {
        kind: fieldOf(request, `${row}.kind`),
        amount,
        date: fieldOf(request, `${row}.date`),
        ...(category !== '' && { category }),
        ...(project !== '' && { project }),
        what: fieldOf(request, `${row}.what`),
      },
    ];
  });
  return { lines, ...(file !== '' && { file }) };
}
