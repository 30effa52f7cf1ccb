import type { Approval } from '../../domain/approvals/approvals';
import type { ChainedEntry, Happening } from '../../domain/record/ledger';
import type { Programme } from '../../domain/programme/programme';
import { isOf, type Of } from '../../domain/record/nouns';
import { approvalAfter } from '../../domain/approvals/projection';
import type { Reader } from './frame';
import { Empty, Table, When } from './html';
import { sentenceOf } from '../../domain/views/sentences';
import { say } from '../../domain/shared/text';

const words = {
  zh: {
    title: '办理记录',
    all: (count: number) => `查看 ${count} 条`,
    heads: ['时间', '事项', '台账序号'],
    none: '台账中暂无关于它的记录。',
  },
  en: {
    title: 'History',
    all: (count: number) => `Show ${count} entries`,
    heads: ['When', 'What', 'Ledger no.'],
    none: 'The ledger has no entry about it yet.',
  },
};

/** What the ledger says about a thing, the latest first. */
export const History = ({
  entries,
  reader,
  programme,
  isFolded = false,
}: {
  readonly entries: readonly ChainedEntry[];
  readonly reader: Reader;
  /** Names the parties and seats in what happened. */
  readonly programme: Programme;
  /** Whether it is one line until somebody wants it. */
  readonly isFolded?: boolean;
}) => {
  const { language, zone } = reader;
  const phrases = words[language];
  const approval = approvalIn(entries);
  const table = (
    <Table isStacked caption={phrases.title} heads={phrases.heads} numbers={[2]}>
      {[...entries].reverse().map(({ sequence, at, happening, hash }) => (
        <tr key={sequence}>
          <td>
            <When at={at} zone={zone} language={language} year />
          </td>
          <td>{say(sentenceOf(happening, { programme, approval, zone }), language)}</td>
          <td class="number" title={hash} data-label={phrases.heads[2]}>
            {sequence}
          </td>
        </tr>
      ))}
    </Table>
  );
  return (
    <section class="history">
      <h2>{phrases.title}</h2>
      {entries.length === 0 && <Empty>{phrases.none}</Empty>}
      {entries.length > 0 && !isFolded && table}
      {entries.length > 0 && isFolded && (
        <details>
          <summary>{phrases.all(entries.length)}</summary>
          {table}
        </details>
      )}
    </section>
  );
};

const isOfApproval = (happening: Happening): happening is Of<'approval'> => isOf('approval', happening);

/** The approval that the entries are about, folded from them: its sentences name its seats. */
const approvalIn = (entries: readonly ChainedEntry[]): Approval | undefined =>
  entries.reduce<Approval | undefined>(
    (approval, { happening }) => (isOfApproval(happening) ? approvalAfter(approval, happening) : approval),
    undefined,
  );
