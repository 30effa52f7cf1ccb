import { boundOf } from '../programme/evaluation-defaults';
import { methodTitles } from '../programme/figure-titles';
import type { Method } from '../programme/evaluation-plans';
import type { Rational } from '../shared/rationals';
import { list, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Divergence, Judged } from './composites';
import type { exactly } from './evaluations';
import { distanceToNext } from './grades';
import type { GuardResult } from './guards';
import type { Evaluated, Reason } from './results';
import { percentText, withUnit } from './figure-words';
import { rowReasons } from './row-reasons';
import type { Row } from './rows';

interface Considered {
  readonly evaluated: Evaluated;
  readonly measured: ReturnType<typeof exactly>;
  readonly scores: readonly Row[];
  readonly methods: Judged;
  readonly guards: readonly GuardResult[];
  readonly flag: Divergence | undefined;
  readonly decisive: Rational | null;
}

const named = (methods: readonly Method[]): Text => list(methods.map((method) => methodTitles[method]));

const coverageReasons = ({ evaluated, measured, scores }: Considered): readonly Reason[] => {
  const missing = scores.filter(({ state }) => state === 'missing');
  if (missing.length === 0) return [];
  const titles = list(missing.map(({ title }) => title));
  const weight = percentText(missing.reduce((sum, each) => sum + each.weight, 0));
  const [covered, least] = [percentText(measured.coverage), `${evaluated.minimumCoverage}`];
  return measured.total
    ? [
        {
          code: 'reweighted',
          text: text(
            `缺少${titles.zh}（权重合计 ${weight}%），由其余指标按权重比例补足。`,
            `${titles.en} missing (${weight} % of the weights): the weights of the others make up the whole.`,
          ),
        },
      ]
    : [
        {
          code: 'incomplete',
          text: text(
            `数据只覆盖权重的 ${covered}%，不足 ${least}%，不出总分；缺少${titles.zh}。`,
            `The data covers ${covered} % of the weights, less than ${least} %: there is no total. Missing: ${titles.en}.`,
          ),
        },
      ];
};

const methodReasons = ({ methods }: Considered): readonly Reason[] => {
  if (methods.methods.length < 2) return [];
  if (methods.lacksData) {
    return [
      {
        code: 'compositeIncomplete',
        text: text(
          '指标数据不足，不以其他方法的评分代替，综合得分也不出。',
          'Too few figures came in; the other methods do not stand in for them, so there is no composite either.',
        ),
      },
    ];
  }
  const missing = methods.methods.filter((method) => !methods.points[method]);
  if (missing.length === 0 || missing.length === methods.methods.length) return [];
  const { zh, en } = named(missing);
  return [
    {
      code: 'methodsReweighted',
      text: text(
        `缺少${zh}，综合得分由其余方法按权重比例计算。`,
        `${en} missing: the composite is made of the other methods by their weights.`,
      ),
    },
  ];
};

const guardReasons = ({ evaluated, guards }: Considered): readonly Reason[] =>
  guards.flatMap(({ guard, actual, state, missedBy }): readonly Reason[] => {
    const definition = evaluated.guards[guard];
    if (!definition || state === 'passed') return [];
    const { title } = definition;
    const bound = boundOf(definition);
    if (state === 'unknown') {
      return [
        {
          code: 'guardUnknown',
          guard,
          text: text(`${title.zh}没有数据，不能视为达标。`, `${title.en} has no figure, and does not count as kept.`),
        },
      ];
    }
    const [is, goal, by] = [actual ?? '', bound?.number ?? '', missedBy ?? ''].map((each) =>
      withUnit(each, bound?.unit ?? ''),
    );
    const isLeast = bound?.better === 'higher';
    return [
      {
        code: 'guardFailed',
        guard,
        text: bound
          ? text(
              `${title.zh}为 ${is?.zh}，${isLeast ? '低于' : '高于'} ${goal?.zh}（差 ${by?.zh}），未达标。`,
              `${title.en} is ${is?.en}, ${isLeast ? 'below' : 'above'} ${goal?.en} (by ${by?.en}): not kept.`,
            )
          : text(`${title.zh}未达标。`, `${title.en} was not kept.`),
      },
    ];
  });

const distanceReasons = ({ decisive }: Considered): readonly Reason[] => {
  const next = distanceToNext(decisive);
  return next
    ? [
        {
          code: 'distance',
          text: text(`距 ${next.grade} 级还差 ${next.points} 分。`, `${next.points} points from grade ${next.grade}.`),
        },
      ]
    : [];
};

const flagOf = (flag: Divergence | undefined): readonly Reason[] =>
  flag
    ? [
        {
          code: 'selfAboveThirdParty',
          method: 'self',
          text: text(
            `自我评估比第三方评估高 ${flag.by} 分，超过 ${flag.over} 分，须告知监督方。`,
            `The self-assessment is ${flag.by} points above the third party's, more than ${flag.over}: the supervisors are told.`,
          ),
        },
      ]
    : [];

/** Why a result came out as it did, and what stands out in it. */
export const reasonsOf = (
  considered: Considered,
): { readonly flags: readonly Reason[]; readonly reasons: readonly Reason[] } => ({
  flags: flagOf(considered.flag),
  reasons: [
    ...coverageReasons(considered),
    ...considered.scores.flatMap(rowReasons),
    ...methodReasons(considered),
    ...guardReasons(considered),
    ...distanceReasons(considered),
  ],
});
