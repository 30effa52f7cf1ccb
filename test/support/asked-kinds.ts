import type { ApprovalRequest, Subject } from '../../domain/approvals/approvals';
import { entryOf } from '../../infra/store/chain';
import { ledgerNames, readLedger } from '../replay/ledger-shelf';

type Asked = Pick<ApprovalRequest, 'subject' | 'content' | 'contentHash'>;

const lengthOf = ({ content: { summary, evidence } }: Asked): number =>
  summary.reduce((sum, { zh }) => sum + zh.length, 0) + evidence.length * 100;

/** Of each kind of question that a kept record holds, the one that had most to read. */
export function askedOfEachKind(): ReadonlyMap<Subject['kind'], Asked> {
  const asked = new Map<Subject['kind'], Asked>();
  for (const { happening } of ledgerNames.flatMap((name) => readLedger(name).ledger.map(entryOf))) {
    if (happening.type !== 'approval.opened') continue;
    const { subject, content, contentHash } = happening.request;
    const before = asked.get(subject.kind);
    if (!before || lengthOf(before) < lengthOf({ subject, content, contentHash }))
      asked.set(subject.kind, { subject, content, contentHash });
  }
  return asked;
}
