import { formatDate } from '../../domain/calendar/formats';
import { allocate } from '../../domain/money/allocation';
import { tiers } from '../../domain/money/distributions/lines';
import type { Revenue } from '../../domain/money/distributions/revenue';
import { tierTitles } from '../../domain/money/distributions/words';
import { sharingRules, type Shares } from '../../domain/programme/distribution-plans';
import { titleIn, titlesOf } from '../../domain/programme/titles';
import { amountText, exponentOf, groupedText } from '../../domain/shared/amounts';
import { countOf } from '../../domain/shared/counts';
import { say } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import { SharesPie } from '../distributions/pictures';
import type { Reader } from '../ui/frame';
import { Table } from '../ui/html';

const words = {
  zh: {
    title: '收益分配',
    agreed: '尚无入账的分配批次。现行分配比例：',
    soFar: (net: string, runs: number, from: string, until: string) =>
      `${from}至${until}已入账 ${runs} 个批次，净额 ${net}。`,
    kept: (amount: string) => `其中 ${amount} 留存（激励池、公积金、待弥补亏损）。`,
    payee: '分得方',
    total: '合计',
    open: '待付',
    all: '全部分配批次',
  },
  en: {
    title: 'Revenue',
    agreed: 'No distribution was posted yet. The shares in force:',
    soFar: (net: string, runs: number, from: string, until: string) =>
      `From ${from} to ${until} ${net} net were shared, in ${runs === 1 ? 'one run' : `${runs} runs`}.`,
    kept: (amount: string) => `Of it ${amount} are kept: pool, reserve, losses to be offset.`,
    payee: 'Payee',
    total: 'In all',
    open: 'Still to be paid',
    all: 'All distributions',
  },
};

/** Which part of what was shared each payee got, in basis points; a payee that bore more than it got has none. */
const sharesOf = ({ payees }: Revenue): Shares => {
  const parts = payees.map(({ payee, total }) => ({ of: payee, weight: BigInt(total) > 0n ? BigInt(total) : 0n }));
  if (parts.every(({ weight }) => weight === 0n)) return {};
  return Object.fromEntries(allocate(10_000n, parts).map(({ of, amount }) => [of, countOf(amount)]));
};

interface RevenueProps {
  readonly view: ProgrammeView;
  readonly reader: Reader;
  readonly revenue: Revenue | undefined;
}

/** What was shared so far by payee and tier, with a pie of it; before anything was posted, the shares that are agreed. */
export const RevenueSection = ({ view, reader, revenue }: RevenueProps) => {
  const { language } = reader;
  const phrases = words[language];
  const plan = view.definition.distribution;
  if (!plan && !revenue) return null;
  const titles = titlesOf(view.definition).parties;
  const shares = revenue ? sharesOf(revenue) : plan ? sharingRules(plan).shares : {};
  return (
    <section class="card" aria-labelledby="revenue">
      <h2 id="revenue">{phrases.title}</h2>
      {revenue ? (
        <p>
          {phrases.soFar(
            amountText(revenue.net, revenue.currency),
            revenue.runs,
            formatDate(revenue.from, language),
            formatDate(revenue.until, language),
          )}{' '}
          {revenue.kept !== '0' && phrases.kept(amountText(revenue.kept, revenue.currency))}
        </p>
      ) : (
        <p>{phrases.agreed}</p>
      )}
      {Object.keys(shares).length > 0 && <SharesPie shares={shares} titles={titles} language={language} />}
      {revenue && <Payees view={view} reader={reader} revenue={revenue} />}
      <p class="small">
        <a href={`/programmes/${view.key}/distributions`}>{phrases.all}</a>
      </p>
    </section>
  );
};

const Payees = ({ view, reader, revenue }: RevenueProps & { readonly revenue: Revenue }) => {
  const { language } = reader;
  const phrases = words[language];
  const { currency, payees } = revenue;
  const places = exponentOf(currency);
  const used = tiers.filter((tier) => payees.some((payee) => payee.tiers[tier] !== undefined));
  const hasOpen = payees.some(({ open }) => open !== undefined);
  const heads = [
    phrases.payee,
    ...used.map((tier) => say(tierTitles[tier], language)),
    phrases.total,
    ...(hasOpen ? [phrases.open] : []),
  ];
  return (
    <Table
      isStacked
      caption={`${phrases.title} (${currency})`}
      heads={heads}
      numbers={heads.map((_, at) => at).slice(1)}
    >
      {payees.map(({ payee, total, tiers: own, open }) => (
        <tr key={payee}>
          <td>{say(titleIn(view.definition.parties, payee), language)}</td>
          {[...used.map((tier) => own[tier] ?? '0'), total, ...(hasOpen ? [open] : [])].map((amount, at) => (
            <td key={at} class="number" data-label={heads[at + 1]}>
              {amount === undefined ? '—' : groupedText(amount, places)}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
};
