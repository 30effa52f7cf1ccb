import fc from 'fast-check';
import {
  budgetOfProject,
  projectOfBudget,
  standingOf,
  standingOfProject,
  mostUsed,
  standingsOf,
} from '../../../../domain/money/budgets/standings';
import {
  allottedTo,
  covers,
  earmarkedOf,
  useOf,
  useOfProject,
  type Drawn,
} from '../../../../domain/money/budgets/uses';
import type { Project } from '../../../../domain/projects/projects';
import { aProject } from '../../../support/projects';

const budget = { key: 'pilot', fund: 'project', mode: 'jointDevelopment' };
const drawn = (given: Partial<Drawn>): Drawn => ({
  draw: 'project-1',
  fund: 'project',
  amount: '100',
  is: 'committed',
  on: '2026-03-02',
  ...given,
});
const approved = (key: string, amount: string, more: Partial<Project> = {}): Project =>
  aProject({ key, budget: { amount, fund: 'project' }, budgetApproval: { state: 'approved', round: 1 }, ...more });
const asked = { state: 'asked', round: 1 } as const;

describe('what a project was allotted', () => {
  test.each([
    ['nothing before it asks', aProject({ budgetApproval: { state: 'none', round: 0 } }), 0n],
    ['what it asks for', aProject({ budget: { amount: '70' }, budgetApproval: asked }), 70n],
    ['nothing once that came back', aProject({ budgetApproval: { state: 'returned', round: 1 } }), 0n],
    ['what was approved', approved('a', '70'), 70n],
    [
      'what it is expected to cost, once that is reported',
      approved('a', '70', {
        cost: { amount: '90', why: { zh: '', en: '' }, exception: { state: 'deciding', round: 1, upTo: '90' } },
      }),
      90n,
    ],
    [
      'what was approved before, where that is refused',
      approved('a', '70', {
        cost: { amount: '90', why: { zh: '', en: '' }, exception: { state: 'refused', round: 1, upTo: '90' } },
      }),
      70n,
    ],
    [
      'what it is to cost, once that was approved',
      approved('a', '70', {
        cost: { amount: '95', why: { zh: '', en: '' }, exception: { state: 'approved', round: 1, upTo: '90' } },
      }),
      90n,
    ],
    [
      'no more while the report on it is owed',
      approved('a', '70', { cost: { amount: '90', why: { zh: '', en: '' }, exception: { state: 'open', round: 0 } } }),
      70n,
    ],
    [
      'no less where it is to cost less',
      approved('a', '70', {
        cost: { amount: '60', why: { zh: '', en: '' }, exception: { state: 'approved', round: 1, upTo: '60' } },
      }),
      70n,
    ],
    ['nothing more once it has landed', approved('a', '70', { state: 'landed' }), 0n],
    ['nothing more once it is cancelled', approved('a', '70', { state: 'cancelled' }), 0n],
  ])('is %s', (_title, project, amount) => {
    expect(allottedTo(project)).toBe(amount);
  });
});

describe('what is used of a budget', () => {
  test('a project is covered by its key or its mode, out of the same fund', () => {
    const project = approved('a', '70');
    expect(covers(budget, project)).toBe(true);
    expect(covers({ ...budget, mode: 'platform' }, project)).toBe(false);
    expect(covers({ key: 'a', fund: 'project', project: 'a' }, project)).toBe(true);
    expect(covers({ key: 'a', fund: 'operating', project: 'a' }, project)).toBe(false);
    expect(covers({ key: 'a', fund: 'operating', project: 'a' }, { ...project, budget: { amount: '70' } })).toBe(true);
    expect(covers({ key: 'cooperation', fund: 'project' }, project)).toBe(false);
  });

  test('a draw for a project uses up what the project was allotted, and a payment makes it actual', () => {
    const projects = [approved('a', '1000')];
    const use = (...draws: Drawn[]) => useOf(budget, { draws, projects });
    expect(use()).toEqual({ committed: '1000', actual: '0' });
    expect(use(drawn({ project: 'a', amount: '300' }))).toEqual({ committed: '1000', actual: '0' });
    expect(use(drawn({ project: 'a', amount: '300', is: 'actual' }))).toEqual({ committed: '700', actual: '300' });
    expect(use(drawn({ project: 'a', amount: '1200', is: 'actual' }))).toEqual({ committed: '0', actual: '1200' });
  });

  test('a draw counts by the budget that it names, else by its project within the fund', () => {
    const projects = [approved('a', '0'), approved('c', '0', { mode: 'platform' })];
    const use = (given: Partial<Drawn>) =>
      useOf(budget, { draws: [drawn({ is: 'actual', ...given })], projects }).actual;
    expect(use({ budget: 'pilot' })).toBe('100');
    expect(use({ budget: 'other', project: 'a' })).toBe('0');
    expect(use({ project: 'a' })).toBe('100');
    expect(use({ project: 'a', fund: 'operating' })).toBe('0');
    expect(use({ project: 'b' })).toBe('0');
    expect(use({ project: 'c' })).toBe('0');
    expect(use({})).toBe('0');
  });

  test('what was drawn for one project leaves what another was allotted as it is', () => {
    const projects = [approved('a', '1000'), approved('b', '50')];
    const draws = [drawn({ project: 'a', amount: '300', is: 'actual' }), drawn({ budget: 'pilot', amount: '7' })];
    expect(earmarkedOf(budget, { draws, projects })).toBe(750n);
    expect(useOf(budget, { draws, projects })).toEqual({ committed: '757', actual: '300' });
  });

  test('what a project has not drawn is released when it lands', () => {
    const draws = [drawn({ project: 'a', amount: '300', is: 'actual' })];
    expect(useOf(budget, { draws, projects: [approved('a', '1000', { state: 'landed' })] })).toEqual({
      committed: '0',
      actual: '300',
    });
  });

  test('a project that asks anew is left out of account', () => {
    const spending = { draws: [], projects: [approved('a', '1000'), approved('b', '50')] };
    expect(earmarkedOf(budget, spending)).toBe(1050n);
    expect(useOf(budget, spending, 'a').committed).toBe('50');
  });

  test('of a project’s own budget its draws count, whichever budget they name', () => {
    const draws = [
      drawn({ project: 'a', budget: 'pilot', amount: '5' }),
      drawn({ project: 'a', amount: '7', is: 'actual' }),
      drawn({ project: 'b', amount: '9' }),
    ];
    expect(useOfProject('a', { draws })).toEqual({ committed: '5', actual: '7' });
  });

  test('whatever is drawn and allotted, nothing is counted twice', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 25n });
    fc.assert(
      fc.property(amount, fc.array(fc.tuple(amount, fc.boolean()), { maxLength: 6 }), (allotted, given) => {
        const draws = given.map(([one, isPaid]) =>
          drawn({ project: 'a', amount: one.toString(), is: isPaid ? 'actual' : 'committed' }),
        );
        const all = given.reduce((sum, [one]) => sum + one, 0n);
        const { committed, actual } = useOf(budget, { draws, projects: [approved('a', allotted.toString())] });
        expect(BigInt(committed) + BigInt(actual)).toBe(all > allotted ? all : allotted);
      }),
    );
  });
});

describe('how budgets stand', () => {
  const programme = {
    currency: 'CNY',
    budgets: {
      pilot: {
        title: { zh: '试点', en: 'Pilot' },
        fund: 'project',
        mode: 'jointDevelopment',
        phase: 'alignment',
        amount: '1000',
        warnPercent: 70,
        escalatePercent: 90,
      },
    },
  };
  const spending = { draws: [drawn({ project: 'a', amount: '300', is: 'actual' })], projects: [approved('a', '700')] };

  test('each with its thresholds, and what a request would make of it', () => {
    expect(standingOf(programme, 'pilot', spending)).toMatchObject({
      committed: '400',
      actual: '300',
      phase: 'alignment',
      answer: { level: 'warn', availableAfter: '300' },
    });
    expect(standingOf(programme, 'pilot', spending, { request: '301' })?.answer.level).toBe('block');
    expect(standingOf(programme, 'pilot', spending, { request: '301', exceptions: { pilot: '1100' } })).toMatchObject({
      upTo: '1100',
      answer: { level: 'escalate' },
    });
    expect(standingOf(programme, 'constructor', spending)).toBeUndefined();
  });

  test('a project’s own at 80 and 95 per cent', () => {
    const project = approved('a', '700');
    expect(standingOfProject(programme, project, spending, { request: '260' })).toMatchObject({
      key: 'project.a',
      project: 'a',
      answer: { level: 'warn', used: '560' },
    });
    expect(
      standingOfProject(programme, project, spending, { request: '401', exceptions: { 'project.a': '701' } }).answer
        .level,
    ).toBe('escalate');
  });

  test('says whose and of what it is, and nothing that it is not', () => {
    const keysOf = (standing: object | undefined) => Object.keys(standing ?? {}).toSorted();
    const usual = ['actual', 'amount', 'answer', 'committed', 'escalatePercent', 'key', 'title', 'warnPercent'];
    const { mode: _mode, phase: _phase, ...plain } = programme.budgets.pilot;
    const other = { ...programme, budgets: { pilot: plain } };
    expect(keysOf(standingOf(other, 'pilot', spending))).toEqual([...usual, 'fund'].toSorted());
    expect(keysOf(standingOf(programme, 'pilot', spending))).toEqual([...usual, 'fund', 'phase'].toSorted());
    const ofOne = { ...programme, budgets: { pilot: { ...plain, project: 'a' } } };
    expect(standingOf(ofOne, 'pilot', spending)).toMatchObject({ project: 'a', committed: '400' });
    expect(keysOf(standingOf(ofOne, 'pilot', spending, { exceptions: { pilot: '2000' } }))).toEqual(
      [...usual, 'fund', 'project', 'upTo'].toSorted(),
    );
    expect(standingOfProject(programme, approved('a', '7'), spending)).toMatchObject({ fund: 'project' });
    expect(keysOf(standingOfProject(programme, aProject({ key: 'a' }), spending))).toEqual(
      [...usual, 'project'].toSorted(),
    );
    expect([projectOfBudget(budgetOfProject('a')), projectOfBudget('pilot'), projectOfBudget('my-project.')]).toEqual([
      'a',
      undefined,
      undefined,
    ]);
  });

  test('the one used most is that of the largest share, the first of equal ones, and none of zero', () => {
    const budgetOf = (amount: string) => ({ ...programme.budgets.pilot, amount });
    const budgets = { none: budgetOf('0'), large: budgetOf('3000'), small: budgetOf('1000'), same: budgetOf('1000') };
    const used = (amount: string, of: string) => drawn({ draw: of, budget: of, amount });
    const most = (...draws: readonly Drawn[]) =>
      mostUsed(standingsOf({ currency: 'CNY', budgets }, { draws, projects: [] }))?.key;
    expect(most(used('600', 'large'), used('300', 'small'))).toBe('small');
    expect(most(used('900', 'large'), used('300', 'small'), used('300', 'same'))).toBe('large');
    expect(most(used('5', 'none'))).toBe('large');
    expect(mostUsed([])).toBeUndefined();
  });

  test('those of the file stand before those of projects that were approved', () => {
    const projects = [...spending.projects, aProject({ key: 'b' })];
    expect(standingsOf(programme, { ...spending, projects }).map(({ key }) => key)).toEqual(['pilot', 'project.a']);
    const allowed = standingsOf(programme, spending, { pilot: '1100', 'project.a': '800' });
    expect(allowed.map(({ upTo }) => upTo)).toEqual(['1100', '800']);
  });
});
