import { capOf, floorOf, pointsOfLevel } from '../../evaluations/attainments';
import { methods as knownMethods, boundOf } from '../../programme/evaluation-defaults';
import type { EvaluationPlan, Kpi } from '../../programme/evaluation-plans';
import { finding } from '../../shared/findings';
import type { Finding, Path } from '../../shared/findings';
import { meant } from '../../shared/nearest';
import { compare, parseExact, ratio } from '../../shared/rationals';
import { lintWhole } from './wholes';

const lintWeights = ({ kpis, methods }: EvaluationPlan): readonly Finding[] => [
  ...lintWhole(
    'weights_not_whole',
    kpis.map(({ weight }) => weight),
    ['evaluation', 'kpis'],
    '指标权重',
    'The weights of the indicators',
  ),
  ...lintWhole(
    'methods_not_whole',
    Object.values(methods),
    ['evaluation', 'methods'],
    '评估方法权重',
    'The weights of the methods',
  ),
  ...Object.keys(methods)
    .filter((name) => !knownMethods.some((method) => method === name))
    .map((name) =>
      finding(
        'unknown_method',
        ['evaluation', 'methods', name],
        `没有“${name}”这种评估方法，只有 ${knownMethods.join('、')}。`,
        `There is no method "${name}"; there are ${knownMethods.join(', ')}.`,
      ),
    ),
];

/** Whether the target itself can be read; a rubric's and what the form has read always can. */
const isReadable = ({ target }: Kpi) => 'rubric' in target || parseExact(target.number) !== undefined;

const lintBounds = (kpi: Kpi, at: number): readonly Finding[] => {
  const path: Path = ['evaluation', 'kpis', at];
  const levels = (['floor', 'cap'] as const).filter(
    (end) => 'rubric' in kpi.target && kpi[end] !== undefined && !pointsOfLevel(kpi[end]),
  );
  if (levels.length > 0 || !isReadable(kpi)) {
    return levels.map((end) =>
      finding(
        'unknown_level',
        [...path, end],
        `“${kpi[end]}”不是评分标准的级别，只有 1 至 5 级。`,
        `"${kpi[end]}" is no level of the rubric; there are 1 to 5.`,
      ),
    );
  }
  const target = ratio(100);
  return [
    ...(kpi.floor !== undefined && compare(floorOf(kpi), target) > 0
      ? [
          finding(
            'floor_above_target',
            [...path, 'floor'],
            `下限 ${kpi.floor} 比目标值更严，达到目标也不得分。`,
            `The floor of ${kpi.floor} is beyond the target: whoever reaches the target would earn nothing.`,
          ),
        ]
      : []),
    ...(kpi.cap !== undefined && compare(capOf(kpi), target) < 0
      ? [
          finding(
            'cap_below_target',
            [...path, 'cap'],
            `封顶值 ${kpi.cap} 不到目标值，达到目标也得不到满分。`,
            `The cap of ${kpi.cap} is short of the target: whoever reaches the target would not earn all of it.`,
          ),
        ]
      : []),
  ];
};

const lintNames = ({ cycles, special, kpis, guards }: EvaluationPlan): readonly Finding[] => {
  const used = [...Object.entries(cycles), ...(special ? [['special', special] as const] : [])];
  const unknown = (
    kind: 'kpi' | 'guard',
    word: string,
    known: readonly string[],
    names: readonly string[],
    path: Path,
  ) =>
    names.flatMap((name, at) => {
      if (known.includes(name)) return [];
      const hint = meant(name, known);
      return [
        finding(
          `unknown_${kind}`,
          [...path, at],
          `没有“${name}”这个${word}。${hint.zh}`,
          `There is no ${kind} "${name}".${hint.en}`,
        ),
      ];
    });
  return used.flatMap(([cycle, { kpis: measured, guards: kept = [] }]) => {
    const path = ['evaluation', 'cycles', cycle];
    return [
      ...unknown(
        'kpi',
        '指标',
        kpis.map(({ key }) => key),
        measured,
        [...path, 'kpis'],
      ),
      ...unknown('guard', '过程指标', Object.keys(guards), kept, [...path, 'guards']),
    ];
  });
};

const lintGuards = ({ guards }: EvaluationPlan): readonly Finding[] =>
  Object.entries(guards).flatMap(([key, guard]) =>
    guard.computed && !boundOf(guard)
      ? [
          finding(
            'guard_without_bound',
            ['evaluation', 'guards', key],
            '系统计数的过程指标须写明 atLeast 或 atMost，否则无从判断。',
            'What the machine counts needs atLeast or atMost: it could not be judged.',
          ),
        ]
      : [],
  );

/** What cannot work in the evaluation by itself: weights, floors, caps, names of what there is not. */
export const lintEvaluation = (plan: EvaluationPlan): readonly Finding[] => [
  ...lintWeights(plan),
  ...plan.kpis.flatMap(lintBounds),
  ...lintNames(plan),
  ...lintGuards(plan),
];
