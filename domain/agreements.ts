import type { Outcome } from './approvals';
import { DomainError } from './errors';
import { agreementFact, type Facts } from './facts';
import type { Agreement } from './programme';
import { lastDay } from './terms';

/** Where an agreement stands. Source: rules.md, 3. `round` counts its submissions for approval. */
export interface AgreementRecord {
  readonly state: 'draft' | 'internalApproval' | 'signing' | 'signed' | 'effective' | 'expired';
  readonly round: number;
  /** Party key to the date (`YYYY-MM-DD`) of its signature. */
  readonly signedOn: Readonly<Record<string, string>>;
  readonly effectiveOn?: string;
  /** The last day of the term. */
  readonly expiresOn?: string;
}

export const drafted: AgreementRecord = { state: 'draft', round: 0, signedOn: {} };

/** Throws `agreement_state` unless it is a draft. */
export const assertMaySubmitAgreement = (record: AgreementRecord): void => {
  if (record.state !== 'draft')
    throw new DomainError('agreement_state', `The agreement is ${record.state}.`, { state: record.state });
};

export const submitForApproval = (record: AgreementRecord): AgreementRecord => ({
  ...record,
  state: 'internalApproval',
  round: record.round + 1,
});

export const settleApproval = (record: AgreementRecord, outcome: Outcome): AgreementRecord => ({
  ...record,
  state: outcome === 'approved' || outcome === 'approvedWithConditions' ? 'signing' : 'draft',
});

/** Throws `agreement_state` unless it is being signed, `already_signed` for a second signature of one party, `invalid_input` for a stranger's. */
export const assertMaySign = (agreement: Agreement, record: AgreementRecord, party: string): void => {
  if (record.signedOn[party]) throw new DomainError('already_signed', undefined, { signedOn: record.signedOn[party] });
  if (record.state !== 'signing')
    throw new DomainError('agreement_state', `The agreement is ${record.state}.`, { state: record.state });
  if (!agreement.signatories.includes(party))
    throw new DomainError('invalid_input', `${party} is not a signatory of this agreement.`, { field: 'party' });
};

export const sign = (agreement: Agreement, record: AgreementRecord, party: string, on: string): AgreementRecord => {
  const signedOn = { ...record.signedOn, [party]: on };
  const isComplete = agreement.signatories.every((signatory) => signedOn[signatory]);
  return { ...record, signedOn, state: isComplete ? 'signed' : 'signing' };
};

export const missingSignatures = (agreement: Agreement, record: AgreementRecord): readonly string[] =>
  agreement.signatories.filter((party) => !record.signedOn[party]);

const later = (a: string, b: string) => (a > b ? a : b);
const earlier = (a: string, b: string | undefined) => (b !== undefined && b < a ? b : a);

/** A child starts no earlier than its parent is effective and ends no later, unless it survives it. */
export const mayTakeEffect = (agreement: Agreement, record: AgreementRecord, facts: Facts): boolean =>
  record.state === 'signed' &&
  (agreement.parent === undefined || agreementFact(facts, agreement.parent)?.is === 'effective');

/** Effective on the day of the last signature, or the day its parent takes effect when that is later. */
export const takeEffect = (agreement: Agreement, record: AgreementRecord, facts: Facts): AgreementRecord => {
  const parent = agreement.parent === undefined ? undefined : agreementFact(facts, agreement.parent);
  const effectiveOn = Object.values(record.signedOn).reduce(later, parent?.on ?? '');
  const ownEnd = lastDay(agreement.term, effectiveOn);
  const expiresOn = agreement.survivesParent ? ownEnd : earlier(ownEnd, parent?.until);
  return { ...record, state: 'effective', effectiveOn, expiresOn };
};

export const expire = (record: AgreementRecord): AgreementRecord => ({ ...record, state: 'expired' });
