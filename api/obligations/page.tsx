import { by } from '../../domain/shared/order';
import { say } from '../../domain/shared/text';
import { owedWords } from '../../domain/obligations/titles';
import { isOwed, type Obligation } from '../../domain/obligations/obligations';
import { formatDate } from '../../domain/calendar/formats';
import { SaidText } from '../evidence/said';
import { OverdueBadge } from '../ui/late';
import type { Reader } from '../ui/frame';
import { Badge, Table, When, type Tone } from '../ui/html';

const words = {
  zh: {
    title: '附加条件',
    heads: ['内容', '责任人', '期限', '状态'],
    open: '待履行',
    fulfilled: '已履行',
    released: '无须再履行',
  },
  en: {
    title: 'Conditions',
    heads: ['What', 'Owner', 'Due', 'State'],
    open: 'to be met',
    fulfilled: 'met',
    released: 'owed no more',
  },
};

const tones: Readonly<Record<Exclude<Obligation['state'], 'lapsed'>, Tone>> = {
  open: 'running',
  fulfilled: 'done',
  released: 'idle',
};

/** What is still owed by its day, the nearest first; what is settled after it, in its order. */
const pressingFirst = (all: readonly Obligation[]): readonly Obligation[] => [
  ...all.filter(isOwed).toSorted(by(({ condition }) => condition.due)),
  ...all.filter((each) => !isOwed(each)),
];

/** The conditions under which a matter was approved, or what is due under an agreement, and what has become of each; nothing where there is none. */
export const Obligations = ({ obligations, reader, programme, title }: ObligationsProps) => {
  const { language, zone } = reader;
  const phrases = words[language];
  const caption = title ?? phrases.title;
  if (obligations.length === 0) return null;
  return (
    <>
      <h2>{caption}</h2>
      <Table isStacked caption={caption} heads={phrases.heads}>
        {pressingFirst(obligations).map((obligation) => {
          const { key, condition, state, fulfilment } = obligation;
          return (
            <tr key={key}>
              <td>{say(owedWords(obligation), language)}</td>
              <td data-label={phrases.heads[1]}>{condition.owner}</td>
              <td data-label={phrases.heads[2]}>{formatDate(condition.due, language)}</td>
              <td data-label={phrases.heads[3]}>
                {state === 'lapsed' ? (
                  <OverdueBadge since={condition.due} reader={reader} />
                ) : (
                  <Badge tone={tones[state]}>{phrases[state]}</Badge>
                )}
                {fulfilment && (
                  <p class="small">
                    <SaidText text={fulfilment.evidence} at={`/programmes/${programme}/evidence`} /> · {fulfilment.by} ·{' '}
                    <When at={fulfilment.at} zone={zone} language={language} year />
                  </p>
                )}
              </td>
            </tr>
          );
        })}
      </Table>
    </>
  );
};

interface ObligationsProps {
  readonly obligations: readonly Obligation[];
  readonly reader: Reader;
  /** Of which programme, by its key. */
  readonly programme: string;
  /** What they are called together; the conditions of an approval when left out. */
  readonly title?: string;
}
