import type { Obligation } from '../../domain/obligations';
import type { Reader } from './frame';
import { Badge, Table, When, type Tone } from './html';

const words = {
  zh: {
    title: '附加条件',
    heads: ['内容', '责任人', '期限', '状态'],
    open: '待履行',
    lapsed: '逾期',
    fulfilled: '已履行',
  },
  en: {
    title: 'Conditions',
    heads: ['What', 'Owner', 'Due', 'State'],
    open: 'to be met',
    lapsed: 'lapsed',
    fulfilled: 'met',
  },
};

const tones: Readonly<Record<Obligation['state'], Tone>> = { open: 'running', lapsed: 'late', fulfilled: 'done' };

/** The conditions under which a matter was approved, and what has become of each; nothing where there were none. */
export const Obligations = ({ obligations, reader: { language, zone } }: ObligationsProps) => {
  const phrases = words[language];
  if (obligations.length === 0) return null;
  return (
    <section aria-labelledby="obligations">
      <h2 id="obligations">{phrases.title}</h2>
      <Table isStacked caption={phrases.title} heads={phrases.heads}>
        {obligations.map(({ key, condition, state, fulfilment }) => (
          <tr key={key}>
            <td>{condition.text}</td>
            <td data-label={phrases.heads[1]}>{condition.owner}</td>
            <td data-label={phrases.heads[2]}>{condition.due}</td>
            <td data-label={phrases.heads[3]}>
              <Badge tone={tones[state]}>{phrases[state]}</Badge>
              {fulfilment && (
                <p class="small">
                  {fulfilment.evidence} · {fulfilment.by} ·{' '}
                  <When at={fulfilment.at} zone={zone} language={language} year />
                </p>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
};

interface ObligationsProps {
  readonly obligations: readonly Obligation[];
  readonly reader: Reader;
}
