import { isApproved, type Content, type Outcome } from '../approvals/approvals';
import { DomainError } from '../shared/errors';
import { states } from '../shared/states';
import { kinds } from '../shared/kinds';
import type { AgreementClauses } from '../programme/clauses';
import { documentsIn, notASignatory } from './documents';
import type { AgreementLife, AgreementState, Moment, SignatureMade } from './life';
import type { Owed } from './register-clock';
import { binds } from './facts';
import { agreementFact, type Facts } from '../facts/facts';
import { refused, standsAs } from '../shared/reasons';
import { text } from '../shared/sentences';
import { lastDay } from '../programme/terms';
import { laterOf, notAfter } from '../calendar/dates';
import type { Instant } from '../calendar/zones';
import type { Agreement } from '../programme/agreement-plans';

/**
 * Where an agreement stands. Source: docs/rules/agreements.md, "States". `round` counts its submissions for approval.
 */
export interface AgreementRecord extends AgreementLife {
  readonly state: AgreementState;
  readonly round: number;
  /** Party key to the date (`YYYY-MM-DD`) of its signature. */
  readonly signedOn: Readonly<Record<string, string>>;
  readonly effectiveOn?: string;
  /** The last day of the term. */
  readonly expiresOn?: string;
  /** The occurrences of its obligations that were opened and may not have been met yet. */
  readonly owed?: readonly Owed[];
}

export const drafted: AgreementRecord = { state: 'draft', round: 0, signedOn: {} };

/** Throws `agreement_state` unless it is a draft, be it one that is negotiated or that its groups rejected before. */
export const assertMaySubmitAgreement = (record: AgreementRecord): void => {
  if (!['draft', 'negotiating', 'rejected'].includes(record.state)) throw stateRefused(record);
};

/**
 * Nothing new is put under an agreement that has ended. Throws `parent_ended`. Source: docs/rules/agreements.md,
 * "The tree".
 */
export function assertParentStands({ parent }: Pick<Agreement, 'parent'>, facts: Facts): void {
  const is = parent === undefined ? undefined : agreementFact(facts, parent)?.is;
  if (is === 'expired' || is === 'terminated') throw parentEnded(parent ?? '', is);
}

/** The agreement above has ended, or will never begin. */
export const parentEnded = (parent: string, state: keyof typeof states) =>
  refused(
    'parent_ended',
    text(`上级协议已终结（${states[state].zh}）。`, `The agreement above it has ended (${states[state].en}).`),
    { parent, state },
  );

/** What is put before the groups: the documents among it are what is to be signed, and `begins` the day from which it is to bind. */
interface Submitted {
  readonly content: Pick<Content, 'evidence'>;
  readonly begins?: Moment | undefined;
}

export const submitForApproval = (record: AgreementRecord, submitted?: Submitted): AgreementRecord => ({
  ...signingAnew(record, submitted),
  state: 'internalApproval',
  round: record.round + 1,
});

/** What an earlier round was to sign is no longer what is signed. */
export const signingAnew = <Life extends AgreementLife>(life: Life, submitted?: Submitted): Life => {
  const { documents: _, confirmation: __, begins: ___, ...rest } = life;
  const documents = documentsIn(submitted?.content.evidence ?? []);
  const begins = submitted?.begins;
  return { ...(rest as Life), ...(documents.length > 0 && { documents }), ...(begins && { begins }) };
};

export const settleApproval = (record: AgreementRecord, outcome: Outcome): AgreementRecord => ({
  ...record,
  state: afterApproval(outcome),
});

const afterApproval = (outcome: Outcome): AgreementState => {
  if (isApproved(outcome)) return 'signing';
  return outcome === 'rejected' ? 'rejected' : 'draft';
};

/** The agreement is not in a state for what is asked of it. */
export const stateRefused = ({ state }: { readonly state: AgreementState }) =>
  new DomainError('agreement_state', standsAs(kinds.agreement, states[state]), { state });

/** Throws `agreement_state` unless it is being signed, `already_signed` for a second signature of one party, `invalid_input` for a stranger's. */
export const assertMaySign = (agreement: Agreement, record: AgreementRecord, party: string): void => {
  if (record.signedOn[party]) throw new DomainError('already_signed', undefined, { signedOn: record.signedOn[party] });
  if (record.state !== 'signing') throw stateRefused(record);
  if (!agreement.signatories.includes(party)) throw new DomainError('invalid_input', notASignatory, { field: 'party' });
};

export const sign = (
  agreement: Agreement,
  record: AgreementRecord,
  party: string,
  on: string,
  made?: SignatureMade,
): AgreementRecord => {
  const signedOn = { ...record.signedOn, [party]: on };
  const isComplete = agreement.signatories.every((signatory) => signedOn[signatory]);
  return {
    ...record,
    signedOn,
    ...(made && { signatures: { ...record.signatures, [party]: made } }),
    state: isComplete ? signedState(agreement, record) : 'signing',
  };
};

/** Signed by everybody, it waits for its conditions precedent. */
export const signedState = (agreement: AgreementClauses, record: AgreementLife): AgreementState =>
  unmetConditions(agreement, record).length > 0 ? 'conditionsPending' : 'signed';

/** The conditions precedent that are not met. */
export const unmetConditions = ({ conditions = [] }: AgreementClauses, { conditionsMet = {} }: AgreementLife) =>
  conditions.filter(({ key }) => conditionsMet[key] === undefined);

export const missingSignatures = (agreement: Agreement, record: AgreementRecord): readonly string[] =>
  agreement.signatories.filter((party) => !record.signedOn[party]);

/** A child starts no earlier than its parent is effective and ends no later, unless it survives it. */
const isReady = (agreement: Agreement, record: AgreementRecord, facts: Facts): boolean =>
  record.state === 'signed' &&
  !record.isFateAsked &&
  record.end === undefined &&
  (agreement.parent === undefined || binds(agreementFact(facts, agreement.parent)?.is));

/** Whether it takes effect at an instant: signed, under a parent that binds, and its day has come where its groups agreed on one. */
export const mayTakeEffect = (agreement: Agreement, record: AgreementRecord, facts: Facts, now?: Instant): boolean =>
  isReady(agreement, record, facts) && !waitsForDay(record, now);

const waitsForDay = ({ begins }: AgreementRecord, now: Instant | undefined): boolean =>
  begins !== undefined && now !== undefined && Date.parse(now) < Date.parse(begins.at);

/** When what is signed and waits for nothing else takes effect; `undefined` where it waits for more than its day. */
export const beginsThen = (agreement: Agreement, record: AgreementRecord, facts: Facts): Instant | undefined =>
  isReady(agreement, record, facts) ? record.begins?.at : undefined;

/**
 * Effective on the day of the last signature, of the last condition that was met, of its parent's first or on the day that its groups
 * agreed on, whichever is the latest.
 */
export const takeEffect = (agreement: Agreement, record: AgreementRecord, facts: Facts): AgreementRecord => {
  const parent = agreement.parent === undefined ? undefined : agreementFact(facts, agreement.parent);
  const met = Object.values(record.conditionsMet ?? {}).map(({ on }) => on);
  const days = [...Object.values(record.signedOn), ...met, record.begins?.on ?? ''];
  const effectiveOn = days.reduce(laterOf, parent?.on ?? '');
  const ownEnd = lastDay(agreement.term, effectiveOn);
  const expiresOn = agreement.survivesParent ? ownEnd : notAfter(ownEnd, parent?.until);
  return { ...record, state: 'effective', effectiveOn, expiresOn };
};

export const expire = (record: AgreementRecord, on?: string): AgreementRecord => ({
  ...record,
  state: 'expired',
  ...(on !== undefined && { endedOn: on }),
});
