import type { Request } from 'express';
import { isPlannable } from '../../domain/calendar/dates';
import { DomainError } from '../../domain/shared/errors';
import { demands } from '../../definition/demands';
import { wrong } from '../http/defects';
import type { ProgrammeView } from '../../domain/views/views';
import { created, opened } from '../http/endpoint';
import { foundIn } from '../http/lookups';
import { fileHash } from '../things/carrying-out';
import { byOffice, byPartner } from '../things/hands';
import { verbsOf, type Verb, type Verbs } from '../things/verbs';
import { dateOf, fieldOf, linesOf } from '../ui/answer';
import { agreementChanges, type Change, type ChangeName } from './change-kinds';
import { changeAgreement } from './changes';
import { agreementSubmission, documentConfirmation, signature } from './forms';
import { confirmDocument, recordSignature, submitDraft } from './signatures';

/** The agreement of that key. Throws `not_found`. */
export const agreementIn = ({ definition }: ProgrammeView, key: string) =>
  foundIn(Object.values(definition.agreements), key, 'agreement');

const find = (view: ProgrammeView, part: (name: string) => string) => agreementIn(view, part('agreement'));

const ofOffice = verbsOf({ tag: 'Agreements', shows: 'agreements/:agreement', hands: byOffice(find) });

const ofSignatories = verbsOf({ tag: 'Agreements', shows: 'agreements/:agreement', hands: byPartner(find) });

/** What the office records, or puts before the agreement's groups, as a verb; one address of the page takes the forms of them all. */
const changing = (name: ChangeName): Verb => {
  const { body, summary, asks }: Change = agreementChanges[name];
  return ofOffice({
    ...(asks ? { starts: true } : { repeats: true }),
    body,
    summary,
    answers: {
      201: asks ? 'The approval that was opened' : 'It is recorded',
      409: 'The agreement is not in a state for this, or something else is being decided',
      422: 'No such condition or party, or a day that cannot be',
    },
    does: ({ deps, view, key, by, requestId }, given) =>
      changeAgreement(deps, view, { agreement: key, verb: name, given, by }, requestId),
    answered: ({ approval }, { key }) => (approval ? opened(approval) : created({ agreement: key })),
  });
};

/** Everything that can be done to an agreement of the tree: submitted for approval, signed, and what is recorded of it until its end. */
export const agreementVerbs: Verbs = {
  ...Object.fromEntries(
    (Object.keys(agreementChanges) as ChangeName[]).map((name) => [`agreements/:agreement/${name}`, changing(name)]),
  ),
  'agreements/:agreement/submissions': ofOffice({
    starts: true,
    body: agreementSubmission,
    summary: 'Submits a draft for approval by the agreement’s groups',
    answers: {
      201: 'The approval that was opened',
      409: 'It is not a draft, or the agreement above it has ended',
      422: 'The day on which it is to begin is past',
    },
    takesFiles: true,
    typed: (request) => {
      const effectiveOn = dateOf(request, 'effectiveOn');
      return { ...documentIn(request), effectiveOn };
    },
    does: ({ deps, view, key, title: known, by, requestId }, { title = known, summary, evidence, effectiveOn }) =>
      submitDraft(deps, view, key, { by, content: { title, summary, evidence }, effectiveOn }, requestId),
    answered: ({ approval }) => opened(approval),
  }),
  'agreements/:agreement/signatures': ofOffice({
    starts: true,
    body: signature,
    summary: 'Records that a party has signed, and which document',
    answers: {
      201: 'The parties whose signatures are missing',
      409: 'It is not being signed, this party has signed, or it is another document',
      422: 'A day that is still to come',
    },
    takesFiles: true,
    typed: (request) => signatureIn(request),
    does: ({ deps, view, key, by, requestId }, signed) =>
      recordSignature(deps, view, key, { ...signed, by }, requestId),
    answered: ({ missing }) => created({ missing }),
  }),
  'agreements/:agreement/document-confirmations': ofSignatories({
    repeats: true,
    body: documentConfirmation,
    summary:
      'A party confirms that another document is signed than the one that was approved; it can be once every party has',
    answers: {
      201: 'It is recorded',
      403: 'Whoever confirms acts for no signatory',
      409: 'It is not being signed',
      422: 'This document needs no confirmation',
    },
    takesFiles: true,
    typed: (request) => confirmationIn(request),
    does: ({ deps, view, key, by, party, requestId }, confirmed) =>
      confirmDocument(deps, view, key, confirmed, { by, party }, requestId),
    answered: (_done, { key }) => created({ agreement: key }),
  }),
};

function documentIn(request: Request) {
  const lines = linesOf(request, 'summary');
  const [title, url] = [fieldOf(request, 'document'), fieldOf(request, 'url')];
  const hash = fileHash(request, 'document', 'hash');
  if (!title || lines.length === 0) throw wrong(title ? 'summary' : 'document', demands.given);
  return {
    summary: lines.map((line) => ({ zh: line, en: line })),
    evidence: [{ kind: 'document' as const, title, ...(url && { url }), ...(hash && { hash }) }],
  };
}

function signatureIn(request: Request) {
  const [party, signatory, signedOn] = [
    fieldOf(request, 'party'),
    fieldOf(request, 'signatory'),
    fieldOf(request, 'signedOn'),
  ];
  const documentHash = fileHash(request, 'signed', 'documentHash');
  if (!party) throw wrong('party', demands.chosen);
  if (!signatory) throw wrong('signatory', demands.given);
  if (!isPlannable(signedOn)) throw wrong('signedOn', demands.day);
  if (!documentHash) throw wrong('signed.file', demands.file);
  return { party, signatory, signedOn, documentHash };
}

function confirmationIn(request: Request) {
  const documentHash = fileHash(request, 'confirmed', 'confirmedHash');
  const reason = fieldOf(request, 'confirmedReason');
  if (!documentHash) throw wrong('confirmed.file', demands.file);
  if (!reason) throw new DomainError('comment_required', undefined, { field: 'confirmedReason' });
  return { documentHash, reason };
}
