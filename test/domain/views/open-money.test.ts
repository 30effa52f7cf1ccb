import { newBook, type FundBook } from '../../../domain/money/funds/funds';
import type { Run } from '../../../domain/money/distributions/runs';
import type { Draw } from '../../../domain/money/funds/draws';
import { lapse, type Obligation } from '../../../domain/obligations/obligations';
import { DomainError } from '../../../domain/shared/errors';
import { assertMoneySettled } from '../../../domain/views/exit-money';
import { openMoneyIn } from '../../../domain/views/open-money';
import { progressOf } from '../../../domain/views/progress';
import { east, seed } from '../../support/seed';

const title = { zh: '项目资金', en: 'Project funds' };
const aFund = (changes: Partial<FundBook> = {}): FundBook => ({ ...newBook('project', title, 'CNY'), ...changes });
const due = { party: east.key, amount: '1000', paid: [] };
const called = (isLate: boolean): FundBook =>
  aFund({
    calls: [
      { number: 1, purpose: '', by: '', on: '2026-03-02', dues: [isLate ? { ...due, isLate: true as const } : due] },
    ],
  });
const aDraw = (state: Draw['state'], changes: Partial<Draw> = {}): Draw => ({
  key: 'project-1',
  kind: 'payment',
  amount: '100',
  purpose: '电池',
  payer: east.key,
  evidence: [],
  by: 'pmo@east.example',
  party: east.key,
  fund: 'project',
  fundTitle: title,
  currency: 'CNY',
  on: '2026-03-02',
  state,
  level: { groups: [], policy: '' },
  also: [],
  addedUp: [],
  sum: '100',
  availableAfter: '0',
  measured: [],
  ...changes,
});
const payment = { on: '2026-03-03', by: '', note: '', evidence: [] };
const urgent = { emergency: true, payment } as const;
const seen = (funds: readonly FundBook[], draws: readonly Draw[] = []) => ({
  funds,
  draws,
  distributions: [],
  definition: seed,
});
const told = (...given: Parameters<typeof seen>) =>
  openMoneyIn(seen(...given)).map(({ thing, words, isFinding }) => `${thing} ${words.en}${isFinding ? ' !' : ''}`);

describe('what of the money is open', () => {
  test('nothing where every fund is empty and every draw over', () => {
    expect(told([aFund()], [aDraw('confirmed', { payment }), aDraw('refused'), aDraw('cancelled')])).toEqual([]);
  });

  test('balances, what was called and not paid, and draws that are not over', () => {
    expect(told([aFund({ balance: '500' })])).toEqual(['fund:project balance CNY 5.00']);
    expect(told([called(false)])).toEqual([`fund:project ${east.title.en} owes CNY 10.00`]);
    expect(told([called(true)])).toEqual([`fund:project ${east.title.en} owes CNY 10.00, overdue !`]);
    expect(told([], [aDraw('requested'), aDraw('approved'), aDraw('paid', { payment })])).toEqual([
      'draw:project-1 being decided on',
      'draw:project-1 approved, not paid yet',
      'draw:project-1 paid, and not confirmed by who received it',
    ]);
  });

  test('an emergency that is not ratified, or owed back, is a finding', () => {
    const asked = { approval: 'p:ratification:project-1:1' };
    const owes = { party: east.key, amount: '100', since: '2026-03-10', paid: [] };
    expect(told([], [aDraw('confirmed', urgent), aDraw('confirmed', { ...urgent, ratification: asked })])).toEqual([
      'draw:project-1 an emergency that is not ratified yet !',
      'draw:project-1 an emergency that is not ratified yet !',
    ]);
    const refused = { ...urgent, ratification: { ...asked, outcome: 'rejected' as const }, repayment: owes };
    expect(told([], [aDraw('repayable', refused)])).toEqual(['draw:project-1 not ratified: CNY 1.00 are owed back !']);
  });

  test('distribution runs that are not settled, a finding once the payment is overdue', () => {
    const run = (key: string, state: Run['state'], more: Partial<Run> = {}) => ({ key, state, ...more }) as Run;
    const runs = [
      run('2027-Q1', 'posted', { isOverdue: true }),
      run('2027-Q2', 'signing'),
      run('2027-Q3', 'deciding'),
      ...(['settled', 'refused', 'cancelled', 'replaced'] as const).map((state) => run(state, state)),
    ];
    expect(
      openMoneyIn({ ...seen([]), distributions: runs }).map(({ thing, words, isFinding }) => [
        thing,
        words.en,
        isFinding,
      ]),
    ).toEqual([
      ['distribution:2027-Q1', 'posted, not all of it is paid, overdue', true],
      ['distribution:2027-Q2', 'to be signed by both parties', undefined],
      ['distribution:2027-Q3', 'being decided on', undefined],
    ]);
  });

  test('the review of the money lists calls and draws with their findings', () => {
    const view = {
      ...seen([called(true)], [aDraw('requested')]),
      phases: [],
      projects: [],
      obligations: [],
      budgets: [],
    };
    expect(
      progressOf(view, ['calls', 'draws']).map(({ scope, thing, isFinding }) => [scope, thing, isFinding]),
    ).toEqual([
      ['calls', 'fund:project', true],
      ['draws', 'draw:project-1', undefined],
    ]);
  });
});

describe('the last step of an exit', () => {
  const step = (n: number): Obligation => ({
    key: `p:gate:alignment:1:exit:${n}`,
    condition: { text: 'settle', owner: 'pmo@east.example', due: '2026-06-30' },
    dueAt: '2026-06-30T09:30:00Z',
    remindAt: '2026-06-20T01:00:00Z',
    state: 'open',
  });
  const [first, last] = [step(1), step(2)];
  const met: Obligation = { ...first, state: 'fulfilled' };
  const isStep = (key: string) => key.includes(':exit:');
  const refusedWith = (obligations: readonly Obligation[], key: string, funds: readonly FundBook[]) => {
    try {
      assertMoneySettled({ ...seen(funds), obligations }, key, isStep);
      return 'met';
    } catch (error) {
      return error instanceof DomainError ? error.code : error;
    }
  };
  const left = [aFund({ balance: '1' })];

  test('waits until the money is settled; the others do not, nor does what is no step', () => {
    expect(refusedWith([met, last], last.key, left)).toBe('money_open');
    expect(refusedWith([met, last], last.key, [aFund()])).toBe('met');
    expect(refusedWith([first, last], last.key, left)).toBe('met');
    expect(refusedWith([lapse(first), last], last.key, left)).toBe('met'); // a step that lapsed is still owed
    expect(refusedWith([met, last], 'p:request:x:1:condition:1', left)).toBe('met');
  });

  test('names what is open, five at most, and how many more', () => {
    const many = Array.from({ length: 7 }, (_, at) => aFund({ key: `f${at}`, balance: '1' }));
    expect(() => assertMoneySettled({ ...seen(many), obligations: [met, last] }, last.key, isStep)).toThrow(
      /Project funds \(balance CNY 0\.01\).* and 2 more\.$/,
    );
  });
});
