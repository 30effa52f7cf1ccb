import { by } from '../../shared/order';
import { text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import type { Programme } from '../../programme/programme';
import { titleIn } from '../../programme/titles';
import { accountKinds, type AccountKey, type AccountKind } from './transactions';

/** A kind of account as the chart has it: its code, and what it is called. */
export interface ChartedAccount {
  readonly kind: AccountKind;
  readonly code: string;
  readonly title: Text;
}

type Chart = Pick<Programme, 'accounts'>;

/**
 * The usual chart. Codes are those of the accounts of 企业会计准则应用指南 (附录 会计科目) that come nearest, with a sub-account
 * where two kinds share one. Source: docs/rules/money.md, "The chart of accounts".
 */
const usual: Readonly<Record<AccountKind, readonly [code: string, zh: string, en: string]>> = {
  fund: ['1002.01', '银行存款·资金', 'Bank deposits, funds'],
  contributed: ['4001', '实收出资', 'Contributions paid in'],
  spent: ['5401', '合作支出', 'Spent on the cooperation'],
  repayable: ['1221', '其他应收款·应退回', 'Other receivables, to be repaid'],
  transit: ['1012', '其他货币资金·在途', 'Other monetary funds, in transit'],
  distributable: ['4103', '本年利润·待分配收益', 'Profit of the year, to be shared'],
  payable: ['2232', '应付利润·应付分配款', 'Profit payable, shares to be paid'],
  held: ['2241.01', '其他应付款·暂扣', 'Other payables, held back'],
  pool: ['2241.02', '其他应付款·激励池', 'Other payables, incentive pool'],
  reserve: ['4101', '盈余公积', 'Surplus reserve'],
  settled: ['1002.02', '银行存款·已付分配款', 'Bank deposits, shares paid out'],
};

const charted = ({ accounts = {} }: Chart, kind: AccountKind): ChartedAccount => {
  const [code, zh, en] = usual[kind];
  return { kind, code: accounts[kind]?.code ?? code, title: accounts[kind]?.title ?? text(zh, en) };
};

/** The chart of accounts of a programme, in the order of its codes. */
export const chartOf = (programme: Chart): readonly ChartedAccount[] =>
  accountKinds.map((kind) => charted(programme, kind)).toSorted(by(({ code }) => code));

const partsOf = (account: AccountKey): readonly [kind: AccountKind, of: string] => {
  const at = account.indexOf(':');
  return [account.slice(0, at) as AccountKind, account.slice(at + 1)];
};

/** The code of an account, which it shares with all of its kind: `payable:b` is `2232`. */
export const accountCode = (programme: Chart, account: AccountKey): string =>
  charted(programme, partsOf(account)[0]).code;

/**
 * What an account is called, with the party, fund, budget or project that it is of, by its title where the programme has one:
 * `payable:b` is "Profit payable, shares to be paid (B)", `contributed:b/works` is of both; `pool:-` is of nothing.
 */
export const accountTitle = (
  programme: Chart & Pick<Programme, 'parties' | 'funds' | 'budgets'>,
  account: AccountKey,
  projects: readonly { readonly key: string; readonly title: Text }[] = [],
): Text => {
  const [kind, of] = partsOf(account);
  const { title } = charted(programme, kind);
  if (of === '-') return title;
  const things = {
    offset: { title: text('弥补以前亏损', 'prior losses') },
    ...Object.fromEntries(projects.map((project) => [project.key, project])),
    ...programme.budgets,
    ...programme.funds,
    ...programme.parties,
  };
  const names = of.split('/').map((one) => titleIn(things, one));
  const [zh, en] = [names.map((one) => one.zh).join('、'), names.map((one) => one.en).join(', ')];
  return text(`${title.zh}（${zh}）`, `${title.en} (${en})`);
};
