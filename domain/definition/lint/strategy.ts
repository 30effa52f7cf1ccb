import { finding, type Finding, type Path } from '../../shared/findings';
import { meant } from '../../shared/nearest';
import { compare, parseDecimal } from '../../shared/rationals';
import { unknownOwners } from '../../programme/watchers';
import { ownersOf, signalsOf, type SignalPlan } from '../../programme/strategy-plans';
import type { Programme } from '../../programme/programme';

const lintThreshold = ({ source, alertBelow, alertAbove, on }: SignalPlan, path: Path): readonly Finding[] => {
  if (source === 'date' && on === undefined)
    return [
      finding(
        'signal_without_date',
        [...path, 'on'],
        '日期信号须写明日期（on）。',
        'A signal that is a date names it (on).',
      ),
    ];
  const isCounted = source === 'figure' || source === 'kpi';
  if (isCounted && alertBelow === undefined && alertAbove === undefined)
    return [
      finding(
        'signal_without_threshold',
        path,
        '该信号没有阈值（alertBelow 或 alertAbove），永远不会触发评估。',
        'This signal has no threshold (alertBelow or alertAbove): it would never open an assessment.',
      ),
    ];
  const [low, high] = [parseDecimal(alertBelow ?? ''), parseDecimal(alertAbove ?? '')];
  return low && high && compare(low, high) > 0
    ? [
        finding(
          'signal_thresholds',
          [...path, 'alertBelow'],
          `下限 ${alertBelow} 高于上限 ${alertAbove}，任何数值都会触发评估。`,
          `Below ${alertBelow} and above ${alertAbove} is any value: it would always open an assessment.`,
        ),
      ]
    : [];
};

/** What a signal watches has to be there. */
const lintWatched = (
  { evaluation, risks }: Programme,
  { source, kpi, risk }: SignalPlan,
  path: Path,
): readonly Finding[] => {
  if (source !== 'kpi' && source !== 'riskLevel') return [];
  const field = source === 'kpi' ? 'kpi' : 'risk';
  const name = (source === 'kpi' ? kpi : risk) ?? '';
  const known = (source === 'kpi' ? evaluation.kpis : risks.register).map(({ key }) => key);
  if (known.includes(name)) return [];
  const [zh, en] = source === 'kpi' ? ['指标', 'indicator'] : ['风险', 'risk'];
  const hint = meant(name, known);
  return name === ''
    ? [
        finding(
          'signal_without_source',
          [...path, field],
          `须写明关注哪一项${zh}（${field}）。`,
          `It names the ${en} that it watches (${field}).`,
        ),
      ]
    : [
        finding(
          source === 'kpi' ? 'unknown_kpi' : 'unknown_risk',
          [...path, field],
          `没有“${name}”这个${zh}。${hint.zh}`,
          `There is no ${en} "${name}".${hint.en}`,
        ),
      ];
};

const lintOwners = (programme: Programme, { source, owner }: SignalPlan, path: Path): readonly Finding[] => [
  ...(source === 'figure' && owner === undefined
    ? [
        finding(
          'signal_without_owner',
          [...path, 'owner'],
          '须写明由谁报送（owner）。',
          'It names who reports the figure (owner).',
        ),
      ]
    : []),
  ...unknownOwners(programme, ownersOf({ ...(owner && { owner }) })).map((name) =>
    finding(
      'unknown_owner',
      [...path, 'owner'],
      `“${name}”既不是席位（组.席位，或合作方.组.席位），也不是邮箱地址。`,
      `"${name}" is neither a seat (group.seat, or party.group.seat) nor an address.`,
    ),
  ),
];

/** Signals that would never open an assessment, that watch what is not there, or that nobody reports. */
export const lintStrategy = (programme: Programme): readonly Finding[] => {
  const signals = signalsOf(programme);
  return signals.flatMap((signal, at) => {
    const path: Path = ['strategy', 'signals', at];
    const isTwice = signals.findIndex(({ key }) => key === signal.key) !== at;
    return [
      ...(isTwice
        ? [
            finding(
              'duplicate_signal',
              [...path, 'key'],
              `信号“${signal.key}”出现了两次。`,
              `The signal "${signal.key}" stands twice.`,
            ),
          ]
        : []),
      ...lintThreshold(signal, path),
      ...lintWatched(programme, signal, path),
      ...lintOwners(programme, signal, path),
    ];
  });
};
