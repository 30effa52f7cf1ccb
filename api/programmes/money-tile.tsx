import type { Revenue } from '../../domain/money/distributions/revenue';
import { availableIn, type FundBook } from '../../domain/money/funds/funds';
import { amountText, sumOf } from '../../domain/shared/amounts';
import { briefAmount } from '../../domain/shared/brief-amounts';
import { say } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import type { Reader } from '../ui/frame';
import { Tile } from './tile';

const words = {
  zh: {
    shared: '已分配收益',
    available: '资金池可用',
    money: '资金',
    runs: (n: number) => `${n} 个批次`,
    none: '尚无入账的资金',
  },
  en: {
    shared: 'Revenue shared',
    available: 'Available in funds',
    money: 'Money',
    runs: (n: number) => (n === 1 ? 'one run' : `${n} runs`),
    none: 'no money was posted yet',
  },
};

/** What may still be drawn of all funds of the programme's currency; `undefined` where there is none. */
const availableOf = (funds: readonly FundBook[], currency: string): bigint | undefined => {
  const own = funds.filter((book) => book.currency === currency);
  return own.length === 0 ? undefined : sumOf(own.map(availableIn));
};

interface MoneyTileProps {
  readonly view: ProgrammeView;
  readonly revenue: Revenue | undefined;
  readonly reader: Reader;
}

/** What was shared so far, and what may be drawn of the funds: the first of them that there is, large; exact beneath. */
export const MoneyTile = ({ view, revenue, reader: { language } }: MoneyTileProps) => {
  const phrases = words[language];
  const { currency } = view.definition;
  const available = availableOf(view.funds, currency);
  const at = `/programmes/${view.key}`;
  const inFunds = available !== undefined && (
    <p class="small quiet">
      {phrases.available} {amountText(available, currency)}
    </p>
  );
  if (revenue)
    return (
      <Tile
        title={phrases.shared}
        href={`${at}/distributions`}
        large={say(briefAmount(revenue.net, revenue.currency), language)}
      >
        <p class="small">
          {amountText(revenue.net, revenue.currency)} <span class="quiet">{phrases.runs(revenue.runs)}</span>
        </p>
        {inFunds}
      </Tile>
    );
  if (available !== undefined)
    return (
      <Tile title={phrases.available} href={`${at}/funds`} large={say(briefAmount(available, currency), language)}>
        <p class="small">{amountText(available, currency)}</p>
      </Tile>
    );
  return (
    <Tile title={phrases.money} href={`${at}/distributions`} large="—">
      <p class="small quiet">{phrases.none}</p>
    </Tile>
  );
};
