import { runTitle } from '../../domain/money/distributions/content';
import { runStates } from '../../domain/money/distributions/sentences';
import { listedRuns } from '../../domain/strategy/retroactive';
import type { Adjustment } from '../../domain/strategy/adjustments';
import { say } from '../../domain/shared/text';
import { Table } from '../ui/html';
import type { ThingContext } from '../ui/thing';

const words = {
  zh: {
    title: '追溯调整的分配批次',
    hint: '每一批次由一个更正批次替代：双方会签并经批准后入账。未更正的，原批次不变。',
    heads: ['批次', '期间', '更正批次'],
    open: '提出更正批次',
    waits: '待生效',
    none: '无',
  },
  en: {
    title: 'Runs that it corrects',
    hint: 'Each is replaced by a correction that both sign and the groups approve. One that is not corrected stays as it is.',
    heads: ['Run', 'Period', 'Correction'],
    open: 'Open a correction',
    waits: 'once it is in force',
    none: 'none',
  },
};

/** The runs that an adjustment of the past corrects, with the correction of each, which the office opens from here. */
export const Corrections = ({
  context,
  adjustment,
}: {
  readonly context: ThingContext;
  readonly adjustment: Adjustment;
}) => {
  const { reader, view, nonce } = context;
  const { language } = reader;
  const phrases = words[language];
  const all = listedRuns(adjustment, view.distributions);
  if (all.length === 0) return null;
  const at = `/programmes/${view.key}/distributions`;
  return (
    <section>
      <h2>{phrases.title}</h2>
      <p class="quiet">{phrases.hint}</p>
      <Table isStacked caption={phrases.title} heads={phrases.heads}>
        {all.map(({ run, correction, isOpen }) => (
          <tr key={run.key}>
            <td>
              <a href={`${at}/${run.key}`}>{run.key}</a>{' '}
              <span class="quiet">{say(runStates[run.state], language)}</span>
            </td>
            <td data-label={phrases.heads[1]}>{say(runTitle(run), language)}</td>
            <td data-label={phrases.heads[2]}>
              {correction && (
                <>
                  <a href={`${at}/${correction.key}`}>{correction.key}</a>{' '}
                  <span class="quiet">{say(runStates[correction.state], language)}</span>{' '}
                </>
              )}
              {isOpen && nonce !== undefined && (
                <form method="post" action={`/office${at}/${run.key}/corrections`}>
                  <input type="hidden" name="nonce" value={nonce} />
                  <input type="hidden" name="run" value={freeKey(`${run.key}-${adjustment.key}`, view.distributions)} />
                  <input type="hidden" name="adjustment" value={adjustment.key} />
                  <input type="hidden" name="reason" value={adjustment.reason} />
                  <button>{phrases.open}</button>
                </form>
              )}
              {!correction && !isOpen && (adjustment.state === 'inForce' ? phrases.none : phrases.waits)}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
};

/** A key that no run has: after a correction that was refused the next has a number. */
const freeKey = (key: string, runs: readonly { readonly key: string }[], next = 2): string => {
  const isTaken = (given: string) => runs.some((run) => run.key === given);
  if (!isTaken(key)) return key;
  return isTaken(`${key}-${next}`) ? freeKey(key, runs, next + 1) : `${key}-${next}`;
};
