import { idOf, keyedBy } from '../domain/shared/ids';
import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Context } from './context';
import type { Told } from './told';
import type { AgreementVerb } from '../domain/agreements/happenings';
import type { Moment } from '../domain/agreements/life';
import type { AgreementRecord } from '../domain/agreements/agreements';
import type { Content } from '../domain/approvals/approvals';
import type { Fact, Facts } from '../domain/facts/facts';
import type { AgreementAsking } from '../domain/resumed/agreements';
import type { Opened } from './phase';
import type { Again } from './resumed';
import type { Person } from '../domain/shared/keys';
import type { Agreement } from '../domain/programme/agreement-plans';

export interface AgreementInput extends Context {
  readonly agreement: Agreement;
  /** IANA zone in which its dates begin and end. */
  readonly zone: string;
  readonly facts: Facts;
  /** The keys of the agreements below it, which are told when it ends. */
  readonly children?: readonly string[];
  readonly resumed?: {
    readonly recorded: number;
    readonly record: AgreementRecord;
    /** Set when it is started again from the record: its submission or the proposal that is being decided, and what it told the programme last. */
    readonly again?: Again<AgreementAsking>;
    readonly fact?: Fact;
  };
}

export interface AgreementSubmission {
  readonly by: Person;
  readonly content: Content;
  /** The first day on which it is to bind, where it begins later than it is signed. */
  readonly begins?: Moment;
}

/** The signing itself stays with the parties' own tools; what is recorded is who signed which document when. */
export interface Signature {
  readonly party: string;
  readonly signatory: string;
  /** `YYYY-MM-DD`. */
  readonly signedOn: string;
  /** SHA-256 (hex) of the signed document. */
  readonly documentHash: string;
  readonly by: Person;
}

export const agreementId = (programme: string, agreement: string) => idOf(programme, 'agreement', agreement);
export const parseAgreementId = keyedBy('agreement');

export const submitAgreement = defineUpdate<Opened, [AgreementSubmission]>('submit');
export const recordSignature = defineUpdate<Told & { readonly missing: readonly string[] }, [Signature]>(
  'recordSignature',
);

/** Whatever else the office records of an agreement, or puts before its groups. */
export const changeAgreement = defineUpdate<Opened, [AgreementVerb]>('change');
export const agreementRecord = defineQuery<AgreementRecord>('agreement');
