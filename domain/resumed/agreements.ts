import { ended, lifeAfter } from '../agreements/changes';
import { owing, type Owed } from '../agreements/register-clock';
import {
  drafted,
  expire,
  settleApproval,
  sign,
  submitForApproval,
  type AgreementRecord,
} from '../agreements/agreements';
import type { Entry } from '../record/ledger';
import { isOf, type Of } from '../record/nouns';
import type { Obligation } from '../obligations/obligations';
import { suspensionOf } from '../obligations/tolling';
import { localDateOf } from '../calendar/zones';
import type { Agreement } from '../programme/agreement-plans';

/** An agreement as its process knows it after an entry about it, by the very functions with which the process moved it on. */
export function agreementRecordAfter(
  terms: Agreement,
  record: AgreementRecord,
  happening: Of<'agreement'>,
): AgreementRecord {
  switch (happening.type) {
    case 'agreement.drafted':
      return record;
    case 'agreement.submitted':
      return submitForApproval(record, happening);
    case 'agreement.approved':
      return settleApproval(record, 'approved');
    case 'agreement.returned':
      return settleApproval(record, happening.outcome);
    case 'agreement.signed': {
      const { type: _, agreement: __, party, ...made } = happening;
      return sign(terms, record, party, made.signedOn, made);
    }
    case 'agreement.effective': {
      const { effectiveOn, expiresOn } = happening;
      return { ...record, state: 'effective', effectiveOn, expiresOn };
    }
    case 'agreement.expired':
      return expire(ended(record), happening.on);
    default:
      return lifeAfter(terms, record, happening);
  }
}

interface Known {
  readonly zone: string;
  /** What the process of an occurrence is called. */
  readonly occurrence: (obligation: string, due: string) => string;
  /** The obligations of the programme as they stand. */
  readonly obligations: readonly Obligation[];
}

/** What an open occurrence was told already: who was released is told nothing any more. */
const asTold = (agreement: string, owed: Owed, obligations: readonly Obligation[]): readonly Owed[] => {
  const found = obligations.find(({ key }) => key === owed.process);
  if (found?.state === 'released') return [];
  return [found?.disputes?.includes(suspensionOf(agreement)) ? { ...owed, isStopped: true } : owed];
};

/** An agreement with which its process goes on, by all that it told. */
export function resumedAgreement(
  terms: Agreement,
  entries: readonly Entry[],
  { zone, occurrence, obligations }: Known,
) {
  let record = drafted;
  for (const { at, happening } of entries) {
    if (!isOf('agreement', happening)) continue;
    record = agreementRecordAfter(terms, record, happening);
    if (happening.type !== 'agreement.obligationOpened') continue;
    const { obligation, due } = happening;
    const opened = { process: occurrence(obligation, due), obligation, due };
    record = { ...record, owed: owing(record.owed ?? [], opened, localDateOf(at, zone)) };
  }
  const { owed } = record;
  return owed ? { ...record, owed: owed.flatMap((each) => asTold(terms.key, each, obligations)) } : record;
}

/** Something that the groups of an agreement are asked to decide: its submission, or a proposal about it. */
export type AgreementAsking = Extract<Of<'agreement'>, { type: 'agreement.submitted' | 'agreement.proposed' }>;

/** What they are deciding on, by the entries that asked. */
export const askedOfAgreement = (record: AgreementRecord, entries: readonly Entry[]): readonly AgreementAsking[] => {
  const asked = entries.flatMap(({ happening }) =>
    happening.type === 'agreement.submitted' || happening.type === 'agreement.proposed' ? [happening] : [],
  );
  const submitted =
    record.state === 'internalApproval' ? asked.findLast(({ type }) => type === 'agreement.submitted') : undefined;
  const proposed = record.pending && asked.findLast(({ approval }) => approval === record.pending?.approval);
  return [submitted, proposed].flatMap((each) => each ?? []);
};
