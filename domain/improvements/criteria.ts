import type { Kpi } from '../programme/evaluation-plans';
import type { Programme } from '../programme/programme';
import { compare, parseDecimal } from '../shared/rationals';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import { isBlank, type Text } from '../shared/text';

/**
 * What will show that an improvement worked: an indicator, a process guard or a rubric of the definition, and the value that it must reach.
 * Source: docs/rules/improvement.md, "Effectiveness".
 */
export interface Criterion {
  readonly kind: 'kpi' | 'guard' | 'rubric';
  /** The key of the indicator or the guard. */
  readonly of: string;
  readonly title: Text;
  readonly unit?: string;
  readonly better: 'higher' | 'lower';
  /** Decimal text; of a rubric a level from 1 to 5; `pass` where a guard has no bound. */
  readonly value: string;
}

/** A criterion as it is told; which way is better is known of most things that are measured. */
export interface CriterionTold {
  readonly kind: Criterion['kind'];
  readonly of: string;
  readonly value: string;
  readonly better?: Criterion['better'] | undefined;
}

const LEVEL = /^[1-5]$/;

/** How a guard without a bound is reported. */
const [PASS, FAIL] = ['pass', 'fail'];

const unknown = (kind: Criterion['kind'], of: string) =>
  refused(
    'invalid_input',
    text(`定义中没有“${of}”这个${kindWords[kind].zh}。`, `The definition has no ${kindWords[kind].en} "${of}".`),
    { field: 'criterion.of', of },
  );

/** What criteria are called by their kind. */
export const kindWords: Readonly<Record<Criterion['kind'], Text>> = {
  kpi: text('指标', 'indicator'),
  guard: text('过程指标', 'process guard'),
  rubric: text('评分标准', 'rubric'),
};

const measuredBy = (programme: Pick<Programme, 'evaluation'>, { kind, of }: CriterionTold) => {
  const { kpis, guards } = programme.evaluation;
  if (kind === 'guard') {
    const guard = Object.hasOwn(guards, of) ? guards[of] : undefined;
    if (!guard) throw unknown(kind, of);
    const { title, unit = '%', atMost, atLeast, atLeastPercent } = guard;
    if (atMost !== undefined) return { title, unit, better: 'lower' as const };
    const isBounded = atLeast !== undefined || atLeastPercent !== undefined;
    return isBounded ? { title, unit, better: 'higher' as const } : { title };
  }
  const kpi: Kpi | undefined = kpis.find(({ key, target }) => key === of && 'rubric' in target === (kind === 'rubric'));
  if (!kpi) throw unknown(kind, of);
  if ('rubric' in kpi.target) return { title: kpi.indicator, better: 'higher' as const };
  const { unit, better } = kpi.target;
  return { title: kpi.indicator, unit, better };
};

/** The criterion as the definition knows it. Throws `invalid_input` for what nobody measures, a value that is none, or a direction that would be worse. */
export function criterionIn(programme: Pick<Programme, 'evaluation'>, told: CriterionTold): Criterion {
  const { kind, of, value } = told;
  const { title, unit, better } = { unit: undefined, better: undefined, ...measuredBy(programme, told) };
  const isPassed = kind === 'guard' && better === undefined && value.trim() === PASS;
  if (!isPassed) assertNumber(kind, value, 'criterion.value');
  if (better !== undefined && told.better !== undefined && told.better !== better)
    throw refused(
      'invalid_input',
      text(
        `“${title.zh}”以${better === 'higher' ? '高' : '低'}为好，方向不能相反。`,
        `"${title.en}" is better when it is ${better}; the criterion cannot ask for the opposite.`,
      ),
      { field: 'criterion.better' },
    );
  return {
    kind,
    of,
    title,
    ...(unit !== undefined && { unit }),
    better: better ?? told.better ?? 'higher',
    value: value.trim(),
  };
}

/** A number, of a rubric a level. Throws `invalid_input`, naming the field. */
function assertNumber(kind: Criterion['kind'], value: string, field: string): void {
  if (!isBlank(value) && (kind === 'rubric' ? LEVEL.test(value.trim()) : parseDecimal(value) !== undefined)) return;
  const why =
    kind === 'rubric'
      ? text('请填写 1 至 5 的等级。', 'Give a level from 1 to 5.')
      : text('请填写数字，例如 95 或 12.5。', 'Give a number, such as 95 or 12.5.');
  throw refused('invalid_input', why, { field });
}

/** What was measured can be compared with the criterion. Throws `invalid_input`. */
export function assertMeasured({ kind, value }: Pick<Criterion, 'kind' | 'value'>, measured: string): void {
  if (value !== PASS) return assertNumber(kind, measured, 'measured');
  if (measured.trim() !== PASS && measured.trim() !== FAIL)
    throw refused('invalid_input', text('请填写 pass 或 fail。', 'Give pass or fail.'), { field: 'measured' });
}

/** Whether a measured value meets it: by the exact values, at the value itself it is met. */
export function isMetBy({ better, value }: Pick<Criterion, 'better' | 'value'>, measured: string): boolean {
  if (value === PASS) return measured.trim() === PASS;
  const [is, asked] = [parseDecimal(measured), parseDecimal(value)];
  if (!is || !asked) return false;
  const difference = compare(is, asked);
  return better === 'higher' ? difference >= 0 : difference <= 0;
}

const passWords: Readonly<Record<string, Text>> = { pass: text('达标', 'passed'), fail: text('未达标', 'failed') };

const valueWords = ({ kind, unit }: Pick<Criterion, 'kind' | 'unit'>, value: string): Text => {
  const passed = Object.hasOwn(passWords, value) ? passWords[value] : undefined;
  if (passed) return passed;
  if (kind === 'rubric') return text(` ${value} 级`, `level ${value}`);
  if (unit === undefined) return text(` ${value}`, value);
  return text(` ${value}${unit}`, unit === '%' ? `${value} %` : `${value} ${unit}`);
};

/** "客户满意度不低于 90%", "customer satisfaction at least 90 %". */
export const criterionWords = (criterion: Criterion): Text => {
  const { title, better, value } = criterion;
  const { zh, en } = valueWords(criterion, value);
  if (value === PASS) return text(`${title.zh}${zh}`, `${title.en} ${en}`);
  const isLeast = better === 'higher';
  return text(
    `${title.zh}${isLeast ? '不低于' : '不高于'}${zh}`,
    `${title.en} ${isLeast ? 'at least' : 'at most'} ${en}`,
  );
};

/** A measured value with its unit. */
export const measuredWords = (criterion: Criterion, measured: string): Text => {
  const { zh, en } = valueWords(criterion, measured);
  return text(zh.trim(), en);
};

/** Whether two say the same; numbers by what they are worth. */
export const isSameCriterion = (one: Criterion, other: Criterion): boolean => {
  const [a, b] = [parseDecimal(one.value), parseDecimal(other.value)];
  const isSameValue = a && b ? compare(a, b) === 0 : one.value === other.value;
  return one.kind === other.kind && one.of === other.of && one.better === other.better && isSameValue;
};
