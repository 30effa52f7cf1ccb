import { formatDate } from '../../domain/calendar/formats';
import { debtsOf, dueOf } from '../../domain/money/distributions/owed';
import type { Run } from '../../domain/money/distributions/runs';

import { innovationKindTitles } from '../../domain/innovations/words';
import { bucketTitle, formulaOf, tierTitles } from '../../domain/money/distributions/words';
import { titleAmong, titleIn } from '../../domain/programme/titles';
import { amountText, exponentOf, groupedText } from '../../domain/shared/amounts';
import { say } from '../../domain/shared/text';
import { EvidenceList } from '../evidence/shown';
import { Badge, Table } from '../ui/html';
import { evidenceHref, type ThingContext } from '../ui/thing';

import { runWords } from './run-words';

export interface RunProps {
  readonly context: ThingContext;
  readonly run: Run;
}

/** What each payee gets, what of it is held, and what is still to be paid. */
export const SharesOf = ({ context, run }: RunProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = runWords[language];
  const { currency, computed, payees } = run;
  const places = exponentOf(currency);
  const due = dueOf(run);
  const open = run.state === 'posted' ? debtsOf(run) : [];
  return (
    <section class="card">
      <h2>{phrases.shares}</h2>
      <Table isStacked caption={`${phrases.shares} (${currency})`} heads={phrases.shareHeads} numbers={[1, 2, 3, 4]}>
        {payees.map((payee) => {
          const total = computed.totals[payee] ?? '0';
          const now = due[payee] ?? '0';
          const debt = open.find(({ from, to }) => from === payee || to === payee);
          return (
            <tr key={payee}>
              <td>{say(titleIn(view.definition.parties, payee), language)}</td>
              {[
                total,
                String(BigInt(total) - BigInt(now)),
                now,
                debt ? (debt.to === payee ? debt.amount : `-${debt.amount}`) : '0',
              ].map((amount, at) => (
                <td key={at} class="number" data-label={phrases.shareHeads[at + 1]}>
                  {groupedText(amount, places)}
                </td>
              ))}
            </tr>
          );
        })}
      </Table>
    </section>
  );
};

/** Every line with how it comes about and by which rules. */
export const LinesOf = ({ context, run }: RunProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = runWords[language];
  const { currency, computed } = run;
  const places = exponentOf(currency);
  return (
    <Table isStacked caption={phrases.lines} heads={phrases.lineHeads} numbers={[3]}>
      {computed.lines.map((line) => {
        const group = computed.groups.find(({ key }) => key === line.group);
        const bucket = computed.buckets.find(({ key }) => key === group?.bucket);
        const isHeld = run.holds.some(({ lines }) => lines.includes(line.key));
        return (
          <tr key={line.key}>
            <td>{line.key}</td>
            <td data-label={phrases.lineHeads[1]}>{say(tierTitles[line.tier], language)}</td>
            <td data-label={phrases.lineHeads[2]}>
              {line.payee === undefined ? phrases.kept : say(titleIn(view.definition.parties, line.payee), language)}
              {isHeld && (
                <>
                  {' '}
                  <Badge tone="soon" icon="paused">
                    {phrases.holds}
                  </Badge>
                </>
              )}
            </td>
            <td class="number" data-label={phrases.lineHeads[3]}>
              {groupedText(line.amount, places)}
            </td>
            <td data-label={phrases.lineHeads[4]} class="small">
              {group && say(formulaOf(group, line, currency, run.innovations), language)}
            </td>
            <td data-label={phrases.lineHeads[5]} class="small">
              {bucket && say(bucketTitle(bucket), language)}
            </td>
          </tr>
        );
      })}
    </Table>
  );
};

/** The innovations that were accepted in its period, and the points that each gives. */
export const InnovationsOf = ({ context, run }: RunProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = runWords[language];
  const { innovations = [] } = run;
  if (innovations.length === 0) return null;
  return (
    <section class="card">
      <h2>{phrases.innovations}</h2>
      <Table isStacked caption={phrases.innovations} heads={phrases.innovationHeads} numbers={[4]}>
        {innovations.map(({ key, title, kind, party, on, points }) => (
          <tr key={key}>
            <td>
              <a href={`/programmes/${view.key}/innovations/${key}`}>{say(title, language)}</a>
            </td>
            <td data-label={phrases.innovationHeads[1]}>{say(innovationKindTitles[kind], language)}</td>
            <td data-label={phrases.innovationHeads[2]}>{say(titleIn(view.definition.parties, party), language)}</td>
            <td data-label={phrases.innovationHeads[3]}>{formatDate(on, language)}</td>
            <td class="number" data-label={phrases.innovationHeads[4]}>
              {points}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
};

/** So many items are listed on the page; the file has all of them. */
const MOST_LISTED = 200;

/** What came in and what was spent, as the statement says it, and which rules each item fell under. */
export const ItemsOf = ({ context, run }: RunProps) => {
  const { reader, view, entries } = context;
  const { language } = reader;
  const phrases = runWords[language];
  const opened = entries.flatMap(({ happening }) => (happening.type === 'distribution.opened' ? [happening] : []));
  const lines = opened[0]?.input.statement.lines ?? [];
  if (lines.length === 0) return null;
  return (
    <details class="card">
      <summary>
        {phrases.items} ({lines.length})
      </summary>
      <Table isStacked caption={phrases.items} heads={phrases.itemHeads} numbers={[4]}>
        {lines.slice(0, MOST_LISTED).map((item) => {
          const own = item.currency ?? run.currency;
          const buckets = run.computed.buckets.filter((bucket) => bucket.lines.includes(item.key));
          return (
            <tr key={item.key}>
              <td>{item.key}</td>
              <td data-label={phrases.itemHeads[1]}>{formatDate(item.date, language)}</td>
              <td data-label={phrases.itemHeads[2]}>
                {item.category && <code>{item.category}</code>}
                {item.category && item.project && ' · '}
                {item.project && say(titleAmong(view.projects, item.project), language)}
              </td>
              <td data-label={phrases.itemHeads[3]}>
                {item.what}
                <EvidenceList evidence={item.evidence} language={language} hrefOf={evidenceHref(context)} />
              </td>
              <td class="number" data-label={phrases.itemHeads[4]}>
                {amountText(item.kind === 'cost' ? `-${item.amount}` : item.amount, own)}
              </td>
              <td data-label={phrases.itemHeads[5]} class="small">
                {buckets.map((bucket) => say(bucketTitle(bucket), language)).join(', ')}
              </td>
            </tr>
          );
        })}
      </Table>
      {lines.length > MOST_LISTED && (
        <p class="small">
          <a href={`/programmes/${view.key}/distributions/${run.key}/file.json`}>{phrases.file}</a>
        </p>
      )}
    </details>
  );
};
