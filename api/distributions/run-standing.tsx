import { formatDate } from '../../domain/calendar/formats';

import { maySeeOwnCosts } from '../../domain/money/distributions/own-costs';
import { holdText } from '../../domain/money/distributions/sentences';

import { titleIn, titlesOf } from '../../domain/programme/titles';
import { decimalOf } from '../../domain/shared/amounts';
import { say } from '../../domain/shared/text';
import { EvidenceList } from '../evidence/shown';
import { Badge, Table } from '../ui/html';
import { evidenceHref } from '../ui/thing';

import { runWords } from './run-words';
import type { RunProps } from './run-tables';

/** Who signed which hash, and whose recomputation differs. */
export const SignaturesOf = ({ context, run }: RunProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = runWords[language];
  return (
    <section class="card">
      <h2>{phrases.signatures}</h2>
      <dl class="facts">
        {run.signing.map((party) => {
          const signature = run.signatures.find((each) => each.party === party);
          const own = run.recomputations.find((each) => each.party === party);
          return [
            <dt key={party}>{say(titleIn(view.definition.parties, party), language)}</dt>,
            <dd key={`${party} signature`}>
              {signature ? phrases.signed(signature.by, formatDate(signature.on, language)) : phrases.unsigned}
              {own && ` · ${own.difference ? phrases.differs(own.difference.line) : phrases.same}`}
            </dd>,
          ];
        })}
      </dl>
      <p class="small quiet">
        {phrases.hash} <code class="hash">{run.hash}</code>
      </p>
      <p class="small screen">
        <a href={`/programmes/${view.key}/distributions/${run.key}/file.json`}>{phrases.file}</a>
      </p>
    </section>
  );
};

/** What is held and disputed, and why. */
export const HoldsOf = ({ context, run }: RunProps) => {
  const { language } = context.reader;
  const phrases = runWords[language];
  if (run.holds.length === 0) return null;
  return (
    <section class="card">
      <h2>{phrases.holds}</h2>
      <ul>
        {run.holds.map((hold) => (
          <li key={hold.key}>
            {hold.key}. {say(holdText(hold, run.currency), language)}
            {hold.isDispute && (
              <>
                {' '}
                <Badge tone="soon">{phrases.dispute}</Badge>
              </>
            )}
            : {hold.reason} <span class="quiet">{hold.by}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What was paid, and whether it was confirmed. */
export const PaymentsOf = ({ context, run }: RunProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = runWords[language];
  if (run.payments.length === 0) return null;
  const named = (party: string) => say(titlesOf(view.definition).parties[party] ?? { zh: party, en: party }, language);
  return (
    <section class="card">
      <h2>{phrases.payments}</h2>
      <Table isStacked caption={phrases.payments} heads={phrases.paymentHeads} numbers={[2]}>
        {run.payments.map(({ key, from, to, amount, on, confirmed, evidence }) => (
          <tr key={key}>
            <td>{named(from)}</td>
            <td data-label={phrases.paymentHeads[1]}>{named(to)}</td>
            <td class="number" data-label={phrases.paymentHeads[2]}>
              {decimalOf(amount, run.currency)}
            </td>
            <td data-label={phrases.paymentHeads[3]}>
              {formatDate(on, language)}
              <EvidenceList evidence={evidence} language={language} hrefOf={evidenceHref(context)} />
            </td>
            <td data-label={phrases.paymentHeads[4]}>
              {confirmed ? `${confirmed.by}, ${formatDate(confirmed.on, language)}` : phrases.waits}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
};

/** What the parties spent themselves: the sheet for whoever may see it, for others that there is one. */
export const OwnCostsOf = ({ context, run }: RunProps) => {
  const { reader, view, visitor } = context;
  const { language } = reader;
  const phrases = runWords[language];
  const all = run.ownCosts ?? [];
  if (all.length === 0) return null;
  return (
    <section class="card">
      <h2>{phrases.ownCosts}</h2>
      <ul>
        {all.map(({ party, by, on, items, file }) => {
          const isShown = maySeeOwnCosts(view.definition, party, visitor?.person);
          const [title, count] = [say(titleIn(view.definition.parties, party), language), phrases.costItems(items)];
          return (
            <li key={`${party} ${file.hash}`}>
              {title}: {count} ·{' '}
              {isShown ? <a href={`/programmes/${view.key}/evidence/${file.hash}`}>{file.name}</a> : phrases.notShown}{' '}
              <span class="quiet">
                {by}, {formatDate(on, language)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
