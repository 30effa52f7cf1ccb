import { curveStepAfter, line } from 'd3-shape';
import { formatDate } from '../../domain/calendar/formats';
import { shownDays, type DayBalance } from '../../domain/money/journal/balances';
import { amountText } from '../../domain/shared/amounts';
import { countOf } from '../../domain/shared/counts';
import type { Language } from '../../domain/shared/text';
import { Table } from '../ui/html';
import { Amount } from './parts';

const words = {
  zh: {
    title: (name: string, currency: string) => `${name}：余额走势（${currency}）`,
    description: (all: string) => `每个有过账之日终了时的余额：${all}。下表列出同样的内容。`,
    heads: ['日期', '日终余额'],
    semicolon: '；',
    table: '余额明细',
  },
  en: {
    title: (name: string, currency: string) => `${name}: the balance over time (${currency})`,
    description: (all: string) =>
      `What it stood at in the end of each day on which something was posted: ${all}. The table says the same.`,
    heads: ['Date', 'Balance at the end of the day'],
    semicolon: '; ',
    table: 'The balances as a table',
  },
};

const WIDTH = 360;
const HEIGHT = 190;
const [LEFT, RIGHT, TOP, BOTTOM] = [8, 8, 26, 28];

const dayNumber = (date: string): number => Date.parse(date) / 86_400_000;

/** Where each amount stands between the least and the most, nothing included: in pixels from above, of amounts of any size. */
function scaleOf(amounts: readonly bigint[]) {
  const [least, most] = [0n, ...amounts].reduce<readonly [bigint, bigint]>(
    ([low, high], one) => [one < low ? one : low, one > high ? one : high],
    [0n, 0n],
  );
  const tenths = BigInt((HEIGHT - TOP - BOTTOM) * 10);
  const range = most === least ? 1n : most - least;
  return { least, most, yOf: (one: bigint) => TOP + countOf(((most - one) * tenths) / range) / 10 };
}

/** The balance of a fund over time in one currency: a step each day on which something was posted. */
const BalanceChart = ({ name, currency, days, language }: ChartProps) => {
  const phrases = words[language];
  const id = `balance-${currency}`;
  const { least, most, yOf } = scaleOf(days.map(({ balance }) => BigInt(balance)));
  const [first, last] = [days[0], days.at(-1)];
  const span = first && last ? Math.max(1, dayNumber(last.date) - dayNumber(first.date)) : 1;
  const xOf = ({ date }: DayBalance) =>
    Math.round((LEFT + ((dayNumber(date) - dayNumber(first?.date ?? date)) / span) * (WIDTH - LEFT - RIGHT)) * 10) / 10;
  const path = line<DayBalance>()
    .curve(curveStepAfter)
    .x(xOf)
    .y(({ balance }) => yOf(BigInt(balance)))(days);
  const told = days
    .map(({ date, balance }) => `${formatDate(date, language)} ${amountText(balance, currency)}`)
    .join(phrases.semicolon);
  const levels = [...new Set([most, 0n, least])];
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
      <title id={`${id}-title`}>{phrases.title(name, currency)}</title>
      <desc id={`${id}-desc`}>{phrases.description(told)}</desc>
      {levels.map((level) => (
        <g key={String(level)}>
          <line
            class={level === 0n ? 'grid strong-grid' : 'grid'}
            x1={LEFT}
            x2={WIDTH - RIGHT}
            y1={yOf(level)}
            y2={yOf(level)}
          />
          <text class="quiet" x={LEFT} y={yOf(level) - 5}>
            {amountText(level, currency)}
          </text>
        </g>
      ))}
      <path class="shape-line" d={path ?? ''} />
      {days.map((day) => (
        <circle key={day.date} class="mark" cx={xOf(day)} cy={yOf(BigInt(day.balance))} r={3} />
      ))}
      {first && (
        <text class="quiet" x={LEFT} y={HEIGHT - 8}>
          {formatDate(first.date, language)}
        </text>
      )}
      {last && last !== first && (
        <text class="quiet" text-anchor="end" x={WIDTH - RIGHT} y={HEIGHT - 8}>
          {formatDate(last.date, language)}
        </text>
      )}
    </svg>
  );
};

interface ChartProps {
  readonly name: string;
  readonly currency: string;
  readonly days: readonly DayBalance[];
  readonly language: Language;
}

/** How a fund's balance went, a chart each currency, and the same as a table. */
export const FundBalances = ({ name, days, language }: Omit<ChartProps, 'currency'>) => {
  const phrases = words[language];
  const currencies = [...new Set(days.map(({ currency }) => currency))];
  return (
    <>
      {currencies.map((currency) => {
        const shown = shownDays(days.filter((day) => day.currency === currency));
        return (
          <div key={currency} class="card">
            <h2>{phrases.title(name, currency)}</h2>
            <BalanceChart name={name} currency={currency} days={shown} language={language} />
            <details>
              <summary>{phrases.table}</summary>
              <Table caption={phrases.title(name, currency)} heads={phrases.heads} numbers={[1]}>
                {shown.map(({ date, balance }) => (
                  <tr key={date}>
                    <td class="whole">{formatDate(date, language)}</td>
                    <Amount minor={balance} currency={currency} />
                  </tr>
                ))}
              </Table>
            </details>
          </div>
        );
      })}
    </>
  );
};
