import { finding } from '../../shared/findings';
import type { Finding, Path } from '../../shared/findings';
import { lintDistribution } from './distribution';
import { lintEvaluation } from './evaluation';
import { milestonesOf } from './places';
import type { Programme } from '../../programme/programme';

const lintMoney = ({ funds, budgets }: Programme): Finding[] => [
  ...Object.entries(funds).flatMap(([fund, { authority }]) =>
    authority.flatMap(({ upTo }, at) => {
      const next = authority[at + 1];
      const isRising = upTo !== undefined && (next?.upTo === undefined || BigInt(next.upTo) > BigInt(upTo));
      return next === undefined || isRising
        ? []
        : [
            finding(
              'authority_order',
              ['funds', fund, 'authority', at],
              '授权限额须由小到大，只有最后一级可以不设上限。',
              'The limits must rise, and only the last may be without one.',
            ),
          ];
    }),
  ),
  ...Object.entries(budgets)
    .filter(([, { warnPercent, escalatePercent }]) => warnPercent >= escalatePercent || escalatePercent > 100)
    .map(([budget]) =>
      finding(
        'budget_thresholds',
        ['budgets', budget],
        '提示线须低于上报线，上报线不超过 100%。',
        'It must warn before it escalates, and escalate by 100 % at the latest.',
      ),
    ),
];

const lintTwice = (
  kind: string,
  word: string,
  entries: readonly { readonly key: string; readonly path: Path }[],
): Finding[] =>
  entries
    .filter(({ key }, at) => entries.findIndex((other) => other.key === key) !== at)
    .map(({ key, path }) =>
      finding(
        `duplicate_${kind}`,
        [...path, 'key'],
        `${word}“${key}”出现了两次。`,
        `The ${kind} "${key}" stands twice.`,
      ),
    );

const placed = (list: readonly { readonly key: string }[], path: Path) =>
  list.map(({ key }, at) => ({ key, path: [...path, at] }));

/** Numbers that do not add up, thresholds in the wrong order, keys given twice. */
export const lintNumbers = (programme: Programme): readonly Finding[] => [
  ...lintEvaluation(programme.evaluation),
  ...lintDistribution(programme),
  ...lintMoney(programme),
  ...(programme.risks.mediumFrom < programme.risks.highFrom
    ? []
    : [
        finding(
          'risk_thresholds',
          ['risks', 'mediumFrom'],
          '中风险的起点须低于高风险的起点。',
          'Medium must begin below high.',
        ),
      ]),
  ...lintTwice('phase', '阶段', placed(programme.phases, ['phases'])),
  ...lintTwice(
    'milestone',
    '里程碑',
    milestonesOf(programme).map(({ milestone, path }) => ({ key: milestone.key, path })),
  ),
  ...lintTwice('kpi', '指标', placed(programme.evaluation.kpis, ['evaluation', 'kpis'])),
  ...lintTwice('risk', '风险', placed(programme.risks.register, ['risks', 'register'])),
  ...lintTwice('horizon', '规划', placed(programme.strategy.horizons, ['strategy', 'horizons'])),
];
