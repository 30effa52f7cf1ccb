import { by } from '../../domain/shared/order';
import { formatDate } from '../../domain/calendar/formats';
import { receiverOf } from '../../domain/money/funds/draw-words';
import { isDrawOver, type Draw } from '../../domain/money/funds/draws';
import { availableIn, reservedIn } from '../../domain/money/funds/funds';
import { titleIn } from '../../domain/programme/titles';
import { amountText } from '../../domain/shared/amounts';
import { list } from '../../domain/shared/sentences';
import { say } from '../../domain/shared/text';
import { Empty, Table } from '../ui/html';
import { ThingPage, type ThingContext } from '../ui/thing';
import { DrawBadge, FundBadge } from './badges';
import { fundsOf } from './funds';
import { fundWords } from './words';

/** The groups that decide on a draw, by their titles. */
export const decidersOf = ({ level, also }: Draw, { view, reader }: Pick<ThingContext, 'view' | 'reader'>): string =>
  say(list([...level.groups, ...also].map((key) => titleIn(view.definition.governance.groups, key))), reader.language);

interface DrawsProps {
  readonly context: ThingContext;
  readonly draws: readonly Draw[];
}

/** Those that still go on stand first, the oldest of them before all. */
const openFirst = (draws: readonly Draw[]): readonly Draw[] => [
  ...draws.filter((draw) => !isDrawOver(draw)).toSorted(by(({ on }) => on)),
  ...draws.filter(isDrawOver),
];

/** Draws, a row each: how much, what for, to whom, who decides, where it stands. */
export const DrawTable = ({ context, draws }: DrawsProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = fundWords[language];
  if (draws.length === 0) return <Empty>{phrases.noDraws}</Empty>;
  return (
    <Table isStacked caption={phrases.draws} heads={phrases.drawHeads} numbers={[1]}>
      {openFirst(draws).map((draw) => (
        <tr key={draw.key}>
          <td>
            <a href={`/programmes/${view.key}/draws/${draw.key}`}>{draw.key}</a>
          </td>
          <td class="number" data-label={phrases.drawHeads[1]}>
            {amountText(draw.amount, draw.currency)}
          </td>
          <td data-label={phrases.drawHeads[2]}>
            {draw.purpose} <span class="quiet">→ {say(receiverOf(draw, view.definition), language)}</span>
          </td>
          <td data-label={phrases.drawHeads[3]}>{decidersOf(draw, context)}</td>
          <td data-label={phrases.drawHeads[4]}>{formatDate(draw.on, language)}</td>
          <td data-label={phrases.drawHeads[5]}>
            <DrawBadge state={draw.state} language={language} />
          </td>
        </tr>
      ))}
    </Table>
  );
};

/** The page of all funds: what is in each, what of it is reserved, what may be drawn; and every draw. */
export const FundsPage = ({ context }: { readonly context: ThingContext }) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = fundWords[language];
  const funds = fundsOf(view);
  return (
    <ThingPage context={context} kind={phrases.title} title={phrases.title} hasHistory={false}>
      {funds.length === 0 ? (
        <Empty>{phrases.none}</Empty>
      ) : (
        <Table isStacked caption={phrases.list} heads={phrases.heads} numbers={[1, 2, 3]}>
          {funds.map(({ book }) => (
            <tr key={book.key}>
              <td>
                <a href={`/programmes/${view.key}/funds/${book.key}`}>{say(book.title, language)}</a>
              </td>
              <td class="number" data-label={phrases.heads[1]}>
                {amountText(book.balance, book.currency)}
              </td>
              <td class="number" data-label={phrases.heads[2]}>
                {amountText(reservedIn(book), book.currency)}
              </td>
              <td class="number" data-label={phrases.heads[3]}>
                {amountText(availableIn(book), book.currency)}
              </td>
              <td data-label={phrases.heads[4]}>
                <FundBadge state={book.state} language={language} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <h2>{phrases.draws}</h2>
      <DrawTable context={context} draws={view.draws.toReversed()} />
    </ThingPage>
  );
};
