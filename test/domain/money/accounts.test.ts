import { lint } from '../../../domain/definition/lint';
import { explainProgramme } from '../../../domain/definition/words';
import { accountCode, accountTitle, chartOf } from '../../../domain/money/journal/accounts';
import { accountKinds } from '../../../domain/money/journal/transactions';
import type { Programme } from '../../../domain/programme/programme';
import { readProgramme } from '../../../infra/reading/definitions';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programmesFolder } from '../../../infra/places';
import { seed, seedFile, west } from '../../support/seed';

const own = (accounts: NonNullable<Programme['accounts']>): Programme => ({ ...seed, accounts });
const found = (programme: Programme) =>
  lint(programme, ['cn'])
    .filter(({ code }) => code === 'account_code_twice')
    .map(({ path }) => path.join('.'));

describe('the chart of accounts', () => {
  test('has one code for each kind of account, in the order of the codes', () => {
    const codes = chartOf(seed).map(({ code }) => code);
    expect(new Set(codes).size).toBe(accountKinds.length);
    expect(codes).toEqual(codes.toSorted());
    expect(found(seed)).toEqual([]);
  });

  test('is that of the page about money, each account with a title in English as well', () => {
    const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'rules', 'money.md'), 'utf8');
    const told = [...page.matchAll(/^\| `(\w+)` +\| ([\d.]+) +\| (\S+) +\|/gm)].map(([, ...row]) => row);
    const chart = chartOf({});
    expect(chart.map(({ kind, code, title }) => [kind, code, title.zh]).toSorted()).toEqual(told.toSorted());
    expect(chart.map(({ title }) => title.en)).toEqual([
      'Bank deposits, funds',
      'Bank deposits, shares paid out',
      'Other monetary funds, in transit',
      'Other receivables, to be repaid',
      'Profit payable, shares to be paid',
      'Other payables, held back',
      'Other payables, incentive pool',
      'Contributions paid in',
      'Surplus reserve',
      'Profit of the year, to be shared',
      'Spent on the cooperation',
    ]);
  });

  test('an account is called by its kind and by the title of what it is of', () => {
    expect(accountCode(seed, `payable:${west.key}`)).toBe('2232');
    expect(accountTitle(seed, `payable:${west.key}`)).toEqual({
      zh: `应付利润·应付分配款（${west.title.zh}）`,
      en: `Profit payable, shares to be paid (${west.title.en})`,
    });
    expect(accountTitle(seed, 'fund:project').en).toBe('Bank deposits, funds (Project funds)');
    expect(accountTitle(seed, 'spent:station:7').en).toBe('Spent on the cooperation (station:7)');
    expect(accountTitle(seed, 'pool:-').zh).toBe('其他应付款·激励池');
    expect(accountTitle(seed, `contributed:${west.key}/project`)).toEqual({
      zh: `实收出资（${west.title.zh}、项目资金）`,
      en: `Contributions paid in (${west.title.en}, Project funds)`,
    });
    expect(accountTitle(seed, 'reserve:offset')).toEqual({
      zh: '盈余公积（弥补以前亏损）',
      en: 'Surplus reserve (prior losses)',
    });
    const station = { key: 'station', title: { zh: '电站', en: 'Station' } };
    expect(accountTitle(seed, 'distributable:station', [station]).zh).toBe('本年利润·待分配收益（电站）');
  });

  test('the file may name codes and titles of its own, and the rest stays as it is', () => {
    const chart = own({ fund: { code: '1002.88' }, reserve: { title: { zh: '公积金', en: 'Reserve' } } });
    expect(accountCode(chart, 'fund:project')).toBe('1002.88');
    expect(accountTitle(chart, 'reserve:-')).toEqual({ zh: '公积金', en: 'Reserve' });
    expect(accountCode(chart, 'reserve:-')).toBe('4101');
    expect(explainProgramme(chart, 'en').join()).toContain('1002.88 Bank deposits, funds');
  });

  test('two kinds under one code are found at the one that the file names', () => {
    expect(found(own({ settled: { code: '1002.01' } }))).toEqual(['accounts.settled']);
    expect(found(own({ fund: { code: '4103' } }))).toEqual(['accounts.fund']);
  });

  test('is read from the file, where no kind is unknown and a code is text', () => {
    const read = (accounts: string) =>
      readProgramme(`${readFileSync(join(programmesFolder, seedFile), 'utf8')}\n${accounts}`, ['cn', 'weekdays']);
    const { programme } = read("accounts: { fund: { code: '1002.07', title: { zh: 专户, en: Special account } } }");
    expect(programme?.accounts).toEqual({ fund: { code: '1002.07', title: { zh: '专户', en: 'Special account' } } });
    expect(read("accounts: { cash: { code: '1001' } }").defects.map(({ path }) => path)).toEqual(['accounts.cash']);
    expect(read("accounts: { fund: { code: '=1+1' } }").defects.map(({ path }) => path)).toEqual([
      'accounts.fund.code',
    ]);
  });
});
