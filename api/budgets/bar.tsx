import type { BudgetStanding } from '../../domain/money/budgets/standings';
import { countOf } from '../../domain/shared/counts';
import type { Language } from '../../domain/shared/text';
import { budgetWords } from './words';

const [WIDTH, TALL, TOP] = [400, 18, 6];

/** A share of the bar in whole hundredths of a unit: pictures may round, amounts never do. */
const placeOf = (part: bigint, whole: bigint): number =>
  whole === 0n ? 0 : countOf((part * BigInt(WIDTH) * 100n) / whole) / 100;

interface BarProps {
  readonly standing: BudgetStanding;
  readonly language: Language;
  readonly id: string;
}

/** A budget as a bar: actual filled, committed hatched, available empty, with a stroke at each threshold and where the budget ends. */
export const BudgetBar = ({ standing, language, id }: BarProps) => {
  const phrases = budgetWords[language];
  const { amount, committed, actual, answer, warnPercent, escalatePercent } = standing;
  const [budget, paid, open] = [BigInt(amount), BigInt(actual), BigInt(committed)];
  const used = paid + open;
  const whole = used > budget ? used : budget;
  const at = (part: bigint) => placeOf(part, whole);
  const mark = (percent: number) => at((budget * BigInt(percent)) / 100n);
  return (
    <svg class="chart budget-bar" viewBox={`0 0 ${WIDTH} ${TALL + 2 * TOP}`} role="img" aria-labelledby={`${id}-title`}>
      <title id={`${id}-title`}>
        {`${phrases.bar(answer.usedText)}; ${phrases.marks(warnPercent, escalatePercent)}`}
      </title>
      <defs>
        <pattern id={`${id}-hatch`} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="hatch-ground" width={6} height={6} />
          <rect class="hatch-line" width={3} height={6} />
        </pattern>
      </defs>
      <rect class="grid" x={0} y={TOP} width={at(budget)} height={TALL} />
      <rect class="spent" x={0} y={TOP} width={at(paid)} height={TALL} />
      <rect fill={`url(#${id}-hatch)`} class="hatched" x={at(paid)} y={TOP} width={at(open)} height={TALL} />
      {[warnPercent, escalatePercent].map((percent) => (
        <path key={percent} class="strong-grid" d={`M${mark(percent)},${TOP - 4}V${TOP + TALL + 4}`} />
      ))}
      {used > budget && <path class="limit" d={`M${at(budget)},0V${TALL + 2 * TOP}`} />}
    </svg>
  );
};
