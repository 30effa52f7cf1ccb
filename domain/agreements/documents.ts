import type { Signing, SignatureMade } from './life';
import type { Evidence } from '../approvals/approvals';
import { DomainError } from '../shared/errors';
import { refused } from '../shared/reasons';
import { list, text } from '../shared/sentences';
import { isBlank } from '../shared/text';
import type { PartyKey } from '../shared/keys';

/** Why a party can't sign, be notified or confirm anything. */
export const notASignatory = text('该方不是此协议的签约方。', 'This party is not a signatory of the agreement.');

/** The hashes of the documents among what people were shown: what they approved is what is to be signed. */
export const documentsIn = (evidence: readonly Evidence[]): readonly string[] =>
  evidence.flatMap(({ kind, hash }) => (kind === 'document' && hash !== undefined ? hash : []));

/** Whether every party has confirmed this document in place of the one that was approved. */
const isConfirmed = (signatories: readonly PartyKey[], { confirmation }: Signing, hash: string): boolean =>
  confirmation?.documentHash === hash && signatories.every((party) => confirmation.confirmedBy[party] !== undefined);

/**
 * Every party signs one document, and it is the one that was approved unless every party has confirmed the other.
 * Throws `document_differs`, naming who recorded which. Source: docs/rules/agreements.md, "Approval and signing".
 */
export function assertSameDocument(
  signatories: readonly PartyKey[],
  signing: Signing,
  { party, documentHash }: { readonly party: PartyKey } & Pick<SignatureMade, 'documentHash'>,
): void {
  const { documents = [], signatures = {} } = signing;
  const [other] = Object.entries(signatures).filter(
    ([key, made]) => key !== party && made.documentHash !== documentHash,
  );
  if (other) {
    const [first, { documentHash: theirs, signatory, by }] = other;
    throw refused(
      'document_differs',
      text(
        `${first}（${signatory}，${by} 登记）签署的文件为 ${theirs}，${party} 的为 ${documentHash}。`,
        `${first} (${signatory}, recorded by ${by}) signed the document ${theirs}; for ${party} it is ${documentHash}.`,
      ),
      { field: 'documentHash', recorded: { [first]: theirs, [party]: documentHash } },
    );
  }
  if (documents.length === 0 || documents.includes(documentHash) || isConfirmed(signatories, signing, documentHash))
    return;
  const approved = list(documents.map((hash) => text(hash, hash)));
  throw refused(
    'document_differs',
    text(
      `审批通过的文件为 ${approved.zh}，不是 ${documentHash}；各方均确认后方可签署后者。`,
      `What was approved is ${approved.en}, not ${documentHash}; that one can be signed once every party has confirmed it.`,
    ),
    { field: 'documentHash', approved: documents, documentHash },
  );
}

/** A party confirms another document than the one that was approved, while it is being signed. Throws `invalid_input`, `comment_required`. */
export function assertMayConfirm(
  signatories: readonly PartyKey[],
  { documents = [] }: Signing,
  { party, documentHash, reason }: { readonly party: PartyKey; readonly documentHash: string; readonly reason: string },
): void {
  if (isBlank(reason)) throw new DomainError('comment_required');
  if (!signatories.includes(party)) throw new DomainError('forbidden', notASignatory, { party });
  if (documents.length === 0 || documents.includes(documentHash))
    throw refused(
      'invalid_input',
      text('该文件无须确认即可签署。', 'This document can be signed without a confirmation.'),
      { field: 'documentHash' },
    );
}

/** What is being signed after a party has confirmed a document: another document is another matter, confirmed anew by each. */
export const confirmedAfter = <S extends Signing>(
  signing: S,
  { party, documentHash, by }: { readonly party: PartyKey; readonly documentHash: string; readonly by: string },
): S => {
  const before = signing.confirmation?.documentHash === documentHash ? signing.confirmation.confirmedBy : {};
  return { ...signing, confirmation: { documentHash, confirmedBy: { ...before, [party]: by } } };
};
