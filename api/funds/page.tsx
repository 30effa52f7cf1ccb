import { formatDate } from '../../domain/calendar/formats';
import { calledOf, isOwing, outstandingOf, type CallDue } from '../../domain/money/funds/calls';
import { availableIn, reservedIn } from '../../domain/money/funds/funds';
import { titleIn } from '../../domain/programme/titles';
import { amountText, sumOf } from '../../domain/shared/amounts';
import { countOf } from '../../domain/shared/counts';
import { colon, list } from '../../domain/shared/sentences';
import { say, type Language } from '../../domain/shared/text';
import { word } from '../../mail/words';
import { Badge, Empty, Table } from '../ui/html';
import { StatementLink } from '../ui/statement-link';
import { ThingPage, type ThingContext } from '../ui/thing';
import { FundBadge } from './badges';
import { FundForms } from './tending';
import type { FoundFund } from './funds';
import { DrawTable } from './list';
import { fundWords } from './words';

interface PageProps {
  readonly context: ThingContext;
  readonly found: FoundFund;
}

/** How much of an amount another one is, in whole per cent, rounded down. */
const percentOf = (part: bigint, whole: bigint): number => (whole === 0n ? 0 : countOf((part * 100n) / whole));

const DueBadge = ({ due, language }: { readonly due: CallDue; readonly language: Language }) => {
  const phrases = fundWords[language];
  if (!isOwing(due)) return <Badge tone="done">{phrases.paidUp}</Badge>;
  return due.isLate ? <Badge tone="late">{phrases.late}</Badge> : <Badge tone="running">{phrases.owed}</Badge>;
};

/** What each party committed, what was called of that, and how much of it was paid in. */
const Commitments = ({ context: { reader, view }, found: { book, rules } }: PageProps) => {
  const { language } = reader;
  const phrases = fundWords[language];
  const committed = Object.entries(rules.commitments);
  if (committed.length === 0) return <Empty>{phrases.noCommitments}</Empty>;
  const show = (amount: bigint | string) => amountText(amount, book.currency);
  return (
    <Table isStacked caption={phrases.commitments} heads={phrases.commitmentHeads} numbers={[1, 2, 3]}>
      {committed.map(([party, amount]) => {
        const paid = BigInt(book.contributed[party] ?? '0');
        const percent = percentOf(paid, BigInt(amount));
        return (
          <tr key={party}>
            <td>{say(titleIn(view.definition.parties, party), language)}</td>
            <td class="number" data-label={phrases.commitmentHeads[1]}>
              {show(amount)}
            </td>
            <td class="number" data-label={phrases.commitmentHeads[2]}>
              {show(calledOf(book.calls, party))}
            </td>
            <td class="number" data-label={phrases.commitmentHeads[3]}>
              {show(paid)}
            </td>
            <td data-label={phrases.commitmentHeads[4]}>
              <meter min={0} max={100} value={percent} aria-label={phrases.paidOf(percent)} />{' '}
              <span class="quiet small">{phrases.paidOf(percent)}</span>
            </td>
          </tr>
        );
      })}
    </Table>
  );
};

/** Each call, a row a party: what it owes, until when, and whether it is late. */
const Calls = ({ context: { reader, view }, found: { book } }: PageProps) => {
  const { language } = reader;
  const phrases = fundWords[language];
  if (book.calls.length === 0) return <Empty>{phrases.noCalls}</Empty>;
  const show = (amount: bigint | string) => amountText(amount, book.currency);
  return (
    <Table isStacked caption={phrases.calls} heads={phrases.callHeads} numbers={[2, 3]}>
      {book.calls.toReversed().flatMap(({ number, purpose, dues }) =>
        dues.map((due) => (
          <tr key={`${number}/${due.party}`}>
            <td>
              {phrases.call(number)} <span class="quiet">{purpose}</span>
            </td>
            <td data-label={phrases.callHeads[1]}>{say(titleIn(view.definition.parties, due.party), language)}</td>
            <td class="number" data-label={phrases.callHeads[2]}>
              {show(due.amount)}
            </td>
            <td class="number" data-label={phrases.callHeads[3]}>
              {show(sumOf([due.amount, -outstandingOf(due)]))}
            </td>
            <td data-label={phrases.callHeads[4]}>
              {due.clock ? formatDate(due.clock.on, language) : phrases.counting}{' '}
              {due.clock?.provisional && <Badge tone="soon">{word('provisional', language)}</Badge>}
            </td>
            <td data-label={phrases.callHeads[5]}>
              <DueBadge due={due} language={language} />
            </td>
          </tr>
        )),
      )}
    </Table>
  );
};

/** The page of one fund: what is in it, who committed and paid what, its calls and draws, and what those who look on may do. */
export const FundPage = ({ context, found }: PageProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = fundWords[language];
  const { book, rules } = found;
  const show = (amount: bigint | string) => amountText(amount, book.currency);
  const groups = (keys: readonly string[]) =>
    say(list(keys.map((key) => titleIn(view.definition.governance.groups, key))), language);
  const plan = view.definition.funds[book.key];
  const limit = (upTo: string | undefined) =>
    upTo !== undefined ? phrases.upTo(show(upTo)) : rules.authority.length > 1 ? phrases.above : phrases.any;
  return (
    <ThingPage
      context={context}
      kind={phrases.kind}
      title={say(book.title, language)}
      badge={<FundBadge state={book.state} language={language} />}
      figure={[phrases.available, show(availableIn(book))]}
      facts={[
        [
          phrases.balance,
          <>
            <strong>{show(book.balance)}</strong> ·{' '}
            <StatementLink programme={view.key} kind="fund" of={book.key} language={language} />
          </>,
        ],
        [phrases.reserved, show(reservedIn(book))],
        [phrases.reason, book.reason && `${book.reason.reason} · ${formatDate(book.reason.on, language)}`],
        [phrases.purpose, plan && say(plan.purpose, language)],
        [
          phrases.authority,
          <ul class="plain">
            {rules.authority.map(({ upTo, groups: keys }) => (
              <li key={upTo ?? ''}>
                {limit(upTo)}
                {say(colon, language)}
                {groups(keys)}
              </li>
            ))}
          </ul>,
        ],
      ]}
    >
      <h2>{phrases.commitments}</h2>
      <Commitments context={context} found={found} />
      <h2>{phrases.calls}</h2>
      <Calls context={context} found={found} />
      <h2>{phrases.draws}</h2>
      <DrawTable context={context} draws={view.draws.filter(({ fund }) => fund === book.key).toReversed()} />
      <FundForms context={context} found={found} />
    </ThingPage>
  );
};
