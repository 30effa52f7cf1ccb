import { lintStrategy } from '../../../domain/definition/lint/strategy';
import { explainProgramme } from '../../../domain/definition/words';
import type { SignalPlan } from '../../../domain/programme/strategy-plans';
import { strategy as form } from '../../../definition/strategy';
import { programmeOf } from '../../support/programmes';
import { seed } from '../../support/seed';

const example = programmeOf('stroke-registry.yaml', 'p');
const kpi = example.evaluation.kpis[0]?.key ?? '';
const signal: SignalPlan = {
  key: 'price',
  title: { zh: '均价', en: 'the price' },
  source: 'figure',
  owner: { seats: ['steering.director'], by: 'anyone' },
  alertBelow: '0.8',
  every: 'monthly',
};
const found = (...signals: readonly SignalPlan[]) =>
  lintStrategy({ ...example, strategy: { ...example.strategy, signals } }).map(
    ({ code, path }) => `${code} ${path.slice(2).join('.')}`,
  );
const without = (dropped: keyof SignalPlan): SignalPlan => {
  const { [dropped]: _, ...rest } = signal;
  return rest as SignalPlan;
};

describe('the strategy of a programme', () => {
  test('may leave out signals, policy and how often a plan is reviewed, as files did before', () => {
    const old = form.parse({ groups: ['steering'], horizons: [{ key: 'short', title: 'two years', years: 2 }] });
    expect(old).toMatchObject({ groups: ['steering'], horizons: [{ key: 'short', years: 2 }] });
    expect(Object.keys(old).sort()).toEqual(['groups', 'horizons', 'steps']);
  });

  test('says its rhythms as people do', () => {
    const given = { key: 'a', title: 'a', owner: 'steering.director', alertAbove: 1, every: 'year' };
    expect(form.parse({ groups: ['steering'], signals: [given] }).signals).toMatchObject([
      { source: 'figure', every: 'annual', alertAbove: '1' },
    ]);
  });

  test.each<[string, SignalPlan, string[]]>([
    ['one that works', signal, []],
    ['a figure without a threshold', without('alertBelow'), ['signal_without_threshold 0']],
    ['a figure that nobody reports', without('owner'), ['signal_without_owner 0.owner']],
    [
      'a figure of a seat that there is not',
      { ...signal, owner: { seats: ['steering.moon'], by: 'anyone' } },
      ['unknown_owner 0.owner'],
    ],
    ['thresholds that leave no value inside', { ...signal, alertAbove: '0.7' }, ['signal_thresholds 0.alertBelow']],
    ['thresholds that leave one value inside', { ...signal, alertAbove: '0.80' }, []],
    ['an indicator that there is not', { ...signal, source: 'kpi', kpi: 'constructor' }, ['unknown_kpi 0.kpi']],
    ['an indicator that there is', { ...signal, source: 'kpi', kpi }, []],
    ['an indicator that is not named', { ...signal, source: 'kpi' }, ['signal_without_source 0.kpi']],
    [
      'a risk that there is not',
      { ...without('alertBelow'), source: 'riskLevel', risk: 'moon' },
      ['unknown_risk 0.risk'],
    ],
    ['a date that is not named', { ...without('alertBelow'), source: 'date' }, ['signal_without_date 0.on']],
    ['a date', { ...without('alertBelow'), source: 'date', on: '2027-07-01' }, []],
  ])('finds in a signal: %s', (_, given, codes) => {
    expect(found(given)).toEqual(codes);
  });

  test('finds a signal that stands twice', () => {
    expect(found(signal, signal)).toEqual(['duplicate_signal 1.key']);
  });

  test('is told in sentences: who reports what, beyond what it is assessed, and how long plans are reviewed', () => {
    const zh = explainProgramme(seed, 'zh');
    expect(zh).toContain('环境信号“储能系统中标均价”由双方市场营销负责人每月报送，低于 0.8 元/Wh时启动策略评估。');
    expect(zh).toContain('环境信号“双方战略分歧的风险等级”随风险评审更新，升至高风险时启动策略评估。');
    expect(zh).toContain('短期规划（1-2年）：展望 2 年，每年复审一次，合作计划结束后仍照常复审。');
    expect(explainProgramme(seed, 'en')).toContain(
      'Signal "half of the term is over": on 1 Jul 2027 an assessment opens.',
    );
  });
});
